import { areCompatibleNames } from "../../crm/contacts/compatible-names.ts";
import { type Owner, UnknownOwner } from "../format.ts";
import { foldedName, type PersonKey } from "./person-key.ts";
import type { Survey } from "./survey.ts";

/** Who "you" is in the messages: by profile, or where none is known by name. */
export type IsOwner = (key: PersonKey) => boolean;

const MAX_CANDIDATES = 5;

/**
 * Finds the user among the writers and readers: by the profile that the user gave, by the invitations, by the name in
 * Profile.csv, by the names of the account; in this order. A name that only resembles one must also be in most messages.
 * @throws UnknownOwner where there are messages and nothing tells.
 */
export function findOwner(survey: Survey, owner: Owner): IsOwner {
  const slugs = [...survey.people.keys()].filter((key) => !key.startsWith("~"));
  const given = slugs.filter((slug) => owner.keys.has(`linkedin:${slug}`));
  const invited = mostOf(survey.inviters);
  const names = survey.profileNames.length ? survey.profileNames : owner.names;
  const slug =
    given[0] ??
    invited ??
    bearer(survey, slugs, [...survey.profileNames, ...owner.names]) ??
    resembling(survey, slugs, names);
  const known = slug ? [...names, survey.people.get(slug)?.name ?? ""] : names;
  const folded = new Set(known.map((name) => `~${foldedName(name)}`));
  const isNamed = survey.profileNames.length > 0 || [...survey.people.keys()].some((key) => folded.has(key));
  if (slug === undefined && !isNamed && survey.messages > 0) throw new UnknownOwner(candidates(survey));
  return (key) => key === slug || given.includes(key) || folded.has(key);
}

/** Of the profiles with exactly such a name the one in most messages; none where two are in as many. */
function bearer(survey: Survey, slugs: readonly string[], names: readonly string[]): string | undefined {
  const wanted = new Set(names.map(foldedName).filter((name) => name !== ""));
  return busiest(
    survey,
    slugs.filter((slug) => wanted.has(foldedName(survey.people.get(slug)?.name ?? ""))),
  );
}

function resembling(survey: Survey, slugs: readonly string[], names: readonly string[]): string | undefined {
  return busiest(
    survey,
    slugs.filter((slug) => {
      const { name, rows } = survey.people.get(slug) ?? { name: "", rows: 0 };
      const isLike = name !== "" && names.some((known) => known !== "" && areCompatibleNames(known, name));
      return isLike && rows * 2 > survey.messages;
    }),
  );
}

function busiest(survey: Survey, slugs: readonly string[]): string | undefined {
  return mostOf(new Map(slugs.map((slug) => [slug, survey.people.get(slug)?.rows ?? 0])));
}

function mostOf(counts: ReadonlyMap<string, number>): string | undefined {
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return first && first[1] > 0 && first[1] !== second?.[1] ? first[0] : undefined;
}

function candidates(survey: Survey): string[] {
  const people = [...survey.people.values()].filter(({ name, rows }) => name !== "" && rows > 0);
  return [...new Set(people.sort((a, b) => b.rows - a.rows).map(({ name }) => name))].slice(
    0,
    MAX_CANDIDATES,
  );
}
