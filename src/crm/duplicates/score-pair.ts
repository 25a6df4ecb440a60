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

/** Short forms and typing errors are only told in words of some length. */
const MIN_TYPO = 5;

/**
 * How likely two contacts are one person. A name alone can bring a pair onto the list and never joins it; what both
 * share adds, what contradicts (two LinkedIn profiles, two birthdays) takes away.
 */
export function scorePair(a: Profile, b: Profile): PairScore {
  const parts: [points: number, reason: string][] = [nameScore(a, b)];
  if (a.companyKey && a.companyKey === b.companyKey) parts.push([0.25, `Same company: ${a.company}`]);
  const domain = first(a.domains, b.domains);
  if (domain) parts.push([0.2, `Addresses of one domain: ${domain}`]);
  const handle = first(a.handles, b.handles);
  if (handle) parts.push([0.35, `Same handle: ${handle}`]);
  if (a.location && a.location === b.location) parts.push([0.1, `Same place: ${a.location}`]);
  if (a.birthday && b.birthday) parts.push(a.birthday === b.birthday ? [0.3, "Same birthday"] : [-0.5, ""]);
  for (const kind of ["linkedin", "record"] as const) if (contradict(a, b, kind)) parts.push([-0.4, ""]);
  const [name] = parts;
  // Who shares a company or a domain and no name is a colleague.
  if ((name?.[0] ?? 0) === 0 && !handle) return { score: 0, reasons: [] };
  const score = parts.reduce((sum, [points]) => sum + points, 0);
  return {
    score: Math.round(Math.min(1, Math.max(0, score)) * 100) / 100,
    reasons: parts
      .filter(([points]) => points > 0)
      .sort(([x], [y]) => y - x)
      .map(([, reason]) => reason),
  };
}

function nameScore(a: Profile, b: Profile): [number, string] {
  const [few, many] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words];
  const shown = `${a.name} and ${b.name}`;
  if (few.length === 0) return [0, ""];
  if ([...few].sort().join(" ") === [...many].sort().join(" "))
    return few.length > 1 ? [0.6, `Same name: ${shown}`] : [0.3, `Same single name: ${shown}`];
  if (spelledTogether(few).some((spelling) => spelledTogether(many).includes(spelling)))
    return [0.55, `Same name in another writing: ${shown}`];
  const matched = few.filter((word) => many.some((other) => word.length > 1 && areNameForms(word, other)));
  if (areCompatibleNames(a.name, b.name)) {
    if (matched.length > 1) return [0.5, `Names of one person: ${shown}`];
    return [0.3, `Names that may be one person's: ${shown}`];
  }
  const close = few.filter((word) => !matched.includes(word) && many.some((other) => isTypo(word, other)));
  return few.length > 1 && matched.length + close.length === few.length && close.length === 1
    ? [0.45, `Names one letter apart: ${shown}`]
    : [0, ""];
}

function contradict(a: Profile, b: Profile, kind: "linkedin" | "record"): boolean {
  const keysOf = ({ identities }: Profile) =>
    identities
      .filter((identity) => identity.kind === kind)
      // A record's own id says something only beside another of the same source.
      .map(({ value }) => (kind === "record" ? /^[a-z]+:(?=\d)/.exec(value)?.[0] : value));
  const [ours, theirs] = [keysOf(a), keysOf(b)];
  if (kind === "record") return ours.some((source) => source !== undefined && theirs.includes(source));
  return ours.length > 0 && theirs.length > 0 && !ours.some((value) => theirs.includes(value));
}

const first = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].find((value) => b.has(value));

/** One letter more, fewer or other, or two swapped. */
function isTypo(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < MIN_TYPO || Math.abs(a.length - b.length) > 1 || a === b) return false;
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
