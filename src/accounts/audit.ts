import { sql } from "drizzle-orm";
import { type AuditKind, auditEvents } from "../db/account-schema.ts";
import type { Queryable } from "../db/database.ts";
import { notifications, type UserId } from "../db/schema.ts";

/** Of these the owner is told here; of a key that is created or revoked, by what does it. */
const TITLES: Partial<Record<AuditKind, (name: string, address: string) => string>> = {
  key_regenerated: (name) => `The key "${name}" was regenerated`,
  key_first_used: (name, address) => `The key "${name}" was used from ${address} for the first time`,
};

/**
 * Writes down what happened to a key, and tells its owner where that is news.
 * @param event.address where it was used from, for `key_first_used`, which is written once for each address
 */
export async function noteKeyEvent(
  db: Queryable,
  userId: UserId,
  event: { kind: AuditKind; keyId: number; keyName: string; address?: string | undefined },
): Promise<void> {
  const { kind, keyId, keyName, address } = event;
  await db.transaction(async (tx) => {
    const [noted] = await tx
      .insert(auditEvents)
      .values({ userId, kind, keyId, keyName, address: address ?? null })
      .onConflictDoNothing({
        target: [auditEvents.userId, auditEvents.keyId, auditEvents.address],
        where: sql`kind = 'key_first_used'`,
      })
      .returning({ id: auditEvents.id });
    const title = TITLES[kind];
    if (!noted || !title) return;
    await tx
      .insert(notifications)
      .values({
        userId,
        type: "security",
        title: title(keyName, address ?? ""),
        body: "If this was not you, revoke the key.",
        link: "/settings/mcp-access",
        factKey: `audit:${noted.id}`,
      })
      .onConflictDoNothing();
  });
}
