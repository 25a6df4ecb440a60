import type { InputFile } from "../format.ts";
import { type Choice, type JsonPath, readJson } from "../json/read-json.ts";
import { decodeText } from "../text/decode-text.ts";

// result.json holds either one chat (`{name, type, id, messages}`) or all of an account (`chats.list`, `contacts.list`,
// `personal_information`). Telegram writes what a chat is before its messages.

export interface Chat {
  /** Position in the file. */
  readonly index: number;
  name?: string;
  type?: string;
  id?: number;
}

export type Part =
  | { readonly type: "me"; readonly id: string }
  | { readonly type: "contact"; readonly value: unknown; readonly place: string }
  | { readonly type: "chat"; readonly chat: Chat }
  | { readonly type: "message"; readonly chat: Chat; readonly value: unknown; readonly place: string };

/** Telegram's own accounts, from which sign-in codes and announcements come. */
const SERVICE_ACCOUNTS: readonly unknown[] = [777000, 42777];

/** Whether messages of this chat are contact with one person. */
export function isWithOnePerson(chat: Chat): boolean {
  return chat.type === "personal_chat" && !SERVICE_ACCOUNTS.includes(chat.id);
}

/**
 * The parts of an export in the order of the file. Messages of groups, channels and bots are passed over.
 * @throws BrokenJson where the file breaks.
 */
export async function* walkExport(file: InputFile): AsyncGenerator<Part> {
  let chat: Chat = { index: 0 };
  let announced: Chat | undefined;

  function choose(path: JsonPath): Choice {
    const place = placeInChat(path);
    if (!place) return chooseOutside(path);
    if (place.index !== chat.index) chat = { index: place.index };
    const [field, message] = place.rest;
    if (field !== "messages") return place.rest.length < 2 && isFact(field) ? "enter" : "skip";
    if (message !== undefined) return "take";
    return isWithOnePerson(chat) ? "enter" : "skip";
  }

  for await (const { path, value } of readJson(decodeText(await file.open()), choose)) {
    const place = placeInChat(path);
    const at = `${file.name} ${path.join("/")}`;
    if (path[0] === "personal_information") yield { type: "me", id: `user${value}` };
    else if (path[0] === "contacts") yield { type: "contact", value, place: at };
    else if (place?.rest[0] === "messages") yield { type: "message", chat, value, place: at };
    else if (place) learn(chat, place.rest[0], value);
    if (chat !== announced && chat.type !== undefined && chat.id !== undefined) {
      announced = chat;
      yield { type: "chat", chat };
    }
  }
}

const isFact = (field: string | number | undefined) => field === "name" || field === "type" || field === "id";

function placeInChat(path: JsonPath): { index: number; rest: JsonPath } | undefined {
  if (path[0] === "chats" && path[1] === "list" && path.length > 3)
    return { index: Number(path[2]), rest: path.slice(3) };
  return path[0] === "messages" || isFact(path[0]) ? { index: 0, rest: path } : undefined;
}

function chooseOutside([part, field, item]: JsonPath): Choice {
  if (part === undefined) return "enter";
  if (part === "personal_information") return field === undefined || field === "user_id" ? "enter" : "skip";
  if (part !== "contacts" && part !== "chats") return "skip";
  if (field !== undefined && field !== "list") return "skip";
  return part === "contacts" && item !== undefined ? "take" : "enter";
}

function learn(chat: Chat, field: string | number | undefined, value: unknown): void {
  if (field === "name" && typeof value === "string") chat.name = value;
  if (field === "type") chat.type = String(value);
  if (field === "id") chat.id = Number(value);
}
