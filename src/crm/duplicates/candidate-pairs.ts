import { nameForms } from "../search/name-forms.ts";
import type { Profile } from "./profile.ts";

/** What more people share than this tells nobody apart; comparing them all would cost their square. */
const MAX_BLOCK = 60;

/**
 * Pairs that can be one person: they share a handle, two words of the name or their short forms, one word with the
 * initial of another, or one word and the company or domain. Each comes once, one of them is always in `fresh`.
 */
export function* candidatePairs(
  profiles: readonly Profile[],
  fresh: ReadonlySet<number>,
): Generator<[Profile, Profile]> {
  const blocks = new Map<string, Profile[]>();
  for (const profile of profiles) {
    for (const key of new Set(blockKeys(profile))) {
      const block = blocks.get(key);
      if (block) block.push(profile);
      else blocks.set(key, [profile]);
    }
  }
  const seen = new Set<string>();
  for (const block of blocks.values()) {
    if (block.length < 2 || block.length > MAX_BLOCK) continue;
    for (const [index, a] of block.entries()) {
      for (const b of block.slice(index + 1)) {
        if (!fresh.has(a.id) && !fresh.has(b.id)) continue;
        const pair = a.id < b.id ? `${a.id} ${b.id}` : `${b.id} ${a.id}`;
        if (seen.has(pair)) continue;
        seen.add(pair);
        yield a.id < b.id ? [a, b] : [b, a];
      }
    }
  }
}

function* blockKeys({ words, bare, companyKey, domains, handles }: Profile): Generator<string> {
  if (bare) yield `bare ${bare}`;
  for (const handle of handles) yield `handle ${handle}`;
  for (const spelling of spelledTogether(words)) yield `name ${spelling}`;
  for (const word of words) {
    if (companyKey) yield `company ${companyKey} ${word}`;
    for (const domain of domains) yield `domain ${domain} ${word}`;
    for (const other of words) {
      if (word === other) continue;
      yield `initial ${word} ${other.charAt(0)}`;
      for (const form of nameForms(word)) yield `initial ${other} ${form.charAt(0)}`;
    }
  }
}

/** In any order that begins elsewhere: wangxiaoming and xiaomingwang for Xiaoming Wang, who may be written in one word. */
export function spelledTogether(words: readonly string[]): string[] {
  return words.map((_, start) => [...words.slice(start), ...words.slice(0, start)].join(""));
}
