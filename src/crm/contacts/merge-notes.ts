import { trust } from "./field-sources.ts";

/** Notes, and in `sources` whose each part is and how many characters it has: `monica:20 vcard:14`. */
export interface Notes {
  readonly text: string;
  readonly sources: string | undefined;
}

interface Part {
  readonly source: string;
  readonly text: string;
}

const BETWEEN = "\n\n";

/** The notes of both, each part once, the more trusted source's first: in one order whichever came first. */
export function mergeNotes(kept: Notes, added: Notes): Notes {
  const parts = [...partsOf(kept), ...partsOf(added)].sort(byTrust);
  const distinct = parts.filter(
    ({ text }, index) =>
      !parts.some(
        (other, at) => at !== index && other.text.includes(text) && (other.text !== text || at < index),
      ),
  );
  return {
    text: distinct.map(({ text }) => text).join(BETWEEN),
    sources: distinct.map(({ source, text }) => `${source}:${text.length}`).join(" "),
  };
}

function byTrust(a: Part, b: Part): number {
  const trusted = trust(b.source) - trust(a.source);
  // Parts that nobody knows the source of stay in their order.
  if (trusted !== 0 || a.source === "" || a.text === b.text) return trusted;
  return a.text < b.text ? -1 : 1;
}

function partsOf({ text, sources = "" }: Notes): Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (const said of sources.split(" ").filter(Boolean)) {
    const at = said.lastIndexOf(":");
    const length = Number(said.slice(at + 1));
    parts.push({ source: said.slice(0, at), text: text.slice(start, start + length) });
    start += length + BETWEEN.length;
  }
  if (text === "") return [];
  return parts.map((part) => part.text).join(BETWEEN) === text ? parts : [{ source: "", text }];
}
