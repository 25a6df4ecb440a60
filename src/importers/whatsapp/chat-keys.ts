import { createHash } from "node:crypto";
import { fold } from "./owner.ts";

/** A message as far as it tells one chat from another. */
export interface KeyMessage {
  /** `YYYY-MM-DD` and `HH:MM:SS`, as the phone showed them. */
  readonly day: string;
  readonly time: string;
  readonly direction: "inbound" | "outbound";
  readonly asWritten: string;
}

/**
 * By what a chat is known again whose file says a name and no number. Two people may bear one name, so the messages tell
 * them apart: the first one, the first that the other wrote, and the first that the other wrote in each month. A newer
 * export of the chat has all of them; one that begins later (with media WhatsApp gives the last weeks alone) has those of
 * its months. One of them shared is enough, unless `whyAnotherChat`: what is shared may be a text that the user sent to
 * many in the same minute.
 */
export function chatKeys(name: string) {
  let start: string | undefined;
  let reply: string | undefined;
  const months = new Map<string, string>();
  return {
    see({ day, time, direction, asWritten }: KeyMessage): void {
      const written = hash([fold(name), day, time, direction, asWritten].join("\n"));
      const month = `whatsapp:month-${day.slice(0, 7)}`;
      start ??= `whatsapp:start:${written}`;
      if (direction === "outbound") return;
      reply ??= `whatsapp:reply:${written}`;
      if (!months.has(month)) months.set(month, `${month}:${written}`);
    },
    /** Records, first the `MAIN_RECORDS` that a message is placed by; none for a chat without messages. */
    records: () => [reply, start, ...months.values()].filter((record) => record !== undefined),
  };
}

export const MAIN_RECORDS = 2;

/**
 * Why what two chats share is outweighed by what they do not: months that both have begin with other messages, and so
 * does what the other wrote after one and the same first message.
 */
export function whyAnotherChat(known: ReadonlySet<string>, records: readonly string[]): string | undefined {
  const sameStart = records.some((record) => record.startsWith("whatsapp:start:") && known.has(record));
  let balance = 0;
  for (const record of records) {
    const slot = (sameStart ? /^whatsapp:(?:reply|month-[\d-]+):/ : /^whatsapp:month-[\d-]+:/).exec(
      record,
    )?.[0];
    if (!slot) continue;
    if (known.has(record)) balance++;
    else if ([...known].some((each) => each.startsWith(slot))) balance--;
  }
  return balance < 0 ? "Same name and first message in two chats." : undefined;
}

const hash = (text: string) => createHash("sha256").update(text).digest("base64url").slice(0, 16);
