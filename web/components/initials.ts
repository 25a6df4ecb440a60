const LETTER = /\p{L}/u;
/** Scripts in which one character is a name's part: two of them would be a whole name. */
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** One or two letters that stand for a name: first and last word's, or one character of a script without capitals. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s.,()/]+/).filter((word) => LETTER.test(word));
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => LETTER.exec(word ?? "")?.[0] ?? "",
  );
  if (!first) return name.trim()[0] ?? "?";
  return IDEOGRAPH.test(first) ? first : (first + last).toLocaleUpperCase("en");
}

/** A hue of 0 to 359, always the same for a name. */
export function hueOf(name: string): number {
  let hash = 0;
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 360_007;
  return hash % 360;
}
