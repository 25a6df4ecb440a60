import { describe, expect, it } from "vitest";
import { QUIET_CONTACT, USUAL_SETTINGS } from "../../../test/contact-facts.ts";
import { DAY } from "../relationships/score.ts";
import type { ContactFacts } from "./contact-facts.ts";
import type { OpenSuggestion } from "./open-suggestions.ts";
import { planRun, RUN_LASTS } from "./plan-run.ts";

const now = new Date("2026-03-20T12:00:00Z");
const ago = (ms: number) => new Date(now.getTime() - ms);
const settings = { ...USUAL_SETTINGS, budget: 1 };
const birthday = { month: 3, day: 20, year: null };

/** Overdue, with that many points more than 1,000. */
function overdue(contactId: number, interactions = 10, values: Partial<ContactFacts> = {}): ContactFacts {
  return {
    ...QUIET_CONTACT,
    contactId,
    interactions,
    firstContactAt: ago(300 * DAY),
    lastContactAt: ago(100 * DAY),
    ...values,
  };
}

/** Lost, after as many interactions and as long a history as give the most points. */
function dormant(contactId: number): ContactFacts {
  return overdue(contactId, 10, { firstContactAt: ago(900 * DAY), lastContactAt: ago(400 * DAY) });
}

function open(contactId: number, values: Partial<OpenSuggestion> = {}): OpenSuggestion {
  return {
    id: contactId,
    contactId,
    status: "pending",
    snoozedUntil: null,
    createdAt: ago(5 * DAY),
    triggerType: "time_based",
    priority: 1010,
    facts: {},
    channel: "email",
    message: "",
    variant: 0,
    ...values,
  };
}

const snoozed = (contactId: number, snoozedUntil: string) =>
  open(contactId, { status: "snoozed", snoozedUntil });
const plan = (contacts: ContactFacts[], suggestions: OpenSuggestion[]) =>
  planRun(contacts, suggestions, settings, now, { make: true });
const idsOf = (suggestions: readonly OpenSuggestion[]) => suggestions.map(({ id }) => id);
const made = ({ made }: ReturnType<typeof plan>) =>
  made.map(({ contact, text }) => [contact.contactId, text.triggerType]);

describe("a run", () => {
  it("goes on with the others where the contact of a suggestion has just gone", () => {
    const archived = overdue(2, 10, { priority: "archived" });
    expect(idsOf(plan([archived], [open(1), open(2)]).expired)).toEqual([2]);
  });

  it("suggests nobody whose suggestion is snoozed for longer", () => {
    expect(made(plan([overdue(1)], [snoozed(1, "2026-03-21")]))).toEqual([]);
  });

  it("brings back what says the same as before its snooze", () => {
    const [first] = plan([overdue(1)], []).made;
    const asleep = { ...snoozed(1, "2026-03-20"), ...first?.text };
    expect(plan([overdue(1)], [asleep]).changed.map(({ suggestion }) => suggestion.id)).toEqual([1]);
    const pending = { ...asleep, status: "pending" as const, snoozedUntil: null };
    expect(plan([overdue(1)], [pending]).changed).toEqual([]);
  });

  it.each<[string, Partial<OpenSuggestion>]>([
    ["priority", { priority: 1 }],
    ["channel", { channel: "phone" }],
    ["message", { message: "Hello" }],
    ["facts", { facts: {} }],
  ])("writes anew what says another %s by now", (_, was) => {
    const [first] = plan([overdue(1)], []).made;
    expect(plan([overdue(1)], [{ ...open(1), ...first?.text, ...was }]).changed).toHaveLength(1);
  });

  describe.each([
    ["added", <Of>(list: Of[]) => list],
    ["turned round", <Of>(list: Of[]) => list.toReversed()],
  ])("over suggestions as they were %s", (_, ordered) => {
    it("withdraws the least important first, and none that has just come back from a snooze", () => {
      const contacts = [overdue(1, 10), overdue(2, 40), overdue(3, 30), overdue(4, 20)];
      const suggestions = [snoozed(1, "2026-03-20"), open(2), open(3), open(4)];
      expect(idsOf(plan(contacts, ordered(suggestions)).expired)).toEqual([4]);
    });

    it("withdraws of those that are equally important the last that was made", () => {
      const contacts = [1, 2, 3, 4].map((id) => overdue(id));
      expect(idsOf(plan(contacts, ordered([1, 2, 3, 4].map((id) => open(id)))).expired)).toEqual([4]);
    });
  });

  it("leaves one whose snooze is over asleep while more are pending than three runs' worth", () => {
    const ids = [1, 2, 3, 4];
    const { changed, expired } = plan(
      ids.map((id) => overdue(id)),
      ids.map((id) => snoozed(id, "2026-03-20")),
    );
    expect([changed.map(({ suggestion }) => suggestion.id), expired]).toEqual([[1, 2, 3], []]);
  });

  it("gives somebody whom it withdraws as one too many their birthday instead", () => {
    const contacts = [overdue(1, 900), overdue(2, 900), overdue(3, 900), overdue(4, 800, { birthday })];
    const result = plan(
      contacts,
      contacts.map(({ contactId }) => open(contactId)),
    );
    expect([idsOf(result.expired), made(result)]).toEqual([[4], [[4, "birthday"]]]);
  });

  it.each([
    [RUN_LASTS - 1, []],
    [RUN_LASTS, [[2, "time_based"]]],
  ])("has no place while that of the run %i ms before is taken", (age, expected) => {
    expect(made(plan([overdue(1), overdue(2)], [open(1, { createdAt: ago(age) })]))).toEqual(expected);
  });

  it("suggests nobody where the user made the budget smaller than what the run has made", () => {
    const contacts = [overdue(1), overdue(2), dormant(3), dormant(4), dormant(5)];
    const suggestions = [1, 2].map((id) => open(id, { createdAt: ago(1) }));
    expect(made(plan(contacts, suggestions))).toEqual([]);
  });

  it("goes on with the shares of both pools that it has begun", () => {
    const contacts = [overdue(1), overdue(2), overdue(3), overdue(4), dormant(5), dormant(6), dormant(7)];
    const suggestions = [
      open(1, { createdAt: ago(1) }),
      open(5, { createdAt: ago(1), triggerType: "dormant_deep" }),
    ];
    const whole = planRun(contacts, suggestions, USUAL_SETTINGS, now, { make: true });
    expect(made(whole)).toEqual([
      [6, "dormant_deep"],
      [2, "time_based"],
      [3, "time_based"],
    ]);
  });

  it("words those alike that it makes at once in different ways", () => {
    // Which wording is tried first goes by the contact's id: these two begin with the same.
    const { made } = planRun([overdue(1), overdue(421)], [], USUAL_SETTINGS, now, { make: true });
    expect(made.map(({ text }) => text.variant)).toEqual([1, 2]);
  });
});
