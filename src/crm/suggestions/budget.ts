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

/** Pool A has three fifths of the budget, rounded up. */
export function placesOfA(budget: number): number {
  return Math.ceil((budget * 3) / 5);
}

export interface Places {
  readonly a: number;
  readonly b: number;
}

/**
 * The free places of a run as the pools share them: neither gets more than its share of the budget, in which what the same
 * run already made counts. Where there are fewer places than that, as most is pending still, they go to the pool that is
 * behind its share of what is pending, so that either comes to it over time.
 * @param free places that there are
 * @param pending of the budget, of which `made` are of the same run
 */
export function sharePlaces(free: number, budget: number, pending: Places, made: Places): Places {
  const mostOfA = Math.max(0, placesOfA(budget) - made.a);
  const mostOfB = Math.max(0, budget - placesOfA(budget) - made.b);
  const all = pending.a + pending.b + free;
  const behind = all - placesOfA(all) - pending.b;
  const b = Math.max(free - mostOfA, Math.min(free, mostOfB, Math.max(0, behind)));
  return { a: free - b, b };
}

/**
 * One suggestion a contact: its best reason. Those of the budget share its places, what one pool leaves the other takes;
 * birthdays and dates of the user's own come on top. A contact for whom there was no place still gets those.
 * @returns the most important first
 */
export function choose(considered: readonly Considered[], places: Places): Chosen[] {
  const best = considered.flatMap(({ contact, reasons: [reason] }) => (reason ? [{ contact, reason }] : []));
  const ofPool = (pool: string) =>
    best.filter(({ reason }) => !reason.onTop && reason.pool === pool).sort(byImportance);
  const [a, b] = [ofPool("a"), ofPool("b")];
  const free = places.a + places.b;
  const forA = Math.min(free - Math.min(places.b, b.length), a.length);
  const budgeted = [...a.slice(0, forA), ...b.slice(0, free - forA)];

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
