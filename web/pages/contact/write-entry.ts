import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { InferRequestType } from "hono/client";
import { api, ask } from "../../api.ts";
import { toast } from "../../components/toast.tsx";
import { useUndo } from "../contacts/change-contacts.ts";

const one = api.interactions[":id"];
export type Written = InferRequestType<typeof one.$put>["json"];

/** Writes an entry of the timeline down, or changes one that the user wrote. */
export function useEntryWriting(contactId: number, entryId?: number) {
  const done = useDone(contactId);
  return useMutation({
    meta: { quiet: true },
    mutationFn: (json: Written) =>
      entryId === undefined
        ? ask(api.interactions.$post({ json: { contactId, ...json } }))
        : ask(one.$put({ param: { id: String(entryId) }, json })),
    onSuccess: ({ changeId }, { kind }) => done(kind === "note" ? "Kept the note." : "Kept it.", changeId),
  });
}

/** Deletes an entry that the user wrote. */
export function useEntryDeletion(contactId: number) {
  const done = useDone(contactId);
  return useMutation({
    mutationFn: (id: number) => ask(one.$delete({ param: { id: String(id) } })),
    onSuccess: ({ changeId }) => done("Deleted the entry.", changeId),
  });
}

function useDone(contactId: number) {
  const queryClient = useQueryClient();
  const undo = useUndo();
  return (said: string, changeId: number | null) => {
    toast(said, changeId === null ? undefined : () => undo.mutate(changeId));
    for (const key of [
      ["timeline", contactId],
      ["contact", contactId],
      ["contacts"],
      ["suggestions"],
      ["dashboard"],
    ]) {
      void queryClient.invalidateQueries({ queryKey: key });
    }
  };
}
