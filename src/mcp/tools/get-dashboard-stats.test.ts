import { expect, it } from "vitest";
import {
  createContact,
  createInteraction,
  createNotification,
  createSuggestion,
} from "../../../test/factories.ts";
import { NOW, toolFixture } from "../../../test/tool-fixture.ts";
import { refreshScores } from "../../crm/relationships/refresh-scores.ts";

const tool = await toolFixture("get_dashboard_stats", "Asia/Tokyo");
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

it("sums up the network and says what to do next", async () => {
  const quiet = await createContact(tool.db, tool.userId, { displayName: "Ines\nDuarte", priority: "high" });
  for (const days of [100, 101, 102]) {
    await createInteraction(tool.db, tool.userId, quiet, { occurredAt: daysAgo(days) });
  }
  await refreshScores(tool.db, tool.userId, { now: NOW });
  const active = await createContact(tool.db, tool.userId, { displayName: "Bo", score: 8 });
  for (const days of [1, 2, 9])
    await createInteraction(tool.db, tool.userId, active, { occurredAt: daysAgo(days) });
  await createInteraction(tool.db, tool.userId, active, { occurredAt: daysAgo(8), platform: "linkedin" });
  await createContact(tool.db, tool.userId, { displayName: "Cy", score: 5 });
  await createContact(tool.db, tool.userId, { displayName: "Di", priority: "archived" });
  await createSuggestion(tool.db, tool.userId, quiet);
  await createNotification(tool.db, tool.userId);
  await createNotification(tool.db, tool.userId, { readAt: NOW });

  expect(await tool.call()).toEqual({
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
  await createContact(tool.db, tool.userId, { displayName: "Cy" });
  expect((await tool.call()).text).toBe(`# Network health

Contacts: 1
Scores: strong (8-10) 0 = 0%, warm (4-7) 0 = 0%, cold (0-3) 1 = 100%
Pending suggestions: 0
Unread notifications: 0

No interactions in the last 14 days.`);
});

it("of nobody says what to do", async () => {
  expect(await tool.call()).toEqual({
    isError: false,
    text: "There are no contacts yet. pingcrm import brings them in.",
  });
});
