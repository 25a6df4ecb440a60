import { nameWords } from "../../crm/contacts/compatible-names.ts";
import { isRoleAddress } from "../../crm/contacts/normalize-identity.ts";
import { fold } from "../../crm/search/fold.ts";
import type { PersonDraft } from "../draft.ts";
import { areApart, knownName, matchKey, mayBear, namesOf, type People, type Person } from "./people.ts";

export interface Match {
  /** The contacts that the draft is about, the one to keep first; none for a new person. */
  readonly same: readonly Person[];
  /** Contacts that share a key but may be others: for the review list. */
  readonly doubtful: readonly { person: Person; keys: readonly string[]; why: string }[];
  /** Keys as `kind:value` that stay with a doubtful one alone: shared, they would join the two the next time. */
  readonly others: ReadonlySet<string>;
}

/** A switchboard that hundreds share makes no hundred pairs to look at. */
const MAX_DOUBTFUL = 3;

/**
 * Finds whom a draft is about, by its identities alone. A shared key says "same" where the names are compatible and the
 * key is a person's own; a shared key with different names, or an office's address with any but the same, says "look at it". The source's own
 * id of a record says "same" whatever the name, unless profiles contradict it. Two contacts of whom the user said that
 * they are two people stay two.
 */
export function matchPerson(people: People, draft: PersonDraft): Match {
  const shared = new Map<Person, string[]>();
  for (const identity of draft.identities) {
    const key = matchKey(identity);
    for (const holder of (key && people.byKey.get(key)) || []) {
      shared.set(holder, [...(shared.get(holder) ?? []), `${identity.kind}:${identity.value}`]);
    }
  }
  const same: { person: Person; rank: number }[] = [];
  const doubtful: Match["doubtful"][number][] = [];
  for (const [person, keys] of shared) {
    const isRecord = keys.some((key) => key.startsWith("record:"));
    const own = keys.find((key) => !isShared(key));
    const whyAnother = isRecord ? contradiction(person, draft) : undefined;
    if (isRecord && !whyAnother) same.push({ person, rank: 0 });
    else if (own ? mayBear(person, draft) : !isRecord && isCalled(person, draft))
      same.push({ person, rank: rankOf(person, draft) });
    else doubtful.push({ person, keys, why: whyAnother ?? reason(keys, own === undefined) });
  }
  // Whom the names of two others contradict, or the user's word, is left to the user, whoever was there first.
  const fitsAll = ({ person }: { person: Person }) =>
    same.every((each) => each.person === person || mayBeOne(people, each.person, person));
  const certain = new Set(same.filter(fitsAll).map(({ person }) => person));
  const rank = ({ person, rank: own }: (typeof same)[number]) =>
    own > 0 && !certain.has(person) ? own + 2 : own;
  same.sort((a, b) => rank(a) - rank(b) || order(a.person) - order(b.person));
  const [first, ...others] = same.map(({ person }) => person);
  const ofOthers = new Set<string>();
  if (!first) return { same: [], doubtful: oldest(doubtful), others: ofOthers };
  const joins: Person[] = [];
  for (const other of others) {
    if (certain.has(other)) {
      joins.push(other);
    } else if (!areApart(people, first, other)) {
      const keys = shared.get(other) ?? [];
      doubtful.push({ person: other, keys, why: KEYS_OF_BOTH });
      for (const key of keys) ofOthers.add(key);
    }
  }
  // Of several that are one, the contact that was there first stays.
  return {
    same: [first, ...joins].sort((a, b) => order(a) - order(b)),
    doubtful: oldest(doubtful),
    others: ofOthers,
  };
}

const KEYS_OF_BOTH = "One record names keys of both.";

const mayBeOne = (people: People, a: Person, b: Person): boolean =>
  !areApart(people, a, b) && mayBear(a, asDraft(b)) && mayBear(b, asDraft(a));

const oldest = (doubtful: Match["doubtful"]): Match["doubtful"] =>
  doubtful.toSorted((a, b) => order(a.person) - order(b.person)).slice(0, MAX_DOUBTFUL);

/** Contacts in the database before new ones, the older first. */
const order = ({ id }: Person) => (id > 0 ? id : Number.MAX_SAFE_INTEGER / 2 - id);
const rankOf = (person: Person, draft: PersonDraft) =>
  person.row.display_name.toLowerCase() === draft.displayName.toLowerCase() ? 1 : 2;
const asDraft = (person: Person): PersonDraft => ({ displayName: knownName(person), identities: [] });

/** Keys that say nothing about who somebody is by themselves. */
const isShared = (key: string) =>
  key.startsWith("record:") || (key.startsWith("email:") && isRoleAddress(key.slice("email:".length)));

/** Of several who write from an office each is known by name alone, and so is the office itself. */
function isCalled(person: Person, { displayName, identities }: PersonDraft): boolean {
  const written = (name: string) => nameWords(name).map(fold).join(" ");
  const said = displayName ? [displayName] : ["", ...identities.map(({ value }) => value)];
  const names = new Set(said.map(written));
  return namesOf(person).some((name) => names.has(written(name)));
}

/** Two profiles on one platform are two people, even where the source has no other key than a name and a day. */
function contradiction(person: Person, draft: PersonDraft): string | undefined {
  const profile = draft.identities.find(({ kind }) => kind === "linkedin");
  const known = [...person.keys].filter((key) => key.startsWith("linkedin:"));
  if (profile && known.length > 0 && !known.includes(`linkedin:${profile.value}`))
    return "Same name and day in one source, different profiles.";
  return draft.whyAnother?.(recordsOf(person));
}

const recordsOf = ({ keys }: Person) =>
  new Set([...keys].flatMap((key) => (key.startsWith("record:") ? key.slice("record:".length) : [])));

const NAMES: Record<string, string> = {
  email: "e-mail address",
  phone: "number",
  whatsapp: "number",
  linkedin: "LinkedIn profile",
};

function reason(keys: readonly string[], isOffice: boolean): string {
  const [kind = "", value = ""] = (keys[0] ?? "").split(/:(.*)/s);
  const name = NAMES[kind] ?? `${kind} name`;
  return isOffice ? `Same office address: ${value}.` : `Same ${name} with different names: ${value}.`;
}
