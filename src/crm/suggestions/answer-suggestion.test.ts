import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createContact, createUser } from "../../../test/factories.ts";
import {
  contacts,
  type SuggestionStatus,
  suggestions,
  type TriggerType,
  type UserId,
} from "../../db/schema.ts";
import { DAY } from "../relationships/score.ts";
import { setReminder } from "../reminders/set-reminder.ts";
import { completeSuggestion, dismissSuggestion, snoozeSuggestion, undoAnswer } from "./answer-suggestion.ts";
import { parseSnooze } from "./parse-snooze.ts";

const db = await testDatabase();
const now = new Date("2026-03-20T12:00:00Z");
const before = new Date("2026-01-02T03:04:05.678Z");

async function suggested(
  values: Parameters<typeof createContact>[2] = {},
  status: SuggestionStatus = "pending",
  triggerType: TriggerType = "time_based",
) {
  const userId = await createUser(db);
  const contactId = await createContact(db, userId, values);
  const row = { userId, contactId, triggerType, priority: 1, channel: "email", message: "Hi", status };
  const [made] = await db.insert(suggestions).values(row).returning({ id: suggestions.id });
  return { userId, contactId, id: made?.id ?? 0 };
}

const suggestion = async (id: number) =>
  (await db.select().from(suggestions).where(eq(suggestions.id, id)))[0];
const contact = async (id: number) => (await db.select().from(contacts).where(eq(contacts.id, id)))[0];
const ANSWERS = [
  ["complete", completeSuggestion],
  ["dismiss", dismissSuggestion],
  [
    "snooze",
    (...[of, who, id, at]: Parameters<typeof completeSuggestion>) =>
      snoozeSuggestion(of, who, id, "2026-04-01", at),
  ],
] as const;

describe("what the user does", () => {
  it("complete: the contact is followed up now", async () => {
    const { userId, contactId, id } = await suggested({ lastFollowUpAt: before });
    await completeSuggestion(db, userId, id, now);
    expect(await suggestion(id)).toMatchObject({ status: "completed", resolvedBy: "user", updatedAt: now });
    expect(await contact(contactId)).toMatchObject({ lastFollowUpAt: now, remindRestartedAt: null });
  });

  it("complete: keeps what the user wrote, where they say it, else the text as it was suggested", async () => {
    const [own, asSuggested] = [await suggested(), await suggested()];
    await completeSuggestion(db, own.userId, own.id, now, "Dear Ines, how was Porto?");
    await completeSuggestion(db, asSuggested.userId, asSuggested.id, now);
    expect((await suggestion(own.id))?.message).toBe("Dear Ines, how was Porto?");
    expect((await suggestion(asSuggested.id))?.message).toBe("Hi");
  });

  it("dismiss: the contact is not followed up", async () => {
    const { userId, contactId, id } = await suggested();
    await dismissSuggestion(db, userId, id, now);
    expect(await suggestion(id)).toMatchObject({ status: "dismissed", resolvedBy: "user", updatedAt: now });
    expect((await contact(contactId))?.lastFollowUpAt).toBeNull();
  });

  it("snooze, again and again, and then complete", async () => {
    const { userId, id } = await suggested();
    await snoozeSuggestion(db, userId, id, "2026-04-01", now);
    await snoozeSuggestion(db, userId, id, "2026-05-01", now);
    expect(await suggestion(id)).toMatchObject({ status: "snoozed", snoozedUntil: "2026-05-01" });
    await completeSuggestion(db, userId, id, now);
    expect(await suggestion(id)).toMatchObject({ status: "completed", snoozedUntil: null });
  });

  it("a date that has come is used up, one to come is not", async () => {
    const due = await suggested({ remindOn: "2026-03-20" });
    const ahead = await suggested({ remindOn: "2026-03-21" });
    for (const { userId, id } of [due, ahead]) await dismissSuggestion(db, userId, id, now);
    expect((await contact(due.contactId))?.remindOn).toBeNull();
    expect((await contact(ahead.contactId))?.remindOn).toBe("2026-03-21");
  });

  it.each<[TriggerType, (typeof ANSWERS)[number], boolean]>([
    ["scheduled", ANSWERS[0], true],
    ["scheduled", ANSWERS[1], true],
    ["scheduled", ANSWERS[2], false],
    ["time_based", ANSWERS[0], true],
    ["time_based", ANSWERS[1], false],
  ])("of a %s one, %s: a rhythm begins again: %s", async (trigger, [, answer], restarts) => {
    const { userId, contactId, id } = await suggested(
      { remindEveryDays: 14, remindSetAt: before },
      "pending",
      trigger,
    );
    await answer(db, userId, id, now);
    expect((await contact(contactId))?.remindRestartedAt).toEqual(restarts ? now : null);
  });

  it.each(ANSWERS)("%s: of another user's, or none, is not found", async (_, answer) => {
    const [{ id }, other] = [await suggested(), await suggested()];
    await expect(answer(db, other.userId, id, now)).rejects.toMatchObject({ code: "not_found" });
    await expect(answer(db, other.userId, 999_999, now)).rejects.toThrow("There is no suggestion 999999.");
    expect(await suggestion(id)).toMatchObject({ status: "pending" });
  });

  it.each(ANSWERS)("%s: of one that has ended says what became of it", async (_, answer) => {
    for (const status of ["completed", "dismissed", "expired"] as const) {
      const { userId, id } = await suggested({}, status);
      await expect(answer(db, userId, id, now)).rejects.toMatchObject({
        code: "conflict",
        message: expect.stringContaining(status),
      });
    }
  });

  it("is done once when two doors do it at the same moment", async () => {
    const { userId, id } = await suggested();
    const both = [completeSuggestion, dismissSuggestion].map((answer) => answer(db, userId, id, now));
    const results = await Promise.allSettled(both);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("undo", () => {
  const state = async (userId: UserId, id: number, contactId: number) => {
    const { updatedAt: _, ...row } = (await suggestion(id)) ?? {};
    return [userId, row, await contact(contactId)];
  };

  it.each(ANSWERS)("of %s leaves everything as it was", async (_, answer) => {
    const values = {
      lastFollowUpAt: before,
      remindOn: "2026-03-01",
      remindEveryDays: 9,
      remindRestartedAt: before,
    };
    const { userId, contactId, id } = await suggested(values, "pending", "scheduled");
    const as = await state(userId, id, contactId);
    await answer(db, userId, id, now);
    expect(await state(userId, id, contactId)).not.toEqual(as);
    await undoAnswer(db, userId, id, now);
    expect(await state(userId, id, contactId)).toEqual(as);
  });

  it("leaves a date that was set meanwhile", async () => {
    const { userId, contactId, id } = await suggested({ lastFollowUpAt: before, remindOn: "2026-03-01" });
    await completeSuggestion(db, userId, id, now);
    await setReminder(db, userId, contactId, { on: "2026-06-01" }, now);
    await undoAnswer(db, userId, id, now);
    expect(await contact(contactId)).toMatchObject({ lastFollowUpAt: before, remindOn: "2026-06-01" });
  });

  it("is of the last answer alone", async () => {
    const { userId, contactId, id } = await suggested();
    await completeSuggestion(db, userId, id, now);
    const row = { userId, contactId, triggerType: "time_based", priority: 1, channel: "email", message: "" };
    const [next] = await db
      .insert(suggestions)
      .values({ ...row, triggerType: "time_based" })
      .returning({ id: suggestions.id });
    const nextDay = new Date(now.getTime() + DAY);
    await completeSuggestion(db, userId, next?.id ?? 0, nextDay);
    await expect(undoAnswer(db, userId, id, nextDay)).rejects.toThrow("Only the last answer");
    expect((await contact(contactId))?.lastFollowUpAt).toEqual(nextDay);
    await undoAnswer(db, userId, next?.id ?? 0, nextDay);
    expect((await contact(contactId))?.lastFollowUpAt).toEqual(now);
  });

  it("is refused where the user did nothing, and where there is another one by now", async () => {
    const { userId, contactId, id } = await suggested();
    await expect(undoAnswer(db, userId, id, now)).rejects.toThrow(/nothing to undo.*pending/);
    await dismissSuggestion(db, userId, id, now);
    const row = {
      userId,
      contactId,
      triggerType: "birthday",
      priority: 1,
      channel: "email",
      message: "",
    } as const;
    await db.insert(suggestions).values(row);
    await expect(undoAnswer(db, userId, id, now)).rejects.toMatchObject({ code: "conflict" });
    await expect(undoAnswer(db, await createUser(db), id, now)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("undo beside other suggestions", () => {
  const later = new Date(now.getTime() + DAY);
  const another = async (
    userId: UserId,
    contactId: number,
    values: Partial<typeof suggestions.$inferInsert> = {},
  ): Promise<number> => {
    const row = { triggerType: "birthday", priority: 1, channel: "email", message: "", ...values } as const;
    const [made] = await db
      .insert(suggestions)
      .values({ userId, contactId, ...row })
      .returning({ id: suggestions.id });
    return made?.id ?? 0;
  };

  it.each<[string, Partial<typeof suggestions.$inferInsert>]>([
    ["one of another contact", {}],
    ["one that the program ended later", { status: "expired", resolvedBy: "system", updatedAt: later }],
  ])("is not kept back by %s", async (what, values) => {
    const { userId, contactId, id } = await suggested();
    await dismissSuggestion(db, userId, id, now);
    const of = what.includes("another") ? await createContact(db, userId) : contactId;
    await another(userId, of, values);
    await undoAnswer(db, userId, id, later);
    expect((await suggestion(id))?.status).toBe("pending");
  });

  it("names the one that still waits, where another was answered later too", async () => {
    const { userId, contactId, id } = await suggested();
    await dismissSuggestion(db, userId, id, now);
    await another(userId, contactId, { status: "dismissed", resolvedBy: "user", updatedAt: later });
    const open = await another(userId, contactId);
    await expect(undoAnswer(db, userId, id, later)).rejects.toThrow(
      `another suggestion for this contact by now: ${open}`,
    );
  });
});

describe("until when", () => {
  it.each([
    ["2 weeks", "2026-04-03"],
    ["2w", "2026-04-03"],
    ["1 month", "2026-04-20"],
    ["3 months", "2026-06-20"],
    ["3M", "2026-06-20"],
    ["10 days", "2026-03-30"],
    ["2026-03-21", "2026-03-21"],
    ["2031-01-01", "2031-01-01"],
  ])("%s is %s", (text, expected) => expect(parseSnooze(text, now, "UTC")).toBe(expected));

  it.each(["2026-03-20", "2020-01-01", "soon", "0 weeks", "2026-02-30", ""])("%j is refused", (text) => {
    expect(() => parseSnooze(text, now, "UTC")).toThrow(expect.objectContaining({ code: "invalid_input" }));
  });

  it("is counted from today where the user lives", () => {
    const evening = new Date("2026-03-20T11:30:00Z");
    expect(parseSnooze("2 weeks", evening, "Pacific/Auckland")).toBe("2026-04-04");
    expect(() => parseSnooze("2026-03-21", evening, "Pacific/Auckland")).toThrow("not after today");
  });
});
