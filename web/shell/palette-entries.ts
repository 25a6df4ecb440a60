import type { NavigateOptions } from "@tanstack/react-router";
import { useActiveShortcuts } from "../shortcuts/shortcuts.ts";
import { INNER_PAGES, MAIN_PAGES, OTHER_PAGES } from "./pages.ts";
import { usePalettePeople } from "./palette-people.ts";

export interface PaletteEntry {
  readonly key: string;
  readonly group: "People" | "Pages" | "Actions";
  readonly name: string;
  readonly detail?: string;
  readonly run: () => void;
}

/** What fits the words: people first, then pages, then what the keys of this page do. */
export function usePaletteEntries(words: string, goTo: (to: NavigateOptions) => void): PaletteEntry[] {
  const people = usePalettePeople(words);
  const shortcuts = useActiveShortcuts();
  const fits = (name: string) =>
    words
      .toLowerCase()
      .split(/\s+/)
      .every((word) => name.toLowerCase().includes(word));
  return [
    ...people.map(
      ({ id, name, detail }): PaletteEntry => ({
        key: `person ${id}`,
        group: "People",
        name,
        detail,
        run: () => goTo({ to: "/contacts/$id", params: { id: String(id) } }),
      }),
    ),
    ...[...MAIN_PAGES, ...OTHER_PAGES, ...INNER_PAGES]
      .filter(({ name }) => fits(name))
      .map(({ to, name }): PaletteEntry => ({ key: to, group: "Pages", name, run: () => goTo({ to }) })),
    ...shortcuts
      .filter(({ keys, does }) => !/^(g .|\/|mod\+k)$/.test(keys) && fits(does))
      .map(
        ({ keys, does, run }): PaletteEntry => ({
          key: keys,
          group: "Actions",
          name: does,
          detail: keys,
          run,
        }),
      ),
  ];
}
