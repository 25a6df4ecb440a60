// One way of writing words, for what is stored and for what is asked.

/** Marks that people leave out when they type: Latin, Greek and Cyrillic accents, Arabic and Hebrew vowel signs. */
const OPTIONAL_MARKS = /[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/g;

/** Letters that Unicode does not take apart, and letters that are typed for each other. */
const LETTERS: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ŋ: "n",
  ŧ: "t",
  ı: "i",
  ə: "a",
  ς: "σ",
  ى: "ي",
  ی: "ي",
  ک: "ك",
  ة: "ه",
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");

/** The two-letter way of writing an umlaut or ring, as in German and Danish passports and mail addresses. */
const EXPANDED: Record<string, string> = { ä: "ae", ö: "oe", ü: "ue", å: "aa", ø: "oe" };
const EXPANDABLE = /[äöüåø]/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII begins at NUL
const ASCII = /^[\x00-\x7f]*$/;

/** Compatibility forms made plain (full width, ligatures), lower case; accents stay. */
export function lower(text: string): string {
  return ASCII.test(text) ? text.toLowerCase() : text.normalize("NFKC").toLowerCase();
}

/** Lower case, without accents, in one form for letters that people mix up. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return lower(text)
    .normalize("NFD")
    .replace(OPTIONAL_MARKS, "")
    .normalize("NFC")
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter);
}

/** `fold`, with ü as ue, ö as oe, ä as ae, å as aa, ø as oe. */
export function foldExpanded(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  const composed = lower(text).normalize("NFC");
  return fold(composed.replace(EXPANDABLE, (letter) => EXPANDED[letter] ?? letter));
}
