import type { DateOrder } from "../format.ts";
import type { Header } from "./header.ts";

/** What the dates of a whole chat say about their order. */
export interface DateEvidence {
  /** Takes the next message of the file. */
  see(header: Header): void;
  /** The order that the user stated where it fits, else the only one that does; undefined where it cannot be told. */
  decide(stated: DateOrder | undefined): DateOrder | undefined;
}

const DAY = 86_400_000;

/**
 * Day or month first: an order fits while it makes real days, of which none lies after `now` and which hardly go back
 * (messages stand in the order of time). Only slashes stand in dates with the month first.
 */
export function dateEvidence(now: Date): DateEvidence {
  const candidates = (["dmy", "mdy", "ymd"] as const).map((order) => ({
    order,
    fits: true,
    last: 0,
    backwards: 0,
  }));
  let differs = false;
  return {
    see({ date, separator }) {
      if (Number(date[0]) !== Number(date[1])) differs = true;
      for (const candidate of candidates) {
        const { order, last } = candidate;
        const at = dayIn(date, order)?.getTime();
        if (at === undefined || at > now.getTime() + DAY || (order === "mdy" && separator !== "/")) {
          candidate.fits = false;
          continue;
        }
        if (at < last) candidate.backwards++;
        candidate.last = at;
      }
    },
    decide(stated) {
      const fitting = candidates.filter(({ fits }) => fits);
      if (fitting.some(({ order }) => order === stated)) return stated;
      // Two digits of a year stand first only where nothing else fits.
      const [first, second] = fitting;
      if (!first || !second || second.order === "ymd" || !differs) return first?.order;
      // The clock of a phone may be set back now and then; a wrong order goes back month after month.
      if (first.backwards === second.backwards) return undefined;
      return first.backwards < second.backwards ? first.order : second.order;
    },
  };
}

/** Midnight of the day in UTC; undefined for no real day. Two digits are a year of this century. */
export function dayIn(date: readonly [string, string, string], order: DateOrder): Date | undefined {
  const [a, b, c] = date;
  const [y, m, d] = order === "ymd" ? [a, b, c] : order === "dmy" ? [c, b, a] : [c, a, b];
  if (y.length !== 4 && y.length !== 2) return undefined;
  if (m.length > 2 || d.length > 2) return undefined;
  const year = Number(y.length === 2 ? `20${y}` : y);
  const day = new Date(Date.UTC(year, Number(m) - 1, Number(d)));
  return day.getUTCMonth() === Number(m) - 1 && day.getUTCDate() === Number(d) ? day : undefined;
}
