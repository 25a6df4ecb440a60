import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import type { InferRequestType, InferResponseType } from "hono/client";
import { api, ask } from "../../api.ts";
import { toast } from "../../components/toast.tsx";
import { useUndo } from "../contacts/change-contacts.ts";

const one = api.contacts[":id"];
export type Profile = InferResponseType<typeof one.$get>;
export type ProfileEdit = InferRequestType<typeof one.$patch>["json"];
export type Entry = InferResponseType<typeof api.interactions.$get>["interactions"][number];

export const contactQuery = (id: number) =>
  queryOptions({
    queryKey: ["contact", id],
    queryFn: ({ signal }) => ask(one.$get({ param: { id: String(id) } }, { init: { signal } })),
  });

/** What passed between the user and a contact, the newest first, a page after the other. */
export const timelineQuery = (contactId: number, words: string) =>
  infiniteQueryOptions({
    queryKey: ["timeline", contactId, words],
    queryFn: ({ pageParam, signal }) =>
      ask(
        api.interactions.$get(
          {
            query: {
              contactId: String(contactId),
              ...(words && { query: words }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
          { init: { signal } },
        ),
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });

/** Fields of a profile that an edit shows before the server has answered. */
function shown(profile: Profile, edit: ProfileEdit): Profile {
  const { birthday, addIdentities: _added, removeIdentities: removed = [], tags, ...fields } = edit;
  const isRemoved = (kind: string, value: string) =>
    removed.some((one) => one.kind === kind && one.value === value);
  return {
    ...profile,
    ...(Object.fromEntries(
      Object.entries(fields).filter(([, value]) => value !== undefined),
    ) as Partial<Profile>),
    ...(tags && { tags: [...tags] }),
    ...(birthday !== undefined && {
      birthYear: birthday?.year ?? null,
      birthMonth: birthday?.month ?? null,
      birthDay: birthday?.day ?? null,
    }),
    identities: profile.identities.filter(({ kind, value }) => !isRemoved(kind, value)),
  };
}

/**
 * Edits a contact in place: seen at once, taken back with the server's sentence, undone by the toast.
 * @param isQuiet the sentence is shown by the caller, beside what was typed
 */
export function useProfileEdit(id: number, isQuiet = false) {
  const queryClient = useQueryClient();
  const undo = useUndo();
  const { queryKey } = contactQuery(id);
  return useMutation({
    meta: { quiet: isQuiet },
    mutationFn: ({ edit }: { edit: ProfileEdit; said: string }) =>
      ask(one.$patch({ param: { id: String(id) }, json: edit })),
    onMutate: async ({ edit }) => {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData(queryKey);
      if (before) queryClient.setQueryData(queryKey, shown(before, edit));
      return before;
    },
    onError: (_error, _edit, before) => {
      if (before) queryClient.setQueryData(queryKey, before);
    },
    onSuccess: ({ changeId }, { said }) => {
      if (changeId !== null) toast(said, () => undo.mutate(changeId));
      void queryClient.invalidateQueries({ queryKey });
      void queryClient.invalidateQueries({ queryKey: ["contacts"] });
    },
  });
}
