import { useState } from "react";
import { filterOf } from "./contacts-query.ts";
import type { ContactSearch } from "./search-params.ts";

/** Contacts that were picked one by one, or all that the list shows but for some. */
export interface Selection {
  readonly all: boolean;
  /** The picked ones, or with `all` the ones left out. */
  readonly ids: ReadonlySet<number>;
}

export const NOTHING: Selection = { all: false, ids: new Set() };

export const isSelected = ({ all, ids }: Selection, id: number) => ids.has(id) !== all;

export function countOf({ all, ids }: Selection, total: number): number {
  return all ? Math.max(0, total - ids.size) : ids.size;
}

/** In the API's words. */
export function asRequest({ all, ids }: Selection, search: ContactSearch) {
  return all ? { matching: filterOf(search), except: [...ids] } : { ids: [...ids] };
}

/** What is picked, until another list is shown. */
export function useSelection(listed: string) {
  const [state, setState] = useState({ listed, selection: NOTHING });
  const selection = state.listed === listed ? state.selection : NOTHING;
  const select = (next: Selection) => setState({ listed, selection: next });
  const toggle = (id: number) => {
    const ids = new Set(selection.ids);
    if (!ids.delete(id)) ids.add(id);
    select({ ...selection, ids });
  };
  return { selection, select, toggle };
}
