import { isPlaceholderName } from "../../crm/contacts/placeholder-names.ts";
import type { Draft } from "../draft.ts";
import type { Format, RecognizedFile } from "../format.ts";
import { BrokenJson } from "../json/json-text.ts";
import { momentOf, momentsIn, ordinaryChatOf, recordsOf } from "./encrypted-chats.ts";
import { readMessage } from "./message.ts";
import { hash } from "./message-key.ts";
import { findOwner, surveyExport, type Thread } from "./survey.ts";
import { readThread } from "./thread.ts";

/** Messages of Facebook and Instagram, from Meta's export in JSON. */
export const meta: Format = {
  name: "meta",
  title: "Facebook or Instagram export",
  together: "anywhere",
  recognize(head) {
    if (!/^\s*\{/.test(head)) return undefined;
    if (/"threadName"\s*:|"senderName"\s*:/.test(head) && /"messages"\s*:\s*\[/.test(head))
      return /"participants"\s*:\s*\[/.test(head) ? "encrypted chat" : undefined;
    if (/"profile_v2"\s*:|"profile_user"\s*:/.test(head)) return "profile";
    const isThread = /"participants"\s*:\s*\[/.test(head) && /"messages"\s*:\s*\[/.test(head);
    return isThread && /"(?:timestamp_ms|sender_name|thread_path)"\s*:|"messages"\s*:\s*\[\s*\]/.test(head)
      ? "messages"
      : undefined;
  },
  async look({ files }, { owner }) {
    const survey = await surveyExport(files);
    const own = findOwner(survey, owner);
    const chats = survey.threads.flatMap((thread) => {
      if (reasonToSkip(thread, own)) return [];
      const other = [...thread.people].find((each) => !own.has(each)) ?? "";
      return { thread, other };
    });
    const read = new Map(chats.map((chat) => [chat.thread, readAs(chat, chats)]));
    const encrypted = [...read.values()].filter(({ thread }) => thread.isEncrypted && thread.firsts.size > 0);
    return {
      total: survey.threads.reduce((sum, { messages }) => sum + messages, encrypted.length),
      async *people() {
        for (const { other, records } of encrypted)
          yield { type: "contact", displayName: other, identities: records.map(record) };
      },
      async *interactions() {
        for (const thread of survey.threads) {
          const chat = read.get(thread);
          if (!chat) yield { type: "skipped", why: reasonToSkip(thread, own) ?? "" };
          else yield* readChat(chat, own);
        }
      },
    };
  },
};

function reasonToSkip({ path, people, writers }: Thread, own: ReadonlySet<string>): string | undefined {
  const others = [...people].filter((each) => !own.has(each));
  if (others.length !== 1) return others.length === 0 ? "conversations with nobody" : "group conversations";
  const isAnswered = [...writers].some((writer) => own.has(writer));
  const isRequest = /(?:^|\/)(?:message_requests|filtered_threads)\//.test(path);
  if (!isAnswered && (isRequest || isPlaceholderName(others[0] ?? "")))
    return "message requests that you never answered";
  return undefined;
}

/** A conversation of two. */
interface Chat {
  readonly thread: Thread;
  /** The name of the other. */
  readonly other: string;
  /** By which the other is known, the most certain first. */
  readonly records: readonly string[];
  readonly conversation: string;
  /** What the ids of its messages begin with. */
  readonly prefix: string;
  /** The ordinary chat that an encrypted one goes on with. */
  readonly ordinary: Thread | undefined;
}

type ChatOfTwo = Pick<Chat, "thread" | "other">;

function readAs({ thread, other }: ChatOfTwo, chats: readonly ChatOfTwo[]): Chat {
  const recordOf = (ordinary: Thread) => `${ordinary.platform}:${keyOf(ordinary.path)}`;
  if (!thread.isEncrypted) {
    const key = keyOf(thread.path);
    return {
      thread,
      other,
      records: [recordOf(thread)],
      conversation: key,
      prefix: key,
      ordinary: undefined,
    };
  }
  const ordinary = ordinaryChatOf(other, chats);
  const records = [...recordsOf(thread, other), ...(ordinary ? [recordOf(ordinary)] : [])];
  return { thread, other, records, conversation: `e2ee-${hash(other)}`, prefix: "e2ee", ordinary };
}

const record = (value: string) => ({ kind: "record", value }) as const;

async function* readChat(chat: Chat, own: ReadonlySet<string>): AsyncGenerator<Draft> {
  const known = chat.ordinary ? await momentsIn(chat.ordinary) : new Set<string>();
  for (const file of chat.thread.files) yield* readMessages(file, chat, own, known);
}

/** @param known messages that are in the ordinary export too, as `momentOf` writes them. */
async function* readMessages(
  file: RecognizedFile,
  { thread, other, records, conversation, prefix }: Chat,
  own: ReadonlySet<string>,
  known: ReadonlySet<string>,
): AsyncGenerator<Draft> {
  const { platform, isEncrypted } = thread;
  // The contact has all records, of which a chat of years has many: the first finds it.
  const person = { displayName: other, identities: records.slice(0, 1).map(record) };
  let place = file.name;
  try {
    for await (const part of readThread(file)) {
      if (part.type !== "message") continue;
      const { message, index } = part;
      place = `${file.name} message ${index + 1}`;
      const content = message && readMessage(message);
      if (!message || !content) {
        yield { type: "problem", place, why: "This is no message as Meta writes them." };
      } else if (known.has(momentOf(message))) {
        yield { type: "skipped", why: "messages that the ordinary export has too" };
      } else if ("skip" in content) {
        yield { type: "skipped", why: content.skip };
      } else {
        const direction = own.has(message.sender_name) ? "outbound" : "inbound";
        // Not by the name of who wrote it: Meta puts a new one over the whole history. Media of an encrypted chat may be missing.
        const written = [direction, isEncrypted ? message.content : content.text].join("\n");
        yield {
          type: "interaction",
          person,
          makesContact: true,
          ...content,
          platform,
          direction,
          occurredAt: new Date(message.timestamp_ms),
          conversation,
          externalId: `${prefix}/${message.timestamp_ms}/${hash(written)}`,
        };
      }
    }
  } catch (error) {
    if (!(error instanceof BrokenJson)) throw error;
    yield { type: "damage", place, why: error.message };
  }
}

/** `inbox/anafaria_10158` -> `10158`, which stays when names and folders change; the whole where there is no number. */
function keyOf(path: string): string {
  return /_(\d{4,})$/.exec(path)?.[1] ?? path.split("/").at(-1) ?? path;
}
