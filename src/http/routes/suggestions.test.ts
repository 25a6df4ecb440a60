import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import {
  createContact,
  createIdentity,
  createInteraction,
  createNotification,
  createSuggestion,
} from "../../../test/factories.ts";
import { testApi } from "../../../test/web-api.ts";
import { refreshScores } from "../../crm/relationships/refresh-scores.ts";
import { DAY } from "../../crm/relationships/score.ts";
import { suggestions } from "../../db/schema.ts";

const db = await testDatabase();
const now = new Date("2026-03-20T12:00:00Z");
const ago = (days: number) => new Date(now.getTime() - days * DAY);
const api = testApi(db, { now: () => now });

describe("suggestions", () => {
  it("say whom to write to, why, and where they are reached", async () => {
    const nia = await api.signedIn();
    const ines = await createContact(db, nia.userId);
    await createIdentity(db, nia.userId, ines, "email", "ines@example.com");
    await createIdentity(db, nia.userId, ines, "record", "9f2c");
    await createIdentity(db, nia.userId, ines, "linkedin", "ines-duarte");
    const id = await createSuggestion(db, nia.userId, ines, { facts: { interactions: 12, silentDays: 70 } });
    expect(await (await nia.client.suggestions.$get({ query: {} })).json()).toMatchObject({
      total: 1,
      suggestions: [
        {
          id,
          contactId: ines,
          contactName: "Ines Duarte",
          triggerType: "time_based",
          priority: 100,
          channel: "email",
          message: "It has been a while. How are you?",
          facts: { interactions: 12, silentDays: 70 },
          addresses: [
            { kind: "email", value: "ines@example.com" },
            { kind: "linkedin", value: "ines-duarte" },
          ],
        },
      ],
    });
  });

  it("are completed with what was written, snoozed, dismissed, and each taken back", async () => {
    const nia = await api.signedIn();
    const id = await createSuggestion(db, nia.userId, await createContact(db, nia.userId));
    const of = nia.client.suggestions[":id"];
    const param = { id: String(id) };
    const stored = async () => (await db.select().from(suggestions).where(eq(suggestions.id, id)))[0];

    await of.complete.$post({ param, json: { message: "Hello Ines." } });
    expect(await stored()).toMatchObject({ status: "completed", message: "Hello Ines.", resolvedBy: "user" });
    expect(await (await of.dismiss.$post({ param })).json()).toEqual({
      error: { code: "conflict", message: `Suggestion ${id} is already completed.` },
    });
    await of.undo.$post({ param });
    expect(await stored()).toMatchObject({ status: "pending" });
    const snoozed = await of.snooze.$post({ param, json: { until: "2 weeks" } });
    expect(await snoozed.json()).toEqual({ until: "2026-04-03" });
    expect(await stored()).toMatchObject({ status: "snoozed", snoozedUntil: "2026-04-03" });
    expect((await of.snooze.$post({ param, json: { until: "yesterday" } })).status).toBe(400);
    await of.undo.$post({ param });
    await of.dismiss.$post({ param });
    expect(await stored()).toMatchObject({ status: "dismissed" });
  });

  it("of another user are not there", async () => {
    const [nia, omar] = [await api.signedIn(), await api.signedIn()];
    const id = await createSuggestion(db, nia.userId, await createContact(db, nia.userId));
    const of = omar.client.suggestions[":id"];
    const param = { id: String(id) };
    for (const response of [
      await of.complete.$post({ param, json: {} }),
      await of.dismiss.$post({ param }),
      await of.snooze.$post({ param, json: { until: "2 weeks" } }),
      await of.undo.$post({ param }),
    ]) {
      expect(response.status).toBe(404);
    }
    expect(await (await omar.client.suggestions.$get({ query: {} })).json()).toMatchObject({ total: 0 });
  });
});

describe("notifications", () => {
  it("are all, the unread or those of one type; one or all are marked as read", async () => {
    const [nia, omar] = [await api.signedIn(), await api.signedIn()];
    const first = await createNotification(db, nia.userId, {
      type: "import",
      title: "Imported",
      link: "/import",
    });
    await createNotification(db, nia.userId, { type: "security", title: "A key was made" });
    await createNotification(db, nia.userId, { title: "Old", readAt: ago(1) });
    const titles = async (query: { unread?: "true"; type?: "import" }) =>
      (await (await nia.client.notifications.$get({ query })).json()).notifications.map(({ title }) => title);
    expect(await titles({})).toHaveLength(3);
    expect(await titles({ unread: "true" })).toEqual(["A key was made", "Imported"]);
    expect(await titles({ type: "import" })).toEqual(["Imported"]);

    const param = { id: String(first) };
    expect((await omar.client.notifications[":id"].read.$post({ param })).status).toBe(404);
    await nia.client.notifications[":id"].read.$post({ param });
    expect(await titles({ unread: "true" })).toEqual(["A key was made"]);
    await omar.client.notifications.read.$post();
    expect(await titles({ unread: "true" })).toHaveLength(1);
    expect(await (await nia.client.notifications.read.$post()).json()).toEqual({ read: 1 });
    expect(await titles({ unread: "true" })).toEqual([]);
  });
});

describe("the dashboard", () => {
  it("compares this week with the one before, and shows what happened last", async () => {
    const nia = await api.signedIn();
    const ines = await createContact(db, nia.userId, { createdAt: ago(8) });
    const tariq = await createContact(db, nia.userId, { displayName: "Tariq Aziz", createdAt: ago(1) });
    await createContact(db, nia.userId, { createdAt: ago(30) });
    for (const days of [1, 2, 9]) {
      await createInteraction(db, nia.userId, ines, { occurredAt: ago(days), subject: `day ${days}` });
    }
    await createInteraction(db, nia.userId, tariq, { occurredAt: ago(3), text: "Lunch?" });
    await createInteraction(db, nia.userId, tariq, { occurredAt: ago(1), kind: "note" });
    await createSuggestion(db, nia.userId, tariq);
    await createSuggestion(db, nia.userId, ines, {
      status: "completed",
      resolvedBy: "user",
      updatedAt: ago(2),
    });
    await refreshScores(db, nia.userId, { now });

    const answer = await (await nia.client.dashboard.$get()).json();
    expect(answer.contacts).toEqual({ total: 3, archived: 0 });
    expect(answer.changes).toEqual({
      addedContacts: { last7Days: 1, previous7Days: 1 },
      inTouch: { last7Days: 2, previous7Days: 1 },
      followUps: { last7Days: 1, previous7Days: 0 },
    });
    expect(answer.recent.map(({ contactName, line }) => `${contactName}: ${line}`)).toEqual([
      "Ines Duarte: day 1",
      "Ines Duarte: day 2",
      "Tariq Aziz: Lunch?",
      "Ines Duarte: day 9",
    ]);
    expect(answer.suggestions).toMatchObject([{ contactName: "Tariq Aziz" }]);
  });

  it("of an empty account is all zeros, and never holds anything of another", async () => {
    const omar = await api.signedIn();
    expect(await (await omar.client.dashboard.$get()).json()).toMatchObject({
      contacts: { total: 0 },
      changes: { inTouch: { last7Days: 0, previous7Days: 0 } },
      recent: [],
      suggestions: [],
    });
  });
});
