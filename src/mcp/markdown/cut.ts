/** Where a cut looks for a space, as a share of the length: a text without spaces is cut anyway. */
const LOOK_BACK = 0.7;

/**
 * How much of a text fits into `max` UTF-16 units: the end of its last whole word, never inside a character.
 * @returns the length to show; the text's own length when all of it fits
 */
export function cutAtWord(text: string, max: number): number {
  if (text.length <= max) return text.length;
  const space = text.slice(0, max + 1).search(/\s\S*$/);
  if (space >= max * LOOK_BACK) return space;
  return text.codePointAt(max - 1) !== text.charCodeAt(max - 1) ? Math.max(1, max - 1) : max;
}

/**
 * Shares `budget` among texts of these lengths so that short ones are whole and what they leave goes to the long ones.
 * @returns the length that each may have; none gets less than `least`
 */
export function shareOut(lengths: readonly number[], budget: number, least: number): number {
  let left = budget;
  const ascending = [...lengths].sort((a, b) => a - b);
  for (const [index, length] of ascending.entries()) {
    const share = Math.floor(left / (ascending.length - index));
    if (length > share) return Math.max(share, least);
    left -= length;
  }
  return Number.POSITIVE_INFINITY;
}
