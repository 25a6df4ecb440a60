// Words within a typing error of each other share a word that is left when letters are taken out of both: the
// symmetric deletions of SymSpell (Wolf Garbe, 2012). Only the first letters are worked on, which bounds the number.

const PREFIX = 7;
/** Shorter words are other words when a letter changes. */
export const SHORTEST_MISSPELT = 4;
/** From this length on two errors are forgiven. */
export const SHORTEST_TWICE_MISSPELT = 8;

/** What a stored word is found by: its beginning with up to one letter (from 8 letters: two) taken out. */
export function storedVariants(word: string): string[] {
  if (word.length < SHORTEST_MISSPELT) return [];
  return variants(word, word.length >= SHORTEST_TWICE_MISSPELT ? 2 : 1);
}

/** What a word that was asked for is looked up as: as many letters taken out as an error can have added. */
export function askedVariants(word: string): string[] {
  if (word.length < SHORTEST_MISSPELT - 1) return [];
  return variants(
    word,
    word.length < SHORTEST_MISSPELT ? 0 : word.length < SHORTEST_TWICE_MISSPELT - 1 ? 1 : 2,
  );
}

function variants(word: string, deletions: 0 | 1 | 2): string[] {
  let level = [word.slice(0, PREFIX)];
  const all = new Set(level);
  for (let taken = 0; taken < deletions; taken++) {
    level = level.flatMap(withoutOneLetter);
    for (const variant of level) all.add(variant);
  }
  return [...all];
}

function withoutOneLetter(word: string): string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

/** The word with two neighbours swapped: one typing error, which edit distance alone counts as two. */
export function swaps(word: string): string[] {
  const swapped = new Set<string>();
  for (let at = 0; at + 1 < word.length; at++) {
    swapped.add(word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2));
  }
  swapped.delete(word);
  return [...swapped];
}
