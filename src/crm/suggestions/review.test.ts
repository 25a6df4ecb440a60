import { expect, it } from "vitest";
import { QUIET_CONTACT, USUAL_SETTINGS } from "../../../test/contact-facts.ts";
import { DAY } from "../relationships/score.ts";
import type { ContactFacts } from "./contact-facts.ts";
import type { OpenSuggestion } from "./open-suggestions.ts";
import { onceAnswered, review } from "./review.ts";

const now = new Date("2026-03-20T12:00:00Z");
const ago = (days: number) => new Date(now.getTime() - days * DAY);
const made = new Date("2026-03-20T11:00:00Z");
const earlierToday = new Date("2026-03-20T09:00:00Z");

const open: OpenSuggestion = {
  id: 1,
  contactId: QUIET_CONTACT.contactId,
  status: "pending",
  snoozedUntil: null,
  createdAt: made,
  triggerType: "birthday",
  priority: 1500,
  facts: {},
  channel: "email",
  message: "",
  variant: 0,
};
const birthday: ContactFacts = { ...QUIET_CONTACT, birthday: { month: 3, day: 20, year: null } };
const dated: ContactFacts = {
  ...QUIET_CONTACT,
  reminder: { ...QUIET_CONTACT.reminder, on: "2026-03-20" },
};
const scheduled: OpenSuggestion = {
  ...open,
  triggerType: "scheduled",
  priority: 2000,
  facts: { reminder: { on: "2026-03-20" } },
};

it.each<[string, OpenSuggestion, ContactFacts, object]>([
  ["contact at the very moment it was made", open, { ...birthday, lastContactAt: made }, { is: "pending" }],
  ["contact after that", open, { ...birthday, lastContactAt: now }, { is: "answered" }],
  [
    "another reason that weighs more, but would need a place in the budget",
    open,
    { ...birthday, priority: "high", interactions: 900, firstContactAt: ago(300), lastContactAt: ago(100) },
    { is: "pending", reason: { triggerType: "birthday" } },
  ],
  [
    "a date of the user's, which needs no place either",
    open,
    { ...birthday, reminder: dated.reminder },
    { is: "pending", reason: { triggerType: "scheduled" } },
  ],
  [
    "a birthday, of one that has a place in the budget",
    { ...open, triggerType: "time_based", priority: 1 },
    { ...birthday, interactions: 1, firstContactAt: ago(100), lastContactAt: ago(100) },
    { is: "pending", reason: { triggerType: "birthday" } },
  ],
  [
    "first contact ever, on the day of the date but before it was suggested, that becomes known later",
    scheduled,
    { ...dated, lastContactAt: earlierToday },
    { is: "answered" },
  ],
  [
    "contact on that day that was known when it was suggested",
    { ...scheduled, facts: { ...scheduled.facts, lastContact: earlierToday.toISOString() } },
    { ...dated, lastContactAt: earlierToday },
    { is: "pending" },
  ],
])("%s", (_, suggestion, contact, verdict) => {
  expect(review(suggestion, contact, USUAL_SETTINGS, now)).toMatchObject(verdict);
});

it("a birthday is done for this year once there was contact, and no other suggestion makes it so", () => {
  const of = (triggerType: OpenSuggestion["triggerType"]) =>
    onceAnswered(birthday, { ...open, triggerType }, USUAL_SETTINGS, now).birthdayAnsweredAt;
  expect([of("birthday"), of("time_based")]).toEqual([now, null]);
});
