import { createHash } from "node:crypto";
import { instantOf } from "../../crm/calendar.ts";
import { normalizePhone } from "../../crm/contacts/normalize-identity.ts";
import type { Damage, Draft, PersonDraft, Problem, Skipped } from "../draft.ts";
import { type DateOrder, type Format, UnknownDateOrder } from "../format.ts";
import { whyBroken } from "../text/broken-file.ts";
import { chatKeys, type KeyMessage, MAIN_RECORDS, whyAnotherChat } from "./chat-keys.ts";
import { type ChatOverview, lookThrough } from "./chat-overview.ts";
import { type Content, readContent } from "./content.ts";
import { pastDayIn } from "./date-order.ts";
import { type Header, readHeader } from "./header.ts";
import { findOwner, fold } from "./owner.ts";
import { readChat } from "./read-chat.ts";

/** A chat of two that can be read. */
interface Chat {
  readonly overview: ChatOverview;
  readonly dateOrder: DateOrder;
  readonly person: PersonDraft;
  readonly isUser: (author: string) => boolean;
  readonly timeZone: string;
  readonly now: Date;
}

/** A chat that WhatsApp exported as text, from iOS or Android; several of one phone say together who the user is. */
export const whatsapp: Format = {
  name: "whatsapp",
  title: "WhatsApp chat",
  together: "anywhere",
  recognize(head) {
    const first = head.split(/\r\n|\n|\r/).find((line) => line.trim() !== "");
    return first !== undefined && readHeader(first) ? "chat" : undefined;
  },
  async look({ files }, { owner, now, timeZone, dateOrder }) {
    const all: ChatOverview[] = [];
    for (const file of files) all.push(await lookThrough(file, now));
    const ofTwo = all.filter(({ isGroup, authors }) => !isGroup && authors.size > 0);
    const isUser = findOwner(ofTwo, owner);
    const chats: Chat[] = [];
    let nameless = 0;
    for (const overview of ofTwo) {
      const other = [...overview.authors].find((author) => !isUser(author)) ?? overview.title;
      if (other === undefined) {
        nameless++;
        continue;
      }
      const decided = overview.dates.decide(dateOrder);
      if (!decided) throw new UnknownDateOrder(overview.file.name);
      const chat = { overview, dateOrder: decided, isUser, timeZone, now };
      const person = await identify(chat, other);
      if (person) chats.push({ ...chat, person });
    }
    return {
      total: chats.reduce((sum, { overview }) => sum + 1 + overview.entries, 0),
      async *people() {
        for (const { person } of chats) yield { type: "contact", ...person };
      },
      async *interactions() {
        for (const { file, isGroup, dated } of all) {
          if (isGroup) yield { type: "skipped", why: "group chats" };
          if (dated === 0)
            yield { type: "problem", place: file.name, why: "None of its dates is a day of the past." };
        }
        for (let at = 0; at < nameless; at++) {
          yield { type: "skipped", why: "chats in which only you wrote and that name nobody else" };
        }
        for (const chat of chats) yield* readInteractions(chat);
      },
    };
  },
};

/** The key of an unsaved number is the number, which stands for the name or names the file; else see `chatKeys`. */
async function identify(chat: Omit<Chat, "person">, name: string): Promise<PersonDraft | undefined> {
  const phone = phoneIn(name) ?? phoneIn(chat.overview.title ?? "");
  if (phone) {
    return {
      displayName: phoneIn(name) ? "" : name,
      identities: [
        { kind: "phone", value: phone },
        { kind: "whatsapp", value: phone },
      ],
    };
  }
  const keys = chatKeys(name);
  for await (const message of readMessages(chat)) if (message.type === "message") keys.see(message);
  const records = keys.records();
  if (records.length === 0) return undefined;
  return chatWith(name, records);
}

const chatWith = (displayName: string, records: readonly string[]): PersonDraft => ({
  displayName,
  identities: records.map((value) => ({ kind: "record", value })),
  whyAnother: (known) => whyAnotherChat(known, records),
});

const phoneIn = (name: string) => (/^\+[\d\s().-]+$/.test(name) ? normalizePhone(name) : undefined);

interface Message extends KeyMessage {
  readonly type: "message";
  readonly content: Exclude<Content, { skip: string }>;
}

async function* readMessages(
  chat: Omit<Chat, "person">,
): AsyncGenerator<Message | Skipped | Problem | Damage> {
  const { overview, isUser, dateOrder, now } = chat;
  let last = 0;
  try {
    for await (const { line, header, author, text } of readChat(overview.file)) {
      last = line;
      const content = author === undefined ? undefined : readContent(text);
      const at = clockOf(header, dateOrder, now);
      if (author === undefined || content === undefined) {
        yield { type: "skipped", why: "lines of WhatsApp itself" };
      } else if ("skip" in content) {
        yield { type: "skipped", why: content.skip };
      } else if (!at) {
        const place = `${overview.file.name} line ${line}`;
        yield { type: "problem", place, why: "The date is no day of the past." };
      } else {
        const direction = isUser(author) ? "outbound" : "inbound";
        yield { type: "message", ...at, direction, content, asWritten: content.asWritten };
      }
    }
  } catch (error) {
    yield { type: "damage", place: `${overview.file.name} line ${last}`, why: whyBroken(error) };
  }
}

async function* readInteractions(chat: Chat): AsyncGenerator<Draft> {
  const { person, timeZone } = chat;
  const [key] = person.identities;
  const conversation = key?.kind === "phone" ? key.value : `whatsapp:${fold(person.displayName)}`;
  // A chat of years has more than a hundred records: the contact has them all, and the first of them find it.
  const main = person.identities.slice(0, MAIN_RECORDS).map(({ value }) => value);
  const sender = key?.kind === "phone" ? person : chatWith(person.displayName, main);
  const occurrence = countWithinMinute();
  for await (const message of readMessages(chat)) {
    if (message.type !== "message") {
      yield message;
      continue;
    }
    const { day, time, direction, content } = message;
    const { asWritten, ...rest } = content;
    const written = [conversation, day, time, direction, asWritten].join("\n");
    const hash = createHash("sha256").update(`${written}\n${occurrence(day + time, written)}`);
    yield {
      type: "interaction",
      person: sender,
      makesContact: true,
      ...rest,
      platform: "whatsapp",
      direction,
      occurredAt: instantOf(day, time, timeZone),
      conversation,
      externalId: hash.digest("base64url"),
    };
  }
}

/** Says the how manieth of the same messages within a minute this is: `ok` twice is two messages. */
function countWithinMinute(): (minute: string, written: string) => number {
  let current = "";
  const seen = new Map<string, number>();
  return (minute, written) => {
    if (minute !== current) seen.clear();
    current = minute;
    const times = (seen.get(written) ?? 0) + 1;
    seen.set(written, times);
    return times;
  };
}

function clockOf(header: Header, order: DateOrder, now: Date): { day: string; time: string } | undefined {
  const day = pastDayIn(header.date, order, now);
  if (!day || header.hour > 23 || header.minute > 59 || header.second > 59) return undefined;
  const time = [header.hour, header.minute, header.second]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");
  return { day: day.toISOString().slice(0, 10), time };
}
