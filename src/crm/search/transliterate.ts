import anyAscii from "any-ascii";

export const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}々ー\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const HAN = /^\p{sc=Han}+$/u;
const HANGUL = /^[\uac00-\ud7a3]+$/u;
const KANA = /^[\p{sc=Hiragana}\p{sc=Katakana}ー]+$/u;
const CYRILLIC = /\p{sc=Cyrillic}/u;
const CONSONANTAL = /[\p{sc=Arabic}\p{sc=Hebrew}]/u;

/** Whether each character of the word is a syllable with a reading of its own, as in Chinese and Korean names. */
export function isSyllabic(word: string): boolean {
  return HAN.test(word) || HANGUL.test(word);
}

/** The Latin syllables of a Chinese or Korean word: 王小明 is wang, xiao, ming. */
export function syllables(word: string): string[] {
  return Array.from(word, latinLetters).filter((syllable) => syllable !== "");
}

/** The Latin spellings of a lower-case word in another script, the usual one first; none for a Latin word. */
export function latinForms(word: string): string[] {
  if (KANA.test(word)) return [romaji(word)].filter((form) => form !== "");
  const plain = latinLetters(word);
  if (!CYRILLIC.test(word)) return plain ? [plain] : [];
  return [...new Set([plain, passportSpelling(plain)])].filter((form) => form !== "");
}

/** Юлия is Yulia to most people who write it in Latin letters, and Алексей Alexey. */
function passportSpelling(latin: string): string {
  return latin.replace(/iya$/, "ia").replace(/iy$/, "y").replaceAll("ks", "x");
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

/** Consonants that are heard or written alike; vowels, w and y come and go in transliteration. */
const CONSONANTS: Record<string, string> = {
  b: "b",
  p: "b",
  f: "b",
  v: "b",
  t: "t",
  d: "d",
  s: "s",
  z: "s",
  k: "k",
  q: "k",
  c: "k",
  x: "ks",
  h: "h",
  g: "g",
  j: "g",
  l: "l",
  m: "m",
  n: "n",
  r: "r",
  ب: "b",
  پ: "b",
  ف: "b",
  ت: "t",
  ث: "t",
  ط: "t",
  د: "d",
  ذ: "d",
  ض: "d",
  ظ: "d",
  ج: "g",
  غ: "g",
  چ: "h",
  گ: "g",
  ح: "h",
  خ: "h",
  ه: "h",
  ر: "r",
  ز: "s",
  ژ: "s",
  س: "s",
  ش: "s",
  ص: "s",
  ق: "k",
  ك: "k",
  ک: "k",
  ل: "l",
  م: "m",
  ن: "n",
  ב: "b",
  פ: "b",
  ף: "b",
  ג: "g",
  ד: "d",
  ה: "h",
  ח: "h",
  ז: "s",
  ס: "s",
  ש: "s",
  צ: "s",
  ץ: "s",
  ט: "t",
  ת: "t",
  כ: "k",
  ך: "k",
  ק: "k",
  ל: "l",
  מ: "m",
  ם: "m",
  נ: "n",
  ן: "n",
  ר: "r",
};

/**
 * What is left of a name in scripts that do not write vowels, comparable with the same of its Latin spelling: خالد and
 * Khaled are both `~hld`. Undefined where too little is left to say anything.
 */
export function skeleton(foldedWord: string): string | undefined {
  const plain = foldedWord
    .replace(/kh|ch/g, "h")
    .replace(/sh|tz|ts/g, "s")
    .replace(/([tdgp])h/g, "$1")
    .replace(/[hهה]$/, "");
  let consonants = "";
  for (const letter of plain) {
    const consonant = CONSONANTS[letter] ?? "";
    if (!consonants.endsWith(consonant) || consonant === "") consonants += consonant;
  }
  return consonants.length >= 2 ? `~${consonants}` : undefined;
}

/** Whether a word is in a script that leaves vowels out. */
export function isConsonantal(word: string): boolean {
  return CONSONANTAL.test(word);
}
