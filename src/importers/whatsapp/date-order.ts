import type { DateOrder } from "../format.ts";
import type { Header } from "./header.ts";

/** What the dates of a whole chat say about their order. */
export interface DateEvidence {
  /** Takes the next message of the file. @returns whether its date is one in any order */
  see(header: Header): boolean;
  /** The order that the user stated where it fits, else the one that fits best; undefined where it cannot be told. */
  decide(stated: DateOrder | undefined): DateOrder | undefined;
}

const DAY = 86_400_000;

/**
 * Day or month first: an order fits that makes real days, of which none lies after `now` and which hardly go back
 * (messages stand in the order of time). Only slashes stand in dates with the month first. A line that somebody wrote may
 * look like the start of a message: what is a date in no order says nothing, and the fewest misfits fit.
 */
export function dateEvidence(now: Date): DateEvidence {
  const candidates = (["dmy", "mdy", "ymd"] as const).map((order) => ({
    order,
    misfits: 0,
    last: 0,
    backwards: 0,
  }));
  let differs = false;
  return {
    see({ date, separator }) {
      const days = candidates.map(({ order }) =>
        order === "mdy" && separator !== "/" ? undefined : pastDayIn(date, order, now),
      );
      if (days.every((day) => day === undefined)) return false;
      if (Number(date[0]) !== Number(date[1])) differs = true;
      for (const [index, candidate] of candidates.entries()) {
        const at = days[index]?.getTime();
        if (at === undefined) {
          candidate.misfits++;
          continue;
        }
        if (at < candidate.last) candidate.backwards++;
        candidate.last = at;
      }
      return true;
    },
    decide(stated) {
      const fewest = Math.min(...candidates.map(({ misfits }) => misfits));
      const fitting = candidates.filter(({ misfits }) => misfits === fewest);
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

/** `dayIn` where it is a day on which a message can have been written. */
export function pastDayIn(date: Header["date"], order: DateOrder, now: Date): Date | undefined {
  const day = dayIn(date, order);
  return day && day.getTime() <= now.getTime() + DAY ? day : undefined;
}

/** Midnight of the day in UTC; undefined for no real day. Two digits are a year of this century. */
function dayIn(date: readonly [string, string, string], order: DateOrder): Date | undefined {
  const [a, b, c] = date;
  const [y, m, d] = order === "ymd" ? [a, b, c] : order === "dmy" ? [c, b, a] : [c, a, b];
  if (y.length !== 4 && y.length !== 2) return undefined;
  if (m.length > 2 || d.length > 2) return undefined;
  const year = Number(y.length === 2 ? `20${y}` : y);
  const day = new Date(Date.UTC(year, Number(m) - 1, Number(d)));
  return day.getUTCMonth() === Number(m) - 1 && day.getUTCDate() === Number(d) ? day : undefined;
}
