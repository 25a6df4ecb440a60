import anyAscii from "any-ascii";

export const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}々ー\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const HAN = /^\p{sc=Han}+$/u;
const HANGUL = /^[\uac00-\ud7a3]+$/u;
const KANA = /^[\p{sc=Hiragana}\p{sc=Katakana}ー]+$/u;
const ARMENIAN = /\p{sc=Armenian}/u;
const CYRILLIC = /\p{sc=Cyrillic}/u;

/** Whether each character of the word is a syllable with a reading of its own, as in Chinese and Korean names. */
export function isSyllabic(word: string): boolean {
  return HAN.test(word) || HANGUL.test(word);
}

export function isHan(word: string): boolean {
  return HAN.test(word);
}

/** The Latin syllables of a Chinese or Korean word: 王小明 is wang, xiao, ming. */
export function syllables(word: string): string[] {
  return Array.from(word, latinLetters).filter((syllable) => syllable !== "");
}

/** The Latin spellings of a lower-case word in another script, the usual one first; none for a Latin word. */
export function latinForms(word: string): string[] {
  if (KANA.test(word)) return [romaji(word)].filter((form) => form !== "");
  const plain = ARMENIAN.test(word) ? latinLetters(word).replaceAll("ow", "u") : latinLetters(word);
  if (!CYRILLIC.test(word)) return plain ? [plain] : [];
  return [...new Set([plain, passportSpelling(plain), ukrainian(plain)])].filter((form) => form !== "");
}

/** Юлия is Yulia to most people who write it in Latin letters, and Алексей Alexey. */
function passportSpelling(latin: string): string {
  return latin.replace(/iya$/, "ia").replace(/iy$/, "y").replaceAll("ks", "x");
}

/** As Ukrainian passports have it: Hnatiuk, Nataliia. */
function ukrainian(latin: string): string {
  return latin.replace(/g/g, "h").replace(/(?<=[^aeiouy])y(?=[aeu])|(?<=i)y(?=[aeu])/g, "i");
}

function latinLetters(word: string): string {
  return anyAscii(word)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
}

function romaji(word: string): string {
  let latin = "";
  let doubled = false;
  for (const kana of word) {
    if (kana === "ー") continue;
    if (kana === "っ" || kana === "ッ") {
      doubled = true;
      continue;
    }
    let syllable = latinLetters(kana);
    if (/[ゃゅょャュョ]/.test(kana) && latin.endsWith("i")) {
      latin = latin.slice(0, -1);
      if (/(sh|ch|j)$/.test(latin)) syllable = syllable.slice(1);
    }
    latin += doubled ? syllable.charAt(0) + syllable : syllable;
    doubled = false;
  }
  return latin;
}
