import type { ContactFacts } from "./contact-facts.ts";
import type { Reason } from "./reasons.ts";

/** One contact and everything that speaks for writing now, the best first. */
export interface Considered {
  readonly contact: ContactFacts;
  readonly reasons: readonly Reason[];
}

export interface Chosen {
  readonly contact: ContactFacts;
  readonly reason: Reason;
}

/** As many runs' worth may be pending at once. */
export const MAX_RUNS_PENDING = 3;

/** Pool A has three fifths of the places, rounded up. */
export function placesOfA(places: number): number {
  return Math.ceil((places * 3) / 5);
}

/**
 * One suggestion a contact: its best reason. Those of the budget share its places, what one pool leaves the other takes;
 * birthdays and dates of the user's own come on top. A contact for whom there was no place still gets those.
 * @returns the most important first
 */
export function choose(considered: readonly Considered[], places: number): Chosen[] {
  const best = considered.flatMap(({ contact, reasons: [reason] }) => (reason ? [{ contact, reason }] : []));
  const ofPool = (pool: string) =>
    best.filter(({ reason }) => !reason.onTop && reason.pool === pool).sort(byImportance);
  const [a, b] = [ofPool("a"), ofPool("b")];
  const forB = Math.min(places - placesOfA(places), b.length);
  const forA = Math.min(places - forB, a.length);
  const budgeted = [...a.slice(0, forA), ...b.slice(0, places - forA)];

  const served = new Set(budgeted.map(({ contact }) => contact));
  const onTop = considered
    .filter(({ contact }) => !served.has(contact))
    .flatMap(({ contact, reasons }) => {
      const reason = reasons.find((one) => one.onTop);
      return reason ? [{ contact, reason }] : [];
    });
  return [...budgeted, ...onTop].sort(byImportance);
}

function byImportance(one: Chosen, other: Chosen): number {
  return other.reason.priority - one.reason.priority || one.contact.contactId - other.contact.contactId;
}
