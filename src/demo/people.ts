import anyAscii from "any-ascii";
import { COMPANY_WORDS, CONTEXT_TAGS, INDUSTRIES, type Industry } from "./industries.ts";
import { AFRICA } from "./names/africa.ts";
import { AMERICAS } from "./names/americas.ts";
import type { Culture } from "./names/culture.ts";
import { EAST_ASIA } from "./names/east-asia.ts";
import { EASTERN_EUROPE } from "./names/eastern-europe.ts";
import { MIDDLE_EAST } from "./names/middle-east.ts";
import { NORTHERN_EUROPE } from "./names/northern-europe.ts";
import { SOUTH_ASIA } from "./names/south-asia.ts";
import { SOUTHEAST_ASIA } from "./names/southeast-asia.ts";
import { WESTERN_EUROPE } from "./names/western-europe.ts";
import { chance, evenly, pick, type Random, seeded, seededFor } from "./random.ts";
import type { Language } from "./talk/language.ts";

export interface Person {
  readonly index: number;
  /** As this person writes it, in the script of the culture or in Latin letters. */
  readonly displayName: string;
  readonly givenName: string;
  readonly familyName: string;
  /** The name in Latin letters, given name first. */
  readonly latinName: string;
  /** Lower case ASCII words joined by a dot, unique among the people of one run: `nia.okafor`. */
  readonly handle: string;
  readonly culture: string;
  /** The script of displayName. */
  readonly script: string;
  readonly language: Language;
  readonly company: string;
  readonly title: string;
  readonly industry: Industry;
  /** `City, Country` in English. */
  readonly location: string;
  readonly tags: readonly string[];
}

interface Name {
  native: string;
  latin: string;
}

interface ParsedCulture extends Pick<Culture, "id" | "script" | "language" | "order" | "twoFamilies"> {
  women: Name[];
  men: Name[];
  families: { man: Name; woman: Name }[];
  places: string[];
}

const CULTURES: readonly ParsedCulture[] = [
  WESTERN_EUROPE,
  NORTHERN_EUROPE,
  EASTERN_EUROPE,
  EAST_ASIA,
  SOUTH_ASIA,
  SOUTHEAST_ASIA,
  MIDDLE_EAST,
  AFRICA,
  AMERICAS,
]
  .flat()
  .map(parseCulture);

/** Some write their name in Latin letters abroad. */
const IN_LATIN = 0.25;
/** Some live far from where their name comes from. */
const ABROAD = 0.15;
const HUBS = [
  "London, United Kingdom",
  "New York, United States",
  "Berlin, Germany",
  "Paris, France",
  "Singapore, Singapore",
  "Toronto, Canada",
  "Sydney, Australia",
  "Dublin, Ireland",
  "Stockholm, Sweden",
];
/** How often a name is drawn again when somebody has it already; in large networks namesakes are real. */
const TRIES = 5;

/** The scripts in which people write their names here. */
export const SCRIPTS: readonly string[] = [...new Set(CULTURES.map(({ script }) => script))];

/**
 * Invented people of the whole world, the same for the same seed. The first `n` of a larger count are the people of
 * count `n`, and all cultures appear about equally often from the start.
 */
export function* people(seed: number, count: number): Generator<Person> {
  const start = seeded(seed)();
  const names = new Set<string>();
  const handles = new Map<string, number>();
  for (let index = 0; index < count; index++) {
    const random = seededFor(seed, index);
    // The golden ratio spreads best; see `evenly`.
    const culture = CULTURES[
      Math.floor(evenly(index, 0.6180339887, start) * CULTURES.length)
    ] as ParsedCulture;
    let name = makeName(random, culture);
    for (let tries = 1; tries < TRIES && names.has(name.displayName); tries++)
      name = makeName(random, culture);
    names.add(name.displayName);

    const handle = asciiWords(name.latinName).join(".");
    const namesakes = handles.get(handle) ?? 0;
    handles.set(handle, namesakes + 1);
    const industry = pick(random, INDUSTRIES);
    yield {
      index,
      ...name,
      handle: namesakes ? `${handle}${namesakes + 1}` : handle,
      culture: culture.id,
      language: culture.language,
      company: companyOf(random, industry),
      title: pick(random, industry.titles),
      industry,
      location: chance(random, ABROAD) ? pick(random, HUBS) : pick(random, culture.places),
      tags: [industry.tag, ...(chance(random, 0.4) ? [pick(random, CONTEXT_TAGS)] : [])],
    };
  }
}

export function companyOf(random: Random, industry: Industry): string {
  return `${pick(random, COMPANY_WORDS)} ${pick(random, industry.companies)}`;
}

/** Lower case words of the letters a to z and digits, for addresses. */
export function asciiWords(text: string): string[] {
  const ascii = anyAscii(text)
    .toLowerCase()
    .replace(/['’`.]/g, "");
  return ascii.split(/[^a-z0-9]+/).filter(Boolean);
}

function makeName(random: Random, culture: ParsedCulture) {
  const isWoman = chance(random, 0.5);
  const given = pick(random, isWoman ? culture.women : culture.men);
  const family = pick(random, culture.families)[isWoman ? "woman" : "man"];
  const inLatin = culture.script !== "Latin" && chance(random, IN_LATIN);
  const second = culture.twoFamilies ? ` ${pick(random, culture.families).man.native}` : "";
  const givenName = inLatin ? given.latin : given.native;
  const familyName = (inLatin ? family.latin : family.native) + second;
  return {
    givenName,
    familyName,
    displayName: inLatin ? `${givenName} ${familyName}` : inOrder(culture.order, givenName, familyName),
    latinName: `${given.latin} ${family.latin}`,
    script: inLatin ? "Latin" : culture.script,
  };
}

function inOrder(order: Culture["order"], given: string, family: string): string {
  if (order === "family first, joined") return family + given;
  return order === "family first" ? `${family} ${given}` : `${given} ${family}`;
}

function parseCulture(culture: Culture): ParsedCulture {
  return {
    ...culture,
    women: culture.women.split(", ").map(parseName),
    men: culture.men.split(", ").map(parseName),
    families: culture.families.split(", ").map((family) => {
      const [man = "", woman = man] = family.split("/");
      return { man: parseName(man), woman: parseName(woman) };
    }),
    places: culture.places.split("; "),
  };
}

function parseName(text: string): Name {
  const [native = "", latin = native] = text.split("=");
  return { native, latin };
}
