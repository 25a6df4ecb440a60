// The start of a message: `[04/03/25, 14:05:09] Priya: hi` (iOS) or `3/4/25, 2:05 PM - Priya: hi` (Android). Which part of
// the date is the day is not said by the line.

export interface Header {
  /** As written, left to right. */
  readonly date: readonly [string, string, string];
  readonly separator: string;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** What comes after: `Priya: hi`, or a line of the program's own. */
  readonly rest: string;
}

/** Marks of writing direction and the byte order mark, which stand anywhere and show nothing. */
const INVISIBLE = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

export const withoutInvisible = (text: string): string => text.replace(INVISIBLE, "");

const DATE = /(\d{1,4})([./-]) ?(\d{1,2})\2 ?(\d{1,4})\.?/.source;
const AM_PM = /[ap]\. ?m\.|[ap]m|上午|下午|오전|오후/.source;
const TIME = `(?:(${AM_PM}) ?)?(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?(?: ?(${AM_PM}))?`;
const IOS = new RegExp(`^\\[${DATE},? ${TIME}\\] ?(.*)$`, "i");
const ANDROID = new RegExp(`^${DATE},? ${TIME} - (.*)$`, "i");
/** Longer than any header. */
const MAX_HEADER = 60;

/** Undefined for a line that goes on with the message before it. */
export function readHeader(line: string): Header | undefined {
  const start = /^[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]*[[\d]/.test(line);
  if (!start) return undefined;
  // Only the header is cleaned: an invisible mark before the text says that the program wrote it.
  const head = withoutInvisible(line.slice(0, MAX_HEADER)).replace(/[\u202f\u00a0\u2009]/g, " ");
  const match = IOS.exec(head) ?? ANDROID.exec(head);
  if (!match) return undefined;
  const [, a = "", separator = "", b = "", c = "", before, hour, minute, second, after] = match;
  const rest = line.slice(endOfHeader(line));
  return {
    date: [a, b, c],
    separator,
    hour: toHour(Number(hour), before ?? after),
    minute: Number(minute),
    second: Number(second ?? 0),
    rest,
  };
}

const PART = new RegExp(
  `^\\[?${DATE.replace("\\.?", "")},?(?: [\\d:.]{0,8}(?: ?[ap]\\.? ?m?\\.?)?)?\\]?(?: -?)?$`,
  "i",
);

/** Whether a line is nothing but a date and part of a time: a file that is cut off may end in it. */
export const isPartOfHeader = (line: string): boolean =>
  PART.test(withoutInvisible(line).replace(/[\u202f\u00a0\u2009]/g, " "));

function endOfHeader(line: string): number {
  const bracket = line.indexOf("]");
  if (/^[^\d[]*\[/.test(line)) return line.charAt(bracket + 1) === " " ? bracket + 2 : bracket + 1;
  return line.indexOf(" - ") + 3;
}

function toHour(hour: number, half: string | undefined): number {
  if (!half) return hour;
  const isAfternoon = /^p|下午|오후/i.test(half);
  return (hour % 12) + (isAfternoon ? 12 : 0);
}
