/** What the list shows, as the page's address holds it. */
export interface ContactSearch {
  q?: string;
  tier?: (typeof TIERS)[number];
  priority?: (typeof PRIORITIES)[number];
  tag?: string;
  company?: string;
  platform?: string;
  sort?: (typeof SORTS)[number];
  /** The contact beside the list. */
  open?: number;
}

export const TIERS = ["strong", "warm", "cold"] as const;
export const PRIORITIES = ["high", "medium", "low", "archived"] as const;
export const SORTS = ["relevance", "last_contact", "score", "name", "added"] as const;

/** Reads an address that anybody may have written: what makes no sense is left out. */
export function contactSearch(raw: Record<string, unknown>): ContactSearch {
  const text = (name: string) => {
    const value = raw[name];
    const said = typeof value === "string" || typeof value === "number" ? String(value).slice(0, 500) : "";
    return said ? { [name]: said } : {};
  };
  const choice = (name: string, choices: readonly unknown[]) =>
    choices.includes(raw[name]) ? { [name]: raw[name] } : {};
  return {
    ...text("q"),
    ...choice("tier", TIERS),
    ...choice("priority", PRIORITIES),
    ...text("tag"),
    ...text("company"),
    ...text("platform"),
    ...choice("sort", SORTS),
    ...(Number.isInteger(raw.open) && Number(raw.open) > 0 && { open: Number(raw.open) }),
  };
}
