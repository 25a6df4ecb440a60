/** As much of a subject or name as fits into a sentence. */
const MAX_LENGTH = 60;
/** `Re:`, `Fwd:` and their like in other languages, also counted (`Re[2]:`). */
const REPLY_MARKS =
  /^(?:(?:re|fwd?|aw|wg|sv|vs|vb|tr|rv|res|enc|odp|antw|doorst|ynt|ilt|回复|转发|答复)\s*(?:\[\d+\])?\s*[:：]\s*)+/iu;

/**
 * Text of others as one short line that can stand in quotation marks inside a sentence: no reply marks, control or
 * direction characters, quotation marks, brackets of tags, or addresses. Undefined when nothing is left.
 */
export function cleanLine(text: string): string | undefined {
  const line = text
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>]+/gu, " ")
    .replace(/["“”„«»]/g, "'")
    .replace(/\S+:\/\/\S+/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .replace(REPLY_MARKS, "")
    .replace(/[.…\s]+$/, "");
  if (!/[\p{L}\p{N}]/u.test(line)) return undefined;
  return line.length > MAX_LENGTH ? `${cutAtWord(line)}…` : line;
}

function cutAtWord(line: string): string {
  const cut = Array.from(line.slice(0, MAX_LENGTH))
    .join("")
    .replace(/[\uD800-\uDBFF]$/, "");
  const word = cut.replace(/\s+\S*$/, "");
  return (word.length > MAX_LENGTH / 2 ? word : cut).trimEnd();
}
