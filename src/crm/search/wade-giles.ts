// Taiwan, and many families abroad, write Chinese names in the romanization of Wade and Giles, without its apostrophes.

const WHOLE: Record<string, string> = {
  zi: "tzu",
  ci: "tzu",
  si: "szu",
  zhi: "chih",
  chi: "chih",
  shi: "shih",
  ri: "jih",
  yi: "i",
  yan: "yen",
  ye: "yeh",
  you: "yu",
  yong: "yung",
  ju: "chu",
  qu: "chu",
  xu: "hsu",
  jun: "chun",
  qun: "chun",
  xun: "hsun",
  er: "erh",
  e: "o",
  he: "ho",
  ge: "ko",
  ke: "ko",
};
const INITIALS: readonly [pinyin: RegExp, wadeGiles: string][] = [
  [/^zh/, "ch"],
  [/^x/, "hs"],
  [/^[jq]/, "ch"],
  [/^[zc](?!h)/, "ts"],
  [/^b/, "p"],
  [/^d/, "t"],
  [/^g/, "k"],
  [/^r/, "j"],
];
const FINALS: readonly [pinyin: RegExp, wadeGiles: string][] = [
  [/ian$/, "ien"],
  [/ong$/, "ung"],
  [/ie$/, "ieh"],
  [/(?<=[jqxy])ue$/, "ueh"],
  [/(?<=[dtnlzcsrh])uo$/, "o"],
];

/** The Wade-Giles spelling of a Pinyin syllable: xiao is hsiao, zhang is chang. */
export function wadeGiles(syllable: string): string {
  const whole = WHOLE[syllable];
  if (whole) return whole;
  const final = FINALS.find(([pinyin]) => pinyin.test(syllable));
  const finished = final ? syllable.replace(...final) : syllable;
  const initial = INITIALS.find(([pinyin]) => pinyin.test(finished));
  return initial ? finished.replace(...initial) : finished;
}
