import { eq } from "drizzle-orm";
import type { ClientBase } from "pg";
import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createUser } from "../../../test/factories.ts";
import { CONTEXT } from "../../../test/importing.ts";
import { contactsOf } from "../../../test/run-import.ts";
import { identities, interactions, notifications, suggestions } from "../../db/schema.ts";
import type { Draft, WrittenDraft } from "../draft.ts";
import { UnknownOwner } from "../format.ts";
import { recognize } from "../recognize.ts";
import { scoreContacts } from "../write/score-contacts.ts";
import { writeBatch } from "../write/write-batch.ts";
import { databaseName, findUser, readPeople, readRest } from "./pingcrm-database.ts";

const db = await testDatabase();
const now = new Date("2026-11-20T12:00:00Z");

// The older database lies in a schema of its own, found first by the connection that reads it.
const OLD = `
create schema old;
create table old.users (id uuid primary key, email text, full_name text, hashed_password text);
create table old.contacts (id uuid primary key, user_id uuid, full_name text, given_name text, family_name text,
  emails text[], phones text[], company text, title text, twitter_handle text, telegram_username text,
  linkedin_url text, linkedin_headline text, tags text[], notes text, priority_level text, birthday text,
  relationship_score int);
create table old.interactions (id uuid primary key, contact_id uuid, user_id uuid, platform text, direction text,
  content_preview text, occurred_at timestamptz, raw_reference_id text, is_read_by_recipient boolean);
create table old.follow_up_suggestions (id uuid primary key, contact_id uuid, user_id uuid, trigger_type text,
  suggested_message text, suggested_channel text, status text, scheduled_for timestamptz, created_at timestamp);
create table old.notifications (id uuid primary key, user_id uuid, notification_type text, title text, body text,
  read boolean, created_at timestamptz);
insert into old.users values ('00000000-0000-0000-0000-000000000001', 'Nia@Example.com', 'Nia', 'x'),
  ('00000000-0000-0000-0000-000000000002', 'other@example.com', 'Other', 'x');
insert into old.contacts values ('00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-000000000001',
  'Zoë Lindqvist', 'Zoë', 'Lindqvist', '{Zoe@example.org,zl@example.net}', '{+46 70 174 06 05}', 'Harbour Maps',
  'Cartographer', '@zoel', 'zoe_l', 'https://www.linkedin.com/in/zoe-l', 'Maps', '{ski,boats}', 'Likes tea', 'high',
  '1990-03-15', 7), ('00000000-0000-0000-0000-00000000000b', '00000000-0000-0000-0000-000000000002', 'Of the other',
  null, null, null, null, null, null, null, null, null, null, null, null, null, null, 0);
insert into old.interactions values ('00000000-0000-0000-0000-000000000011', '00000000-0000-0000-0000-00000000000a',
  '00000000-0000-0000-0000-000000000001', 'gmail', 'outbound', 'Hello', '2026-03-02 10:30+01', 'm1', true),
  ('00000000-0000-0000-0000-000000000012', null, '00000000-0000-0000-0000-000000000001', 'gmail', 'inbound', 'x',
  '2026-03-02 10:30+01', 'm2', null);
insert into old.follow_up_suggestions values ('00000000-0000-0000-0000-000000000021',
  '00000000-0000-0000-0000-00000000000a', '00000000-0000-0000-0000-000000000001', 'time_based', 'Write to Zoë',
  'email', 'dismissed', null, '2026-03-03 10:00');
insert into old.notifications values ('00000000-0000-0000-0000-000000000031', '00000000-0000-0000-0000-000000000001',
  'new_suggestions', 'One suggestion', 'Zoë', true, '2026-03-03 10:00+00');
`;

await db.$client.query(OLD);

/** As the importer reads it: in a transaction that cannot write, which sees the older tables. */
async function inOld<Result>(read: (client: ClientBase) => Promise<Result>): Promise<Result> {
  const client = await db.$client.connect();
  try {
    await client.query("begin read only");
    await client.query("set local search_path = old");
    return await read(client);
  } finally {
    await client.query("rollback");
    client.release();
  }
}

async function drafts(): Promise<WrittenDraft[]> {
  const all = await inOld(async (client) => {
    const user = await findUser(client, CONTEXT.owner);
    const read: Draft[] = [];
    for await (const draft of readPeople(client, user, undefined)) read.push(draft);
    for await (const draft of readRest(client, user)) read.push(draft);
    return read;
  });
  expect(all.filter(({ type }) => type === "problem")).toHaveLength(1);
  return all.filter(
    (draft): draft is WrittenDraft => "person" in draft || "identities" in draft || "kind" in draft,
  );
}

describe("a database of an older PingCRM", () => {
  it("moves over with people, interactions, suggestions and notifications, of one user alone", async () => {
    const userId = await createUser(db);
    const write = async () => {
      const all = await drafts();
      const result = await db.transaction((tx) => writeBatch(tx, userId, all, "pingcrm-database", now));
      await scoreContacts(db, userId, new Set(result.talkedTo), now);
      return result;
    };
    await write();
    const [zoe, ...others] = await contactsOf(db, userId);
    expect(others).toEqual([]);
    expect(zoe).toMatchObject({
      displayName: "Zoë Lindqvist",
      company: "Harbour Maps",
      title: "Cartographer",
      linkedinHeadline: "Maps",
      tags: ["boats", "ski"],
      notes: "Likes tea",
      priority: "high",
      birthYear: 1990,
      interactionCount: 1,
    });
    const keys = await db.select().from(identities).where(eq(identities.userId, userId));
    expect(keys.map(({ kind, value }) => `${kind}:${value}`).sort()).toEqual([
      "email:zl@example.net",
      "email:zoe@example.org",
      "linkedin:zoe-l",
      "phone:+46701740605",
      "record:pingcrm:00000000-0000-0000-0000-00000000000a",
      "telegram:zoe_l",
      "twitter:zoel",
    ]);
    const messages = () => db.select().from(interactions).where(eq(interactions.userId, userId));
    const [message] = await messages();
    expect(message).toMatchObject({
      platform: "email",
      direction: "outbound",
      text: "Hello",
      readByRecipient: true,
    });
    expect(message?.occurredAt.toISOString()).toBe("2026-03-02T09:30:00.000Z");
    const made = () => db.select().from(suggestions).where(eq(suggestions.userId, userId));
    expect(await made()).toMatchObject([
      {
        triggerType: "time_based",
        status: "dismissed",
        message: "Write to Zoë",
        createdAt: new Date("2026-03-03T10:00:00Z"),
      },
    ]);
    const told = () => db.select().from(notifications).where(eq(notifications.userId, userId));
    expect(await told()).toMatchObject([
      { type: "suggestions", title: "One suggestion", readAt: expect.any(Date) },
    ]);

    expect(await write()).toMatchObject({ created: [], updated: [], interactionsAdded: 0 });
    expect([await messages(), await made(), await told()].map((rows) => rows.length)).toEqual([1, 1, 1]);
  });

  it("asks which account is yours where no e-mail tells", async () => {
    const asked = await inOld((client) =>
      findUser(client, { names: [], isStated: false, keys: new Set() }),
    ).catch((error) => error);
    expect(asked).toBeInstanceOf(UnknownOwner);
    expect(asked.candidates).toEqual(["nia@example.com", "other@example.com"]);
  });

  it("is told by its URL, and named without its password", async () => {
    const { exports } = await recognize(["postgresql+asyncpg://u:secret@db.example:5433/crm"], undefined);
    expect(exports[0]?.format.name).toBe("pingcrm-database");
    expect(databaseName("postgres://u:secret@db.example:5433/crm")).toBe("db.example:5433/crm");
  });

  it("cannot be written to", async () => {
    await expect(inOld((client) => client.query("delete from old.users"))).rejects.toThrow(/read-only/);
  });
});
