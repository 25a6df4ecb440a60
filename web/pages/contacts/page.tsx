import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useRef, useState } from "react";
import { counted } from "../../components/counted.ts";
import { PageHeader } from "../../components/page-header.tsx";
import { ErrorState, Skeleton } from "../../components/states.tsx";
import { useShortcuts } from "../../shortcuts/shortcuts.ts";
import { ContactView } from "../contact/contact-view.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import { type ContactsChange, useContactsChange } from "./change-contacts.ts";
import { ContactList, type ListHandle } from "./contact-list.tsx";
import { contactsQuery } from "./contacts-query.ts";
import { FilterBar } from "./filter-bar.tsx";
import { NewContact } from "./new-contact.tsx";
import { NoContacts } from "./no-contacts.tsx";
import { PriorityDialog } from "./priority-dialog.tsx";
import type { ContactSearch } from "./search-params.ts";
import { countOf, NOTHING, type Selection, useSelection } from "./selection.ts";
import { TagDialog } from "./tag-dialog.tsx";
import { useWide } from "./use-wide.ts";

/** Everybody: searched as one types, narrowed by the address, and beside the list the one that is open. */
export function ContactsPage() {
  const search: ContactSearch = useSearch({ from: "/app/contacts" });
  const navigate = useNavigate({ from: "/contacts" });
  const isWide = useWide();
  const open = isWide ? search.open : undefined;
  const query = useInfiniteQuery(contactsQuery(search));
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage, isPlaceholderData, refetch } = query;
  const contacts = data?.pages.flatMap((page) => page.contacts) ?? [];
  const total = data?.pages[0]?.total ?? 0;
  const { selection, select, toggle } = useSelection(JSON.stringify({ ...search, open: undefined }));
  const [at, setAt] = useState(-1);
  const [dialog, setDialog] = useState<"tag" | "priority" | "new">();
  const change = useContactsChange();
  const list = useRef<ListHandle>(null);
  const field = useRef<HTMLInputElement>(null);

  const count = countOf(selection, total);
  const current = contacts[Math.min(at, contacts.length - 1)];
  /** What a key is for: what is selected, else the row it is on. */
  const meant: Selection = count > 0 || !current ? selection : { all: false, ids: new Set([current.id]) };
  const whom = count > 0 || !current ? counted(count, "contact") : current.displayName;
  const run = (what: ContactsChange) => {
    if (countOf(meant, total) === 0) return;
    change.mutate({ selection: meant, search, change: what });
    if (what === "delete" || "priority" in what) select(NOTHING);
  };
  const goTo = (index: number) => {
    const next = Math.max(0, Math.min(index, contacts.length - 1));
    setAt(next);
    list.current?.goTo(next);
  };
  const isArchive = search.priority === "archived";
  const ask = (what: "tag" | "priority") => {
    if (countOf(meant, total) > 0) setDialog(what);
  };
  const group = "Contacts";
  useShortcuts([
    { keys: "/", does: "Search contacts", group, run: () => field.current?.focus() },
    { keys: "j", does: "Next contact", group, run: () => goTo(at + 1) },
    { keys: "k", does: "Contact before", group, run: () => goTo(at - 1) },
    { keys: "ArrowDown", does: "Next contact", group, run: () => goTo(at + 1) },
    { keys: "ArrowUp", does: "Contact before", group, run: () => goTo(at - 1) },
    { keys: "x", does: "Select the contact", group, run: () => current && toggle(current.id) },
    {
      keys: "e",
      does: isArchive ? "Take out of the archive" : "Archive",
      group,
      run: () => run({ priority: isArchive ? "medium" : "archived" }),
    },
    { keys: "t", does: "Tag", group, run: () => ask("tag") },
    { keys: "p", does: "Set the priority", group, run: () => ask("priority") },
    { keys: "Escape", does: "Select none, close the contact", group, run: () => leave() },
  ]);
  const leave = () => {
    if (count > 0) select(NOTHING);
    else if (open) void navigate({ search: ({ open: _, ...rest }) => rest, replace: true });
  };
  const onNearEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isPlaceholderData) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage]);
  const narrow = (part: Partial<Record<keyof ContactSearch, string | undefined>>) => {
    setAt(-1);
    window.scrollTo({ top: 0 });
    void navigate({
      search: (before) =>
        Object.fromEntries(Object.entries({ ...before, ...part }).filter(([, value]) => value !== undefined)),
      replace: true,
    });
  };
  return (
    <div className={open ? "grid grid-cols-[minmax(20rem,24rem)_minmax(0,1fr)] gap-6" : ""}>
      <div className="min-w-0">
        <PageHeader
          title="Contacts"
          actions={<NewContact open={dialog === "new"} setOpen={(is) => setDialog(is ? "new" : undefined)} />}
        />
        <div className="bg-ground border-line sticky top-0 z-5 -mt-2 border-b pt-2 pb-1.5">
          <FilterBar
            search={search}
            change={narrow}
            field={field}
            onLeave={() => contacts.length > 0 && goTo(0)}
          />
          {data && contacts.length > 0 && (
            <p className="text-quiet text-small flex items-center gap-3 px-2 pt-2" aria-live="polite">
              <input
                type="checkbox"
                aria-label="Select all"
                checked={count > 0 && count === total}
                ref={(box) => {
                  if (box) box.indeterminate = count > 0 && count < total;
                }}
                onChange={() => select(count > 0 ? NOTHING : { all: true, ids: new Set() })}
                className="accent-accent size-4"
              />
              <span className="tabular-nums">{counted(total, "contact")}</span>
            </p>
          )}
        </div>
        {error && !data ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : !data ? (
          <Skeleton lines={10} />
        ) : contacts.length === 0 ? (
          <NoContacts search={search} onClear={() => void navigate({ search: {} })} />
        ) : (
          <ContactList
            handle={list}
            contacts={contacts}
            total={total}
            slim={open !== undefined}
            isWide={isWide}
            selection={selection}
            open={open}
            onToggle={toggle}
            onFocus={setAt}
            onNearEnd={onNearEnd}
          />
        )}
      </div>
      {open && (
        <div className="border-line sticky top-8 h-[calc(100dvh-4rem)] min-w-0 overflow-y-auto border-l pl-6">
          <ContactView key={open} id={open} isPanel />
        </div>
      )}
      {count > 0 && (
        <BulkBar
          count={count}
          others={selection.all || count === total ? null : total}
          busy={change.isPending}
          isArchive={isArchive}
          onAll={() => select({ all: true, ids: new Set() })}
          onNone={() => select(NOTHING)}
          onTag={() => setDialog("tag")}
          onChange={run}
        />
      )}
      {change.isPending && change.done > 0 && (
        <p
          role="status"
          className="bg-raised border-line shadow-float fixed inset-x-4 bottom-18 z-20 mx-auto w-fit rounded-md border px-3 py-2 tabular-nums rail:bottom-4"
        >
          {counted(change.done, "contact")} done, more to go
        </p>
      )}
      <TagDialog open={dialog === "tag"} whom={whom} onClose={() => setDialog(undefined)} onTag={run} />
      <PriorityDialog
        open={dialog === "priority"}
        whom={whom}
        onClose={() => setDialog(undefined)}
        onChoose={(priority) => run({ priority })}
      />
    </div>
  );
}
