import anyAscii from "any-ascii";

// Many scripts leave vowels out or write them otherwise than Latin letters do, and every language has its own way of
// writing such a name in Latin letters. What these ways share are the consonants, sorted by how they sound:
// خالد, Khaled and Khalid are all `~KLT`.

/** Marks a skeleton among the words of the index: no word begins with it. */
const MARK = "~";

const SOUNDS: Record<string, string> = {
  ...soundingAs("P", "bpf ب پ ف ב פ ף"),
  ...soundingAs("T", "td ت ث ط ٹ د ڈ ד ט ת"),
  ...soundingAs("K", "kgq ق ك گ غ خ כ ך ק ג"),
  ...soundingAs("J", "j ج چ"),
  ...soundingAs("S", "sz ز ژ س ش ص ז ס ש צ ץ"),
  ...soundingAs("H", "h ح ه ה ח"),
  ...soundingAs("L", "l ل ל"),
  ...soundingAs("M", "m م מ ם"),
  ...soundingAs("N", "n ن ں נ ן"),
  ...soundingAs("R", "r ر ڑ ר"),
};

function soundingAs(sound: string, letters: string): Record<string, string> {
  return Object.fromEntries(Array.from(letters.replaceAll(" ", ""), (letter) => [letter, sound]));
}

const VOWELLESS = /[\p{sc=Arabic}\p{sc=Hebrew}]/u;
/** Scripts whose Latin letters say where the vowels are. */
const FULLY_WRITTEN = /[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Armenian}\p{sc=Georgian}\p{N}]/u;
const THAI = /\p{sc=Thai}/u;
/** The Arabic article, which Latin spellings write apart or leave out. */
const ARTICLE = /^ال(?=.{2})/;

/**
 * What letters of the plain transliteration stand for, by script: the nasal sign of Indic scripts is m whatever follows
 * (Anjali is amjli), Tamil has one letter for ch and s, Burmese says th for s. A Thai letter with a karan is silent.
 */
const READINGS: readonly [script: RegExp, letters: readonly (readonly [RegExp, string])[]][] = [
  [/\p{sc=Tamil}/u, [[/c/g, "s"]]],
  [
    /[\p{sc=Devanagari}\p{sc=Bengali}\p{sc=Sinhala}\p{sc=Gujarati}\p{sc=Telugu}]/u,
    [
      [/mh/g, "n"],
      [/m(?=[cjktdgs])/g, "n"],
      [/c(?!h)/g, "ch"],
    ],
  ],
  [
    /\p{sc=Myanmar}/u,
    [
      [/(?<=[^aeiou])h/g, ""],
      [/s/g, "t"],
      [/c/g, "s"],
      [/j/g, "z"],
    ],
  ],
];

/** The skeletons under which a folded word is stored; none for a word in letters that tell its vowels. */
export function storedSkeletons(word: string): string[] {
  if (VOWELLESS.test(word)) return vowelless(word);
  if (FULLY_WRITTEN.test(word)) return [];
  let latin = anyAscii(word.replace(/.\u0e4c/g, "")).toLowerCase();
  const reading = READINGS.find(([script]) => script.test(word));
  for (const [letters, sound] of reading?.[1] ?? []) latin = latin.replace(letters, sound);
  const skeletons = askedSkeletons(latin.replace(/[^a-z]/g, ""));
  return THAI.test(word) ? skeletons.map(merged) : skeletons.filter((skeleton) => !isMerged(skeleton));
}

/** The skeletons that a folded word may mean when it is a name in Latin letters. */
export function askedSkeletons(word: string): string[] {
  if (VOWELLESS.test(word)) return vowelless(word);
  if (!/^[a-z]+$/.test(word)) return [];
  const plain = word
    .replace(/sch|tz|ts/g, "s")
    .replace(/x/g, "ks")
    .replace(/c(?=[eiy])/g, "s")
    .replace(/c(?!h)/g, "k")
    .replace(/([tdbpkgjs])h/g, "$1")
    .replace(/^h(?=[^aeiouy])|h$/g, "");
  // ch is one sound in Chaudhary, another in Michal and a third in Chaim; v stands for b or for a vowel's letter.
  const readings = plain.includes("ch")
    ? ["j", "k", "h"].map((sound) => plain.replaceAll("ch", sound))
    : [plain];
  const skeletons = readings.flatMap((reading) => [reading, reading.replaceAll("v", "b")]).map(sounds);
  return [...new Set([...skeletons, ...skeletons.map(merged)])];
}

/** Whether two folded words, one of them in Latin letters and the other in letters that hide vowels, may be one name. */
export function soundAlike(a: string, b: string): boolean {
  if (hidesVowels(a) === hidesVowels(b)) return false;
  const [stored, asked] = hidesVowels(a) ? [a, b] : [b, a];
  const skeletons = new Set(storedSkeletons(stored));
  return askedSkeletons(asked).some((skeleton) => tells(skeleton) && skeletons.has(skeleton));
}

const hidesVowels = (word: string) => VOWELLESS.test(word) || !FULLY_WRITTEN.test(word);

/** Whether a word of the index is a skeleton. */
export function isSkeleton(word: string): boolean {
  return word.startsWith(MARK);
}

/** ج is g in Egypt, ذ, ض and ظ are z in Persian and Urdu, a last ه may be silent, and the article may be left out. */
function vowelless(word: string): string[] {
  const bare = word.replace(ARTICLE, "");
  let readings = [word, bare];
  for (const [letters, ...alternatives] of [
    [/ج/g, "ج", "ك"],
    [/[ذضظ]/g, "د", "ز"],
    [/[هה]$/, "ه", ""],
  ] as const) {
    readings = readings.flatMap((reading) => alternatives.map((letter) => reading.replace(letters, letter)));
  }
  return [...new Set(readings.map(sounds))];
}

/** Whether a skeleton says enough by itself. One consonant alone says little: Bob would be Abeba. */
export function tells(skeleton: string): boolean {
  return skeleton.replaceAll(MARK, "").length >= 2;
}

/** Each sound once where it is doubled, also over a vowel; ng and nk are one sound in many scripts. */
function sounds(word: string): string {
  let skeleton = "";
  for (const letter of word) {
    const sound = SOUNDS[letter] ?? "";
    if (!skeleton.endsWith(sound)) skeleton += sound;
  }
  return MARK + skeleton.replace(/NK/g, "N");
}

/** In Thai l and r are said n at the end of a syllable. */
function merged(skeleton: string): string {
  return MARK + skeleton.replace(/[LR]/g, "N").replace(/N+/g, "N");
}

const isMerged = (skeleton: string) => skeleton.startsWith(MARK + MARK);
