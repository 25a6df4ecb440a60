// What other people wrote may hide things in characters that nobody sees: commands in Unicode tags, text turned round by
// bidi marks, words split by zero-width signs.

/** U+200C and U+200D shape Persian, Indic and emoji; the rest of `Cf`, half characters and the ideographic selectors only hide. */
const INVISIBLE = /[^\P{Cf}\u200c\u200d]|\p{Cs}|[\u{e0100}-\u{e01ef}]/gu;
const JOINERS = /[\u200c\u200d]/g;
const CONTROL = /[^\P{Cc}\n\t]/gu;
const LINE_BREAK = /\r\n?|[\u0085\u2028\u2029]/g;
const OPENING = /[<＜﹤≮]/g;
const CLOSING = /[>＞﹥≯]/g;

/** A text of several lines, without control and invisible characters. */
export function cleanText(text: string): string {
  return text.replace(LINE_BREAK, "\n").replace(INVISIBLE, "").replace(CONTROL, "").trim();
}

const INLINE_MAX = 120;

/** A name, title or tag that may stand outside a fence: one line, no tags, at most 120 characters. */
export function inline(text: string): string {
  const line = cleanText(text)
    .replace(JOINERS, "")
    .replace(/\s+/g, " ")
    .replace(OPENING, "‹")
    .replace(CLOSING, "›");
  if (line.length <= INLINE_MAX) return line;
  const characters = [...line];
  if (characters.length <= INLINE_MAX) return line;
  return `${characters
    .slice(0, INLINE_MAX - 1)
    .join("")
    .trimEnd()}…`;
}
