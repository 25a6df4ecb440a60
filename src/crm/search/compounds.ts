import { lower } from "./fold.ts";
import { splitWords } from "./split.ts";

/** Words that belong to the word after them, in names of many languages. */
const PARTICLES = new Set(
  `a abd abou abu af al ap aw bar ben bin bint d da dal dall dalla das de dei del dela della delle den der des di dos du
   e el fitz ibn la las le les li lo los lu mac mac mc mhic mac o of os saint san sankt sant santa santo st ste te
   ten ter the tho thor thoe tot un van vande vander vom von vor y zu zum zur عبد ابن بن ابو أبو`.split(
    /\s+/,
  ),
);

/** Letters with one sign between them: jean-paul, o'brien, j.r.r., at&t. */
const HYPHENATED = /[\p{L}\p{M}\p{N}]+(?:['’‘ʼ`´.&·‐‑–-][\p{L}\p{M}\p{N}]+)+/gu;

/** What a name or company also reads as in one word: `jeanpaul`, `obrien`, and `vanderberg` for van der Berg. */
export function joinedWords(text: string): string[] {
  const lowered = lower(text);
  const joined = (lowered.match(HYPHENATED) ?? []).map((word) => splitWords(word).join(""));
  const words = splitWords(lowered);
  for (let start = 0; start < words.length; start++) {
    let end = start;
    while (PARTICLES.has(words[end] ?? "") && end + 1 < words.length) end++;
    if (end > start) joined.push(words.slice(start, end + 1).join(""));
  }
  return joined;
}
