import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useImperativeHandle, useRef } from "react";
import { ContactRow } from "./contact-row.tsx";
import type { ContactRow as Contact } from "./contacts-query.ts";
import { isSelected, type Selection } from "./selection.ts";

/** Pixels. */
const ROW = 56;
/** Rows before the end at which the next page is asked for. */
const AHEAD = 40;

export interface ListHandle {
  /** Brings a row into sight and gives it the focus. */
  goTo(index: number): void;
}

export interface ContactListProps {
  contacts: readonly Contact[];
  total: number;
  slim: boolean;
  isWide: boolean;
  selection: Selection;
  open: number | undefined;
  onToggle: (id: number) => void;
  onFocus: (index: number) => void;
  onNearEnd: () => void;
  handle: RefObject<ListHandle | null>;
}

/** The rows in sight, however many there are. */
export function ContactList(props: ContactListProps) {
  const { contacts, total, selection, slim, isWide, open, onToggle, onFocus, onNearEnd, handle } = props;
  const list = useRef<HTMLUListElement>(null);
  const wanted = useRef<number>(undefined);
  const rows = useWindowVirtualizer({
    count: contacts.length,
    estimateSize: () => ROW,
    overscan: 12,
    getItemKey: (index) => contacts[index]?.id ?? index,
    scrollMargin: list.current?.offsetTop ?? 0,
    // Under the search field and above the bar.
    scrollPaddingStart: 180,
    scrollPaddingEnd: 90,
  });
  const items = rows.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastShown >= contacts.length - AHEAD) onNearEnd();
  }, [lastShown, contacts.length, onNearEnd]);
  // A row that was out of sight has to be drawn before it can have the focus.
  useEffect(() => {
    const id = wanted.current === undefined ? undefined : contacts[wanted.current]?.id;
    const link = list.current?.querySelector<HTMLElement>(`[data-contact="${id}"]`);
    if (!link) return;
    wanted.current = undefined;
    link.focus({ preventScroll: true });
  });
  useImperativeHandle(handle, () => ({
    goTo(index) {
      wanted.current = index;
      rows.scrollToIndex(index);
      list.current
        ?.querySelector<HTMLElement>(`[data-contact="${contacts[index]?.id}"]`)
        ?.focus({ preventScroll: true });
    },
  }));
  return (
    <ul ref={list} aria-label="Contacts" className="relative" style={{ height: rows.getTotalSize() }}>
      {items.map(({ index, key, start }) => {
        const contact = contacts[index];
        return (
          contact && (
            <li
              key={key}
              aria-setsize={total}
              aria-posinset={index + 1}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start - rows.options.scrollMargin}px)` }}
            >
              <ContactRow
                contact={contact}
                slim={slim}
                isWide={isWide}
                isSelected={isSelected(selection, contact.id)}
                isOpen={contact.id === open}
                onToggle={() => onToggle(contact.id)}
                onFocus={() => onFocus(index)}
              />
            </li>
          )
        );
      })}
    </ul>
  );
}
