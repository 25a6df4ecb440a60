import type { Queryable } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import { type Notice, notify } from "../notifications/notify.ts";
import { carryOut } from "./carry-out.ts";
import { findPossible } from "./find-possible.ts";
import { gatherFacts } from "./gather-facts.ts";
import { getOpenSuggestions } from "./open-suggestions.ts";
import { planRun, type RunPlan } from "./plan-run.ts";
import { getRuleSettings } from "./rule-settings.ts";

/**
 * One run for a user: withdraws what no longer holds, ends what was answered, renews the rest and, with `make`, suggests
 * within the budget and notifies of it. A second run at the same moment changes nothing. A bounded number of statements,
 * however many contacts there are. Expects interaction counts and scores that are fresh, and a transaction.
 */
export async function runSuggestions(
  tx: Queryable,
  userId: UserId,
  now: Date,
  { make }: { make: boolean },
): Promise<void> {
  const settings = await getRuleSettings(tx, userId);
  const open = await getOpenSuggestions(tx, userId);
  const contactIds = make
    ? await findPossible(tx, userId, settings, now)
    : open.map(({ contactId }) => contactId);
  const contacts = await gatherFacts(tx, userId, contactIds, now);
  const plan = planRun(contacts, open, settings, now, { make });
  await carryOut(tx, userId, plan, now);
  if (plan.made.length) await notify(tx, userId, [noticeOf(plan.made, now)], now);
}

/**
 * Brings the open suggestion of one contact up to date with what the user has just changed of the contact, whom the
 * transaction has locked. Others wait for the next run: to lock more contacts now could block somebody who waits for this.
 */
export async function reviewSuggestion(
  tx: Queryable,
  userId: UserId,
  contactId: number,
  now: Date,
): Promise<void> {
  const settings = await getRuleSettings(tx, userId);
  const open = await getOpenSuggestions(tx, userId);
  if (!open.some((suggestion) => suggestion.contactId === contactId)) return;
  const contactIds = open.map((suggestion) => suggestion.contactId);
  const contacts = await gatherFacts(tx, userId, contactIds, now);
  const { answered, datesUsedUp, expired, changed } = planRun(contacts, open, settings, now, { make: false });
  const isOwn = (of: { contactId: number }) => of.contactId === contactId;
  const own = {
    answered: answered.filter(isOwn),
    datesUsedUp: datesUsedUp.filter((id) => id === contactId),
    expired: expired.filter(isOwn),
    changed: changed.filter(({ suggestion }) => isOwn(suggestion)),
    made: [],
  };
  await carryOut(tx, userId, own, now);
}

/** Names enough people to make one curious. */
const NAMED = 3;

function noticeOf(made: RunPlan["made"], now: Date): Notice {
  const names = made.slice(0, NAMED).map(({ contact }) => contact.name);
  const more = made.length - names.length;
  return {
    type: "suggestions",
    title: made.length === 1 ? "1 new suggestion" : `${made.length} new suggestions`,
    body: `${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`,
    link: "/suggestions",
    factKey: `suggestions:${now.toISOString()}`,
  };
}
