import { isPlaceholderName } from "../../crm/contacts/placeholder-names.ts";
import type { MetaMessage } from "./message.ts";
import { hash } from "./message-key.ts";
import type { Thread } from "./survey.ts";
import { readThread } from "./thread.ts";

// Facebook gives the end-to-end encrypted chats out in a download of their own (`Zoë Lindqvist_40.json`), which has no id of a
// conversation: the number is its place in that one download.

/** The first message of each writer in each month (`2026-03`). */
export type FirstMessages = Map<string, Map<string, { readonly at: number; readonly written: string }>>;

export function seeMessage(
  firsts: FirstMessages,
  { sender_name, timestamp_ms: at, content = "" }: MetaMessage,
): void {
  const month = new Date(at).toISOString().slice(0, 7);
  const months = firsts.get(sender_name) ?? new Map();
  firsts.set(sender_name, months);
  const first = months.get(month);
  if (!first || at < first.at) months.set(month, { at, written: hash(content) });
}

/**
 * By what a chat is known again in a newer download, when a name was changed and when one of the two was cut off: the
 * first message that the other wrote in each month, to the millisecond. Where the other never wrote it is the user's first one
 * with the other's name, for the user may have sent it to many at once.
 * @returns none for a chat without messages
 */
export function recordsOf({ firsts }: Thread, other: string): string[] {
  const byTime = (writers: readonly string[]) =>
    writers.flatMap((writer) => [...(firsts.get(writer)?.values() ?? [])]).sort((a, b) => a.at - b.at);
  const record = ({ at, written }: { at: number; written: string }) => `facebook:e2ee:${at}:${written}`;
  const written = byTime([other]).map(record);
  if (written.length > 0) return written;
  const name = hash(other.normalize("NFC").toLowerCase());
  return byTime([...firsts.keys()])
    .slice(0, 1)
    .map((first) => `${record(first)}:${name}`);
}

/**
 * The chat with the same person in the ordinary export, where both are read at once and no other chat in either bears the name:
 * it ends where encryption began.
 */
export function ordinaryChatOf(
  other: string,
  chats: readonly { readonly thread: Thread; readonly other: string }[],
): Thread | undefined {
  const ofName = chats.filter(
    (chat) => chat.thread.platform === "facebook" && chat.other === other && !isPlaceholderName(other),
  );
  const ordinary = ofName.filter(({ thread }) => !thread.isEncrypted);
  return ordinary.length === 1 && ofName.length === 2 ? ordinary[0]?.thread : undefined;
}

/** What stands in the files of a chat, as `momentOf` writes it. */
export async function momentsIn(thread: Thread): Promise<ReadonlySet<string>> {
  const moments = new Set<string>();
  for (const file of thread.files) {
    try {
      for await (const part of readThread(file)) {
        if (part.type === "message" && part.message) moments.add(momentOf(part.message));
      }
    } catch {
      // Its own reading comes to the same place and says so.
    }
  }
  return moments;
}

export const momentOf = (message: { sender_name: string; timestamp_ms: number }): string =>
  `${message.timestamp_ms} ${message.sender_name}`;
