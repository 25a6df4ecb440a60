import type { Identity } from "../crm/contacts/normalize-identity.ts";
import type { Priority } from "../db/schema.ts";
import { type Person, people } from "./people.ts";
import {
  type Birthday,
  birthdayOf,
  identitiesOf,
  type JobChange,
  jobChangeOf,
  tagsOf,
  textsOf,
} from "./profile.ts";
import { byShare, evenly, pick, seeded, seededFor } from "./random.ts";
import { RELATIONS, type Relation } from "./relations.ts";
import { type DemoInteraction, history } from "./talk/history.ts";

export interface DemoContact {
  person: Person;
  relation: Relation["id"];
  priority: Priority;
  tags: string[];
  birthday: Birthday | undefined;
  texts: ReturnType<typeof textsOf>;
  identities: Identity[];
  interactions: DemoInteraction[];
  jobChange: JobChange | undefined;
}

const PLATFORMS = new Set(["email", "linkedin", "telegram", "whatsapp"]);

/**
 * A whole sample network, contact by contact: the same for the same seed, count and day (in UTC), whatever the hour.
 * All that happened, happened before that day.
 */
export function* network(seed: number, count: number, now: Date): Generator<DemoContact> {
  const today = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()));
  const start = seeded(seed + 1)();
  for (const person of people(seed, count)) {
    const random = seededFor(seed + 2, person.index);
    // The square root of two is as good a step as any that people() does not use.
    const relation = byShare(evenly(person.index, 0.4142135624, start), RELATIONS);
    const identities = identitiesOf(random, person, relation);
    const platforms = [...new Set(identities.map(({ kind }) => kind))].filter((kind) => PLATFORMS.has(kind));
    const channels = {
      platforms: platforms.slice(0, relation.platforms),
      phone: identities.some(({ kind }) => kind === "phone"),
    };
    yield {
      person,
      relation: relation.id,
      priority: pick(random, relation.priorities),
      tags: tagsOf(random, person, relation),
      birthday: birthdayOf(random, person, today),
      texts: textsOf(random, person, identities, today),
      identities,
      interactions: history(random, person, relation, channels, today),
      jobChange: jobChangeOf(random, person, today),
    };
  }
}
