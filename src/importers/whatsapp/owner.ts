import { normalizePhone } from "../../crm/contacts/normalize-identity.ts";
import { type Owner, UnknownOwner } from "../format.ts";
import type { ChatOverview } from "./chat-overview.ts";

/**
 * The user's own name in chats of two: what the user states, else who writes in several of them, else who is left when
 * the file is named after the other.
 * @returns for each author whether that is the user
 * @throws UnknownOwner where it cannot be told
 */
export function findOwner(chats: readonly ChatOverview[], owner: Owner): (author: string) => boolean {
  const names = new Set(owner.names.map(fold));
  const isStated = (author: string) => names.has(fold(author)) || isOwnNumber(author, owner);
  const common = authorsInSeveral(chats);
  const own = new Set(chats.flatMap(({ authors }) => [...authors].filter(isStated)));
  const unclear: string[] = [];
  const alone: string[] = [];
  for (const { authors, title } of chats) {
    const all = [...authors];
    const shared = all.filter((author) => common.has(author));
    const others = all.filter((author) => fold(author) !== fold(title ?? ""));
    if (all.some((author) => own.has(author))) continue;
    if (shared.length === 1) own.add(shared[0] ?? "");
    else if (title !== undefined && others.length === 1) own.add(others[0] ?? "");
    else if (all.length === 2) unclear.push(...all);
    else if (title === undefined) alone.push(...all);
  }
  // Where only one wrote, that is the other as soon as another chat has shown who the user is, or the user said so of these files.
  const isKnown = own.size > 0 || owner.isStated;
  if (!isKnown) unclear.push(...alone);
  if (unclear.length > 0) throw new UnknownOwner([...new Set(unclear)]);
  return (author) => own.has(author);
}

function authorsInSeveral(chats: readonly ChatOverview[]): ReadonlySet<string> {
  const seen = new Map<string, number>();
  for (const { authors } of chats)
    for (const author of authors) seen.set(author, (seen.get(author) ?? 0) + 1);
  return new Set([...seen].filter(([, times]) => times > 1).map(([author]) => author));
}

function isOwnNumber(author: string, owner: Owner): boolean {
  const phone = author.startsWith("+") ? normalizePhone(author) : undefined;
  return phone !== undefined && owner.keys.has(`phone:${phone}`);
}

export const fold = (name: string) => name.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
