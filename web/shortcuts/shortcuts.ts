import { useEffect, useRef, useSyncExternalStore } from "react";

export interface Shortcut {
  /** A key as `event.key` has it, two one after the other ("g d"), or "mod+k" with Ctrl or Command. */
  readonly keys: string;
  /** What it does, for the map and the palette: "Archive the contact". */
  readonly does: string;
  /** Where it is listed in the map, such as "Contacts"; "Everywhere" unless said. */
  readonly group?: string;
  readonly run: () => void;
}

/** Milliseconds between the two keys of a sequence. */
const SEQUENCE = 1_000;

let active: readonly Shortcut[] = [];
let pending: { key: string; until: number } | undefined;
const listeners = new Set<() => void>();

function change(next: readonly Shortcut[]): void {
  active = next;
  for (const listener of listeners) listener();
}

/**
 * Makes keys work while the component is there. The newest to register a key has it, a page's before one of everywhere.
 * None works while something is typed
 * or a dialog is open, but for those with "mod+".
 */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  const names = shortcuts.map(({ keys, does }) => `${keys} ${does}`).join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: registered anew only when the keys or words change.
  useEffect(() => {
    const mine = latest.current.map((shortcut, index) => ({
      ...shortcut,
      run: () => latest.current[index]?.run(),
    }));
    // Of two that mount at once the page would be first: what holds everywhere gives way to it all the same.
    const isEverywhere = mine.every(({ group }) => group === undefined);
    change(isEverywhere ? [...mine, ...active] : [...active, ...mine]);
    return () => change(active.filter((one) => !mine.includes(one)));
  }, [names]);
}

/** All keys that work now, the newest of each. */
export function useActiveShortcuts(): readonly Shortcut[] {
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => active,
  );
  return all.filter(({ keys }, index) => all.findLastIndex((one) => one.keys === keys) === index);
}

/** The one listener for keys; returns what ends it. */
export function listenForShortcuts(): () => void {
  window.addEventListener("keydown", onKeyDown);
  return () => window.removeEventListener("keydown", onKeyDown);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  const modified = event.ctrlKey || event.metaKey;
  if (!modified && isOccupied(event.target)) return;
  const key = modified ? `mod+${event.key.toLowerCase()}` : event.key;
  const sequence = pending && pending.until > event.timeStamp ? `${pending.key} ${key}` : undefined;
  pending = undefined;
  const found =
    active.findLast(({ keys }) => keys === sequence) ?? active.findLast(({ keys }) => keys === key);
  if (found) {
    event.preventDefault();
    found.run();
  } else if (active.some(({ keys }) => keys.startsWith(`${key} `))) {
    pending = { key, until: event.timeStamp + SEQUENCE };
  }
}

/** Whether keys belong to what has the focus: a field, an open menu or list, an open dialog. */
function isOccupied(target: EventTarget | null): boolean {
  if (document.querySelector("dialog[open]")) return true;
  const typed =
    "textarea, select, [contenteditable], [role=menu], [role=listbox], input:not([type=checkbox])";
  return target instanceof Element && target.closest(typed) !== null;
}
