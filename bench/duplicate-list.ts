import { candidatePairs } from "../src/crm/duplicates/candidate-pairs.ts";
import { type Candidate, profileOf } from "../src/crm/duplicates/profile.ts";
import { scorePair, WORTH_A_LOOK } from "../src/crm/duplicates/score-pair.ts";
import { nameForms } from "../src/crm/search/name-forms.ts";
import { type Person, people } from "../src/demo/people.ts";

/** How the second record of a person differs from the first. */
export const VARIANTS: Record<string, (person: Person) => Partial<Candidate>> = {
  same: () => ({}),
  "word order": ({ givenName, familyName }) => ({ name: `${familyName} ${givenName}` }),
  "no accents": ({ displayName }) => ({ name: displayName.normalize("NFD").replace(/\p{M}/gu, "") }),
  "short form": ({ givenName, familyName }) => ({
    name: `${[...nameForms(givenName.toLowerCase())][0] ?? givenName} ${familyName}`,
  }),
  "initial and company": ({ givenName, familyName, company }) => ({
    name: `${givenName.charAt(0)}. ${familyName}`,
    company: company ?? null,
  }),
  "typing error and company": ({ givenName, familyName, company }) => ({
    name: `${givenName} ${familyName.slice(0, 2)}${familyName.slice(3)}`,
    company: company ?? null,
  }),
};

/** Shares of the true pairs that are listed, and of the listed ones that are true: 0 to 1. */
export function measureReviewList(count: number) {
  const kinds = Object.keys(VARIANTS);
  const candidates: Candidate[] = [];
  const kindOf = new Map<number, string>();
  for (const person of people(1, count)) {
    const kind = kinds[person.index % kinds.length] ?? "same";
    const first = candidate(person.index * 2 + 1, person, { company: person.company ?? null });
    const second = candidate(person.index * 2 + 2, person, VARIANTS[kind]?.(person) ?? {});
    candidates.push(first, second);
    kindOf.set(first.id, kind);
  }
  const started = performance.now();
  const profiles = candidates.map(profileOf);
  const fresh = new Set(candidates.map(({ id }) => id));
  const found = new Set<number>();
  let listed = 0;
  for (const [a, b] of candidatePairs(profiles, fresh)) {
    if (scorePair(a, b).score < WORTH_A_LOOK) continue;
    listed++;
    if (a.id % 2 === 1 && b.id === a.id + 1) found.add(a.id);
  }
  const seconds = Number(((performance.now() - started) / 1000).toFixed(2));
  const recall = kinds.map((kind) => {
    const all = [...kindOf].filter(([, each]) => each === kind).map(([id]) => id);
    return { kind, pairs: all.length, recall: share(all.filter((id) => found.has(id)).length, all.length) };
  });
  return { listed, precision: share(found.size, listed), seconds, recall };
}

export const share = (part: number, whole: number) => Number((part / whole).toFixed(3));

function candidate(id: number, person: Person, values: Partial<Candidate>): Candidate {
  return {
    id,
    name: person.displayName,
    company: null,
    location: null,
    birthday: null,
    identities: [],
    ...values,
  };
}
