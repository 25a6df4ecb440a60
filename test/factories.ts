import { randomUUID } from "node:crypto";
import { users } from "../src/db/account-schema.ts";
import type { Queryable } from "../src/db/database.ts";
import {
  contacts,
  type IdentityKind,
  identities,
  interactions,
  notifications,
  suggestions,
  type UserId,
} from "../src/db/schema.ts";

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

export async function createIdentity(
  db: Queryable,
  userId: UserId,
  contactId: number,
  kind: IdentityKind,
  value: string,
  label?: string,
): Promise<void> {
  await db.insert(identities).values({ userId, contactId, kind, value, label: label ?? null });
}

export async function createSuggestion(
  db: Queryable,
  userId: UserId,
  contactId: number,
  values: Partial<typeof suggestions.$inferInsert> = {},
): Promise<number> {
  const [suggestion] = await db
    .insert(suggestions)
    .values({
      userId,
      contactId,
      triggerType: "time_based",
      priority: 100,
      channel: "email",
      message: "It has been a while. How are you?",
      ...values,
    })
    .returning({ id: suggestions.id });
  return (suggestion as { id: number }).id;
}

export async function createNotification(
  db: Queryable,
  userId: UserId,
  values: Partial<typeof notifications.$inferInsert> = {},
): Promise<number> {
  const [notification] = await db
    .insert(notifications)
    .values({ userId, type: "system", title: "Welcome", ...values })
    .returning({ id: notifications.id });
  return (notification as { id: number }).id;
}
