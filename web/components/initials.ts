const LETTER = /\p{L}/u;
/** Scripts with capitals that every font has. In others two letters would join, or be a whole name. */
const CAPITALS = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}]/u;

/** Letters that stand for a name: first and last word's, or the first one alone in a script without capitals. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s.,()/]+/).filter((word) => LETTER.test(word));
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => LETTER.exec(word ?? "")?.[0] ?? "",
  );
  if (!first) return name.trim()[0] ?? "?";
  return CAPITALS.test(first) ? (first + last).toLocaleUpperCase("en") : first;
}

/** A hue of 0 to 359, always the same for a name. */
export function hueOf(name: string): number {
  let hash = 0;
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 360_007;
  return hash % 360;
}
