import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";
import type { InferResponseType } from "hono/client";
import { useState } from "react";
import { api, ask } from "../../api.ts";
import { counted } from "../../components/counted.ts";
import { toast } from "../../components/toast.tsx";
import type { ContactPage, ContactRow } from "./contacts-query.ts";
import type { ContactSearch, PRIORITIES } from "./search-params.ts";
import { asRequest, isSelected, type Selection } from "./selection.ts";

export type ContactsChange =
  | { readonly addTags: string[]; readonly removeTags: string[] }
  | { readonly priority: (typeof PRIORITIES)[number] }
  | "delete";

interface Asked {
  readonly selection: Selection;
  readonly search: ContactSearch;
  readonly change: ContactsChange;
}

/** Changes contacts of the list: seen at once, taken back with a sentence if the server refuses, undone by the toast. */
export function useContactsChange() {
  const queryClient = useQueryClient();
  const undo = useUndo();
  const [done, setDone] = useState(0);
  const change = useMutation({
    mutationFn: async (asked: Asked) => {
      setDone(0);
      return inParts(asked, setDone);
    },
    onMutate: async ({ selection, search, change }: Asked) => {
      await queryClient.cancelQueries({ queryKey: ["contacts", "list"] });
      const before = queryClient.getQueriesData<InfiniteData<ContactPage>>({
        queryKey: ["contacts", "list"],
      });
      queryClient.setQueriesData<InfiniteData<ContactPage>>(
        { queryKey: ["contacts", "list"] },
        (data) => data && changed(data, selection, change, search),
      );
      return before;
    },
    onError: (_error, _asked, before) => {
      for (const [key, data] of before ?? []) queryClient.setQueryData(key, data);
    },
    onSuccess: ({ changeId, contacts, stopped }, { change }) => {
      const what = stopped
        ? `${said(change, contacts)} The rest is as it was: ${stopped}`
        : said(change, contacts);
      if (stopped) void queryClient.invalidateQueries({ queryKey: ["contacts"] });
      toast(what, changeId === null ? undefined : () => undo.mutate(changeId));
      void queryClient.invalidateQueries({ queryKey: ["contact"] });
      void queryClient.invalidateQueries({ queryKey: ["contacts", "facets"] });
      void queryClient.invalidateQueries({ queryKey: ["contacts", "list"], refetchType: "none" });
      void queryClient.invalidateQueries({ queryKey: ["suggestions"] });
      void queryClient.invalidateQueries({ queryKey: ["dashboard"] });
    },
  });
  return { ...change, done };
}

interface Parted {
  changeId: number | null;
  contacts: number;
  /** Why the rest was not done. */
  stopped?: string;
}

/** A part after the other, so that many thousands show how far they are; one undo takes all of it back. */
async function inParts(
  { selection, search, change }: Asked,
  onDone: (contacts: number) => void,
): Promise<Parted> {
  const asked = asRequest(selection, search);
  let so: Parted = { changeId: null, contacts: 0 };
  let part: { after: number; changeId: number | null } | undefined;
  do {
    try {
      const answer: InferResponseType<typeof api.contacts.edit.$post> = await ask(
        change === "delete"
          ? api.contacts.delete.$post({ json: { selection: asked, part } })
          : api.contacts.edit.$post({ json: { selection: asked, part, edit: change } }),
      );
      so = { changeId: answer.changeId ?? so.changeId, contacts: so.contacts + answer.contacts };
      part = answer.next === null ? undefined : { after: answer.next, changeId: so.changeId };
    } catch (error) {
      if (so.changeId === null || !(error instanceof Error)) throw error;
      return { ...so, stopped: error.message };
    }
    onDone(so.contacts);
  } while (part);
  return so;
}

/** Takes back a change by its id. */
export function useUndo() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (changeId: number) => ask(api.contacts.undo.$post({ json: { changeId } })),
    onSuccess: () => {
      for (const key of ["contacts", "contact", "timeline", "suggestions", "dashboard"]) {
        void queryClient.invalidateQueries({ queryKey: [key] });
      }
    },
  });
}

function said(change: ContactsChange, contacts: number): string {
  const them = counted(contacts, "contact");
  if (contacts === 0) return "Nothing had to change.";
  if (change === "delete") return `Deleted ${them}.`;
  if ("priority" in change) {
    return change.priority === "archived"
      ? `Archived ${them}.`
      : `Set ${them} to ${change.priority} priority.`;
  }
  const [tag = ""] = [...change.addTags, ...change.removeTags];
  return change.addTags.length > 0 ? `Tagged ${them} “${tag}”.` : `Took “${tag}” from ${them}.`;
}

/** The list as it will be. */
function changed(
  data: InfiniteData<ContactPage>,
  selection: Selection,
  change: ContactsChange,
  { priority: shown }: ContactSearch,
): InfiniteData<ContactPage> {
  const leaves =
    change === "delete" ||
    ("priority" in change && (shown ? change.priority !== shown : change.priority === "archived"));
  let gone = 0;
  const pages = data.pages.map((page) => ({
    ...page,
    contacts: page.contacts.flatMap((contact): ContactRow[] => {
      if (!isSelected(selection, contact.id)) return [contact];
      if (!leaves) return [edited(contact, change)];
      gone++;
      return [];
    }),
  }));
  const [first, ...rest] = pages;
  const total = selection.all && leaves ? selection.ids.size : (first?.total ?? 0) - gone;
  return { ...data, pages: first ? [{ ...first, total }, ...rest] : [] };
}

function edited(contact: ContactRow, change: ContactsChange): ContactRow {
  if (change === "delete") return contact;
  if ("priority" in change) return { ...contact, priority: change.priority };
  const kept = contact.tags.filter((tag) => !change.removeTags.includes(tag));
  return { ...contact, tags: [...new Set([...kept, ...change.addTags])] };
}
