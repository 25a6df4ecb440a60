import { beforeEach, expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import {
  createContact,
  createInteraction,
  createNotification,
  createSuggestion,
  createUser,
} from "../../../test/factories.ts";
import { ask, connectInMemory, toolDeps } from "../../../test/mcp-client.ts";
import { refreshScores } from "../../crm/relationships/refresh-scores.ts";
import { type UserId, userSettings } from "../../db/schema.ts";

const db = await testDatabase();
const now = new Date("2026-11-23T10:00:00Z");
let userId: UserId;
beforeEach(async () => {
  userId = await createUser(db);
  await db.insert(userSettings).values({ userId, timeZone: "Asia/Tokyo" });
});

const stats = async () => ask(await connectInMemory(toolDeps(db, now), userId), "get_dashboard_stats");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

it("sums up the network and says what to do next", async () => {
  const quiet = await createContact(db, userId, { displayName: "Ines\nDuarte", priority: "high" });
  for (const days of [100, 101, 102]) {
    await createInteraction(db, userId, quiet, { occurredAt: daysAgo(days) });
  }
  await refreshScores(db, userId, { now });
  const active = await createContact(db, userId, { displayName: "Bo", score: 8 });
  for (const days of [1, 2, 9]) await createInteraction(db, userId, active, { occurredAt: daysAgo(days) });
  await createInteraction(db, userId, active, { occurredAt: daysAgo(8), platform: "linkedin" });
  await createContact(db, userId, { displayName: "Cy", score: 5 });
  await createContact(db, userId, { displayName: "Di", priority: "archived" });
  await createSuggestion(db, userId, quiet);
  await createNotification(db, userId);
  await createNotification(db, userId, { readAt: now });

  expect(await stats()).toEqual({
    isError: false,
    text: `# Network health

Contacts: 3 (and 1 archived)
Scores: strong (8-10) 1 = 33%, warm (4-7) 1 = 33%, cold (0-3) 1 = 33%
Pending suggestions: 1
Unread notifications: 1

Interactions by platform:

| Platform | Last 7 days | 7 days before |
| --- | --- | --- |
| email | 2 | 1 |
| linkedin | 0 | 1 |
| all | 2 | 2 |

1 contact went quiet:

| ID | Name | Score | Priority | Last contact |
| --- | --- | --- | --- | --- |
| ${quiet} | Ines Duarte | 0 cold | high | 2026-08-15, 3 months ago |

Next: get_suggestions says whom to write to; get_notifications shows what is new; get_contact with an ID shows a profile.`,
  });
});

it("of a quiet network says so", async () => {
  await createContact(db, userId, { displayName: "Cy" });
  expect((await stats()).text).toBe(`# Network health

Contacts: 1
Scores: strong (8-10) 0 = 0%, warm (4-7) 0 = 0%, cold (0-3) 1 = 100%
Pending suggestions: 0
Unread notifications: 0

No interactions in the last 14 days.`);
});

it("of nobody says what to do", async () => {
  expect(await stats()).toEqual({
    isError: false,
    text: "There are no contacts yet. pingcrm import brings them in.",
  });
});
