import { randomUUID } from "node:crypto";
import type { Queryable } from "../src/db/database.ts";
import { contacts, interactions, type UserId, users } from "../src/db/schema.ts";

// Rows for tests: give what the test is about, the rest is filled in.

export async function createUser(
  db: Queryable,
  values: Partial<typeof users.$inferInsert> = {},
): Promise<UserId> {
  const [user] = await db
    .insert(users)
    .values({ name: "Nia Okafor", email: `${randomUUID()}@example.com`, ...values })
    .returning({ id: users.id });
  return (user as { id: UserId }).id;
}

export async function createContact(
  db: Queryable,
  userId: UserId,
  values: Partial<typeof contacts.$inferInsert> = {},
): Promise<number> {
  const [contact] = await db
    .insert(contacts)
    .values({ userId, displayName: "Ines Duarte", ...values })
    .returning({ id: contacts.id });
  return (contact as { id: number }).id;
}

export async function createInteraction(
  db: Queryable,
  userId: UserId,
  contactId: number,
  values: Partial<typeof interactions.$inferInsert> = {},
): Promise<number> {
  const [interaction] = await db
    .insert(interactions)
    .values({
      userId,
      contactId,
      platform: "email",
      direction: "inbound",
      text: "See you on Thursday.",
      occurredAt: new Date("2026-03-02T09:30:00Z"),
      ...values,
    })
    .returning({ id: interactions.id });
  return (interaction as { id: number }).id;
}
