import { createHash } from "node:crypto";
import { instantOf } from "../../crm/calendar.ts";
import { normalizePhone } from "../../crm/contacts/normalize-identity.ts";
import type { Draft, PersonDraft } from "../draft.ts";
import { type DateOrder, type Format, UnknownDateOrder } from "../format.ts";
import { type ChatOverview, lookThrough } from "./chat-overview.ts";
import { readContent } from "./content.ts";
import { dayIn } from "./date-order.ts";
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
    for (const overview of ofTwo) {
      const other = [...overview.authors].find((author) => !isUser(author)) ?? overview.title;
      if (other === undefined) continue;
      const decided = overview.dates.decide(dateOrder);
      if (!decided) throw new UnknownDateOrder(overview.file.name);
      chats.push({ overview, dateOrder: decided, person: personOf(other), isUser, timeZone });
    }
    return {
      total: chats.reduce((sum, { overview }) => sum + overview.entries, 0),
      async *people() {},
      async *interactions() {
        for (const { isGroup } of all) if (isGroup) yield { type: "skipped", why: "group chats" };
        for (const chat of chats) yield* readInteractions(chat);
      },
    };
  },
};

/** Somebody saved in the phone shows a name and no number; an unsaved one shows the number alone. */
function personOf(author: string): PersonDraft {
  const phone = /^\+[\d\s().-]+$/.test(author) ? normalizePhone(author) : undefined;
  if (!phone)
    return { displayName: author, identities: [{ kind: "record", value: `whatsapp:${fold(author)}` }] };
  return {
    displayName: "",
    identities: [
      { kind: "phone", value: phone },
      { kind: "whatsapp", value: phone },
    ],
  };
}

async function* readInteractions(chat: Chat): AsyncGenerator<Draft> {
  const { overview, person, isUser, dateOrder, timeZone } = chat;
  const conversation = person.identities[0]?.value ?? "";
  const occurrence = countWithinMinute();
  for await (const { line, header, author, text } of readChat(overview.file)) {
    const content = author === undefined ? undefined : readContent(text);
    if (author === undefined || content === undefined) {
      yield { type: "skipped", why: "lines of WhatsApp itself" };
      continue;
    }
    if ("skip" in content) {
      yield { type: "skipped", why: content.skip };
      continue;
    }
    const at = clockOf(header, dateOrder);
    if (!at) {
      yield {
        type: "problem",
        place: `${overview.file.name} line ${line}`,
        why: "The date is no day of the calendar.",
      };
      continue;
    }
    const direction = isUser(author) ? "outbound" : "inbound";
    const { asWritten, ...rest } = content;
    const written = [conversation, at.day, at.time, direction, asWritten].join("\n");
    const hash = createHash("sha256").update(`${written}\n${occurrence(at.day + at.time, written)}`);
    yield {
      type: "interaction",
      person,
      makesContact: true,
      ...rest,
      platform: "whatsapp",
      direction,
      occurredAt: instantOf(at.day, at.time, timeZone),
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

function clockOf(header: Header, order: DateOrder): { day: string; time: string } | undefined {
  const day = dayIn(header.date, order);
  if (!day || header.hour > 23 || header.minute > 59 || header.second > 59) return undefined;
  const time = [header.hour, header.minute, header.second]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");
  return { day: day.toISOString().slice(0, 10), time };
}
