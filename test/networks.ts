import fc from "fast-check";
import { refreshScores } from "../src/crm/relationships/refresh-scores.ts";
import { DAY } from "../src/crm/relationships/score.ts";
import { userSettings } from "../src/db/account-schema.ts";
import type { Queryable } from "../src/db/database.ts";
import { contacts, events, identities, interactions, suggestions, type UserId } from "../src/db/schema.ts";

// Random networks around every threshold of the rules, for property tests of the engine.

type Contact = typeof contacts.$inferInsert;
type Interaction = typeof interactions.$inferInsert;
type Without<Row, Key extends string> = Omit<Row, Key | "userId" | "id">;

interface Person {
  contact: Without<Contact, "displayName">;
  kinds: (typeof identities.$inferInsert)["kind"][];
  interactions: Without<Interaction, "contactId">[];
  events: Without<typeof events.$inferInsert, "contactId">[];
  dismissed: Date | null;
}

export interface Network {
  people: Person[];
  settings: Without<typeof userSettings.$inferInsert, never>;
}

const EDGES = [0, 1, 7, 8, 13, 14, 15, 30, 31, 60, 61, 90, 91, 180, 181, 365, 366, 1095, 1096, 1825, 1826];

export function arbitraryNetwork(now: Date): fc.Arbitrary<Network> {
  const moment = fc
    .tuple(
      fc.oneof(fc.constantFrom(...EDGES), fc.integer({ min: -2, max: 2000 })),
      fc.integer({ min: -1, max: 1 }),
    )
    .map(([days, later]) => new Date(now.getTime() - days * DAY + later));
  const seldom = <Value>(value: fc.Arbitrary<Value>) =>
    fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });
  const history = fc
    .record({
      last: moment,
      count: fc.constantFrom(0, 1, 2, 4, 5, 8, 10, 12),
      apart: fc.constantFrom(1, 7, 100),
      kind: fc.constantFrom("message" as const, "message" as const, "meeting" as const, "note" as const),
      directions: fc.array(fc.constantFrom("inbound" as const, "outbound" as const), { minLength: 3 }),
      subject: fc.constantFrom(null, "Re: Lisbon"),
    })
    .map(({ last, count, apart, kind, directions, subject }) =>
      Array.from({ length: count }, (_, index) => ({
        kind: index === 0 ? kind : ("message" as const),
        platform: index % 2 ? "email" : "linkedin",
        direction: directions[index % directions.length] ?? "mutual",
        occurredAt: new Date(last.getTime() - index * apart * DAY),
        subject,
      })),
    );
  const person = fc.record({
    contact: fc.record({
      priority: fc.constantFrom(
        "high" as const,
        "medium" as const,
        "medium" as const,
        "low" as const,
        "archived" as const,
      ),
      tags: fc.constantFrom([], [], [], [], ["friends"], ["2nd tier"], ["x", "2nd Tier"]),
      birthMonth: fc.constant(3),
      birthDay: seldom(fc.integer({ min: 18, max: 25 })),
      remindOn: seldom(fc.constantFrom("2026-03-19", "2026-03-20", "2026-03-21")),
      remindEveryDays: seldom(fc.constantFrom(14, 60)),
      remindSetAt: moment,
      remindRestartedAt: seldom(moment),
      lastFollowUpAt: seldom(moment),
    }),
    kinds: fc.constantFrom(["email"], ["website", "phone"], ["email", "linkedin"], []),
    interactions: history,
    events: seldom(
      fc.record({
        type: fc.constantFrom("job_change" as const, "milestone" as const, "birthday" as const),
        occurredAt: moment,
        confidence: fc.constantFrom(0.7, 0.71, 1),
        source: fc.constant("linkedin"),
      }),
    ).map((event) => (event ? [event] : [])),
  }) as fc.Arbitrary<Omit<Person, "dismissed">>;
  // Few kinds of people, many of each: they compete for the places, and what tells them apart decides.
  const variation = fc.record({
    of: fc.nat(2),
    read: fc.constantFrom(null, true, false),
    dismissed: seldom(moment),
    tags: seldom(fc.constant<string[]>(["2nd tier"])),
  });
  const people = fc
    .tuple(
      fc.tuple(person, person, person),
      fc.array(variation, { minLength: 1, maxLength: 40, size: "max" }),
    )
    .map(([kinds, variations]) =>
      variations.map(({ of, read, dismissed, tags }) => {
        const like = kinds[of] ?? kinds[0];
        return {
          ...like,
          contact: { ...like.contact, tags: tags ?? like.contact.tags ?? [] },
          interactions: like.interactions.map((one) => ({ ...one, readByRecipient: read })),
          dismissed,
        };
      }),
    );
  return fc.record({
    people,
    settings: fc.record({
      timeZone: fc.constantFrom("UTC", "Pacific/Auckland", "Pacific/Honolulu"),
      intervalHigh: fc.constantFrom(7, 30),
      intervalMedium: fc.constantFrom(7, 60, 365),
      dormancy: fc.constantFrom(90, 365, 1825),
      budget: fc.constantFrom(1, 1, 2, 5),
    }),
  });
}

/** Writes a network for a user, with scores as of `now`. */
export async function createNetwork(db: Queryable, userId: UserId, { people, settings }: Network, now: Date) {
  await db.insert(userSettings).values({ ...settings, userId });
  const made = await db
    .insert(contacts)
    .values(people.map(({ contact }, index) => ({ ...contact, userId, displayName: `Contact ${index}` })))
    .returning({ id: contacts.id });
  const all = people.map((person, index) => ({ ...person, of: { userId, contactId: made[index]?.id ?? 0 } }));
  const insert = async <Row>(rows: Row[], write: (rows: Row[]) => Promise<unknown>) => {
    if (rows.length) await write(rows);
  };
  await insert(
    all.flatMap(({ kinds, of }) => kinds.map((kind) => ({ ...of, kind, value: `${kind}-${of.contactId}` }))),
    (rows) => db.insert(identities).values(rows),
  );
  await insert(
    all.flatMap((person) => person.interactions.map((one) => ({ ...one, ...person.of }))),
    (rows) => db.insert(interactions).values(rows),
  );
  await insert(
    all.flatMap((person) => person.events.map((one) => ({ ...one, ...person.of }))),
    (rows) => db.insert(events).values(rows),
  );
  await insert(
    all.flatMap(({ dismissed, of }) => (dismissed ? [{ ...of, updatedAt: dismissed, ...DISMISSED }] : [])),
    (rows) => db.insert(suggestions).values(rows),
  );
  await refreshScores(db, userId, { now });
}

const DISMISSED = {
  triggerType: "time_based",
  priority: 1,
  channel: "email",
  message: "",
  status: "dismissed",
  resolvedBy: "user",
} as const;
