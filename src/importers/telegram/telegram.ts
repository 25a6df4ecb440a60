import { isPlaceholderName } from "../../crm/contacts/placeholder-names.ts";
import type { Draft } from "../draft.ts";
import type { Format, InputFile, ReadContext } from "../format.ts";
import { BrokenJson } from "../json/json-text.ts";
import { readContact } from "./contact.ts";
import { parseMessage, readMessage, senderOf, type TelegramMessage } from "./message.ts";
import { type Chat, isWithOnePerson, walkExport } from "./walk-export.ts";

/** What the first look finds out about the whole file. */
interface Overview {
  /** The user, `user123`; an export of one chat does not say. */
  me?: string;
  /** Chats by their position in which the user wrote. */
  readonly answered: Set<number>;
  total: number;
}

/** Telegram Desktop's export in JSON (`result.json`), of all chats or of one. */
export const telegram: Format = {
  name: "telegram",
  title: "Telegram export",
  together: false,
  recognize(head) {
    const isAccount = /^\s*\{/.test(head) && /"(?:personal_information|chats|contacts)"\s*:\s*\{/.test(head);
    const isChat =
      /^\s*\{\s*"name"\s*:[^\n]*\s*"type"\s*:\s*"[a-z_]+",\s*"id"\s*:\s*\d+,\s*"messages"\s*:\s*\[/.test(
        head,
      );
    return (isAccount && /"about"\s*:/.test(head)) || isChat ? "result" : undefined;
  },
  async look({ files }, context) {
    const looks: [InputFile, Overview][] = [];
    for (const file of files) looks.push([file, await lookThrough(file)]);
    return {
      total: looks.reduce((sum, [, { total }]) => sum + total, 0),
      async *people() {
        for (const [file] of looks) yield* readPeople(file, context);
      },
      async *interactions() {
        for (const [file, overview] of looks) yield* readMessages(file, overview);
      },
    };
  },
};

async function lookThrough(file: InputFile): Promise<Overview> {
  const overview: Overview = { answered: new Set(), total: 0 };
  try {
    for await (const part of walkExport(file)) {
      if (part.type === "me") overview.me = part.id;
      if (part.type === "contact" || part.type === "message") overview.total++;
      if (part.type !== "message" || overview.answered.has(part.chat.index)) continue;
      const message = parseMessage(part.value);
      if (message?.type === "message" && isFromUser(message, part.chat, overview))
        overview.answered.add(part.chat.index);
    }
  } catch (error) {
    // Reading the messages comes to the same place and reports it.
    if (!(error instanceof BrokenJson)) throw error;
  }
  return overview;
}

async function* readPeople(file: InputFile, context: ReadContext): AsyncGenerator<Draft> {
  try {
    for await (const part of walkExport(file)) {
      if (part.type === "contact") yield readContact(part.value, part.place, context);
      // People stand before the chats; the rest of a file of gigabytes need not be read for them.
      if (part.type === "chat") return;
    }
  } catch (error) {
    if (!(error instanceof BrokenJson)) throw error;
  }
}

async function* readMessages(file: InputFile, overview: Overview): AsyncGenerator<Draft> {
  let place = file.name;
  try {
    for await (const part of walkExport(file)) {
      if (part.type === "chat" && !isWithOnePerson(part.chat)) {
        yield { type: "skipped", why: `chats that are no contact with one person: ${kindOf(part.chat)}` };
      }
      if (part.type !== "message") continue;
      place = part.place;
      yield readInteraction(part.value, part.chat, overview, place);
    }
  } catch (error) {
    if (!(error instanceof BrokenJson)) throw error;
    yield { type: "damage", place, why: error.message };
  }
}

function readInteraction(value: unknown, chat: Chat, overview: Overview, place: string): Draft {
  const message = parseMessage(value);
  if (!message) return { type: "problem", place, why: "This is no message as Telegram writes them." };
  const counted = readMessage(message);
  if ("skip" in counted) return { type: "skipped", why: counted.skip };
  if (message.date_unixtime === undefined) {
    const why = "The message has no date_unixtime. Export again with a newer Telegram Desktop.";
    return { type: "problem", place, why };
  }
  const peer = `user${chat.id}`;
  const isDeleted = chat.name === undefined || isPlaceholderName(chat.name);
  return {
    type: "interaction",
    person: {
      displayName: chat.name ?? "Deleted account",
      identities: [{ kind: "telegram", value: peer }],
    },
    makesContact: !isDeleted || overview.answered.has(chat.index),
    platform: "telegram",
    direction: isFromUser(message, chat, overview) ? "outbound" : "inbound",
    occurredAt: new Date(Number(message.date_unixtime) * 1000),
    conversation: peer,
    externalId: `${peer}/${message.id}`,
    ...counted,
  };
}

function kindOf({ type = "" }: Chat): string {
  if (type === "personal_chat") return "Telegram's own";
  return /group|channel|bot/.exec(type)?.[0] ?? type.replaceAll("_", " ");
}

/** In a chat of two, who is not the other is the user. */
function isFromUser(message: TelegramMessage, chat: Chat, { me }: Overview): boolean {
  const sender = senderOf(message);
  return me === undefined ? sender !== `user${chat.id}` : sender === me;
}
