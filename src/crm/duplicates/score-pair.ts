import type { IdentityKind } from "../../db/schema.ts";
import { areCompatibleNames } from "../contacts/compatible-names.ts";
import { areNameForms } from "../search/name-forms.ts";
import { spelledTogether } from "./candidate-pairs.ts";
import type { Profile } from "./profile.ts";

export interface PairScore {
  /** 0 to 1. */
  readonly score: number;
  /** For a person, the weightiest first. */
  readonly reasons: readonly string[];
}

/** From here on a pair is worth a person's look. */
export const WORTH_A_LOOK = 0.5;

/** The most that names come to which are neither the same nor two forms of one. */
const LESSER_NAME = 0.45;
const ACCOUNTS = ["telegram", "whatsapp", "twitter", "instagram", "facebook"] as const;
/** Letters of the longer word from which a typing error says little by itself, and from which it is likely one. */
const MIN_TYPO = 3;
const LONG_TYPO = 6;

/**
 * How likely two contacts are one person. A name alone can bring a pair onto the list and never joins it; what both
 * share adds, what contradicts (two LinkedIn profiles, two birthdays) takes away.
 */
export function scorePair(a: Profile, b: Profile): PairScore {
  const others: [points: number, reason: string][] = [];
  if (a.companyKey && a.companyKey === b.companyKey) others.push([0.25, `Same company: ${a.company}`]);
  const domain = first(a.domains, b.domains);
  if (domain) others.push([0.2, `Addresses of one domain: ${domain}`]);
  const handle = first(a.handles, b.handles);
  if (handle) others.push([0.35, `Same handle: ${handle}`]);
  if (a.location && a.location === b.location) others.push([0.1, `Same place: ${a.location}`]);
  if (a.birthday && b.birthday) others.push(a.birthday === b.birthday ? [0.3, "Same birthday"] : [-0.5, ""]);
  for (const kind of ["linkedin", "record"] as const) if (contradict(a, b, kind)) others.push([-0.4, ""]);
  // People have two accounts of one messenger now and then; a name alone does not tell that from two people.
  for (const kind of ACCOUNTS) if (contradict(a, b, kind)) others.push([-0.3, ""]);
  const more = sum(others);
  const name = nameScore(a, b, WORTH_A_LOOK - more);
  // Who shares a company or a domain and no name is a colleague.
  if (name[0] === 0 && !handle) return { score: 0, reasons: [] };
  return {
    score: Math.round(Math.min(1, Math.max(0, name[0] + more)) * 100) / 100,
    reasons: [name, ...others]
      .filter(([points]) => points > 0)
      .sort(([x], [y]) => y - x)
      .map(([, reason]) => reason),
  };
}

const sum = (parts: readonly [points: number, reason: string][]) =>
  parts.reduce((total, [points]) => total + points, 0);

/** @param needed points below which a pair comes to nothing: names are not compared for less. */
function nameScore(a: Profile, b: Profile, needed: number): [number, string] {
  const [few, many] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words];
  const shown = `${a.name} and ${b.name}`;
  if (few.length === 0) return [0, ""];
  if ([...few].sort().join(" ") === [...many].sort().join(" "))
    return a.isFull && b.isFull ? [0.6, `Same name: ${shown}`] : [0.3, `Same single name: ${shown}`];
  if (spelledTogether(few).some((spelling) => spelledTogether(many).includes(spelling)))
    return [0.55, `Same name in another writing: ${shown}`];
  const matched = few.filter((word) => many.some((other) => word.length > 1 && areNameForms(word, other)));
  if (matched.length < 2 && a.bare !== b.bare && needed > LESSER_NAME) return [0, ""];
  if (areCompatibleNames(a.name, b.name)) {
    if (matched.length > 1) return [0.5, `Names of one person: ${shown}`];
    return [0.3, `Names that may be one person's: ${shown}`];
  }
  if (a.bare === b.bare) return [0.5, `Same name without its marks: ${shown}`];
  const typo = typoIn(a, b, matched);
  return typo ? [typo.length < LONG_TYPO ? 0.3 : LESSER_NAME, `Names one letter apart: ${shown}`] : [0, ""];
}

/** The longer of the only two words that differ, where that is by one letter; each other word has its like. */
function typoIn(a: Profile, b: Profile, matched: readonly string[]): string | undefined {
  for (const [ours, theirs] of [
    [a.words, b.words],
    [a.written, b.written],
  ] as const) {
    const [few, many] = ours.length <= theirs.length ? [ours, theirs] : [theirs, ours];
    const unlike = few.filter((word) => !matched.includes(word) && !many.includes(word));
    const [word] = unlike;
    if (few.length < 2 || word === undefined || unlike.length > 1) continue;
    const other = many.find((each) => isTypo(word, each) && !few.includes(each));
    if (other) return other.length > word.length ? other : word;
  }
  return undefined;
}

function contradict(a: Profile, b: Profile, kind: IdentityKind): boolean {
  const keysOf = ({ identities }: Profile) =>
    identities.filter((identity) => identity.kind === kind).map(({ value }) => value);
  const [ours, theirs] = [keysOf(a), keysOf(b)];
  if (ours.some((value) => theirs.includes(value))) return false;
  const formOf = kind === "record" ? sourceOf : kind === "linkedin" ? () => kind : accountForm;
  return ours.some((value) =>
    theirs.some((other) => formOf(value) !== "" && formOf(value) === formOf(other)),
  );
}

/** A record's own id says something only beside another of the same source. */
const sourceOf = (record: string) => /^[a-z]+:(?=\d)/.exec(record)?.[0] ?? "";
/** The id and the name of one account are two keys that say nothing of each other. */
const accountForm = (value: string) => (/^(?:user|\+)?\d+$/.test(value) ? "id" : "name");

const first = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].find((value) => b.has(value));

/** One letter more, fewer or other, or two swapped. */
function isTypo(a: string, b: string): boolean {
  if (Math.max(a.length, b.length) < MIN_TYPO || Math.abs(a.length - b.length) > 1 || a === b) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}
