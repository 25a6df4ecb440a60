import { type Owner, UnknownOwner } from "../format.ts";
import { type Headers, labelsOf, type MailboxesOf, mailboxReader } from "./headers.ts";

/** What the first look at mail finds out. */
export interface Correspondence {
  /** The user's own addresses. */
  readonly own: ReadonlySet<string>;
  /** Addresses the user has written to. */
  readonly writtenTo: ReadonlySet<string>;
  readonly messages: number;
  /** Remembers what the first look has read. */
  readonly mailboxesOf: MailboxesOf;
}

/** A question offers so many addresses at most. */
const MAX_CANDIDATES = 5;

/**
 * Gathers whose mail it is: the addresses of the account and those that Gmail's label for sent mail shows; where none of
 * them occurs, the senders of the user's name, else the one address to which all was delivered.
 */
export function observeCorrespondence(owner: Owner) {
  const own = new Set<string>();
  for (const key of owner.keys) if (key.startsWith("email:")) own.add(key.slice("email:".length));
  const names = new Set(owner.names.map(fold));
  const namesakes = new Set<string>();
  const delivered = new Set<string>();
  const appearances = new Map<string, number>();
  const recipientsOf = new Map<string, Set<string>>();
  const mailboxesOf = mailboxReader();
  let messages = 0;

  function see(headers: Headers) {
    messages++;
    const [from] = mailboxesOf(headers, "from");
    const recipients = mailboxesOf(headers, "to", "cc", "bcc");
    for (const { email } of mailboxesOf(headers, "delivered-to")) delivered.add(email);
    for (const { email } of from ? [from, ...recipients] : recipients)
      appearances.set(email, (appearances.get(email) ?? 0) + 1);
    if (!from) return;
    const labels = labelsOf(headers);
    if (labels.has("sent")) own.add(from.email);
    if (names.has(fold(from.name))) namesakes.add(from.email);
    if (labels.has("draft")) return;
    const known = recipientsOf.get(from.email) ?? new Set();
    for (const { email } of recipients) known.add(email);
    recipientsOf.set(from.email, known);
  }

  /** @throws UnknownOwner where none of the addresses can be told to be the user's. */
  function conclude(): Correspondence {
    const isSeen = [...own].some((email) => appearances.has(email) || delivered.has(email));
    if (!isSeen && appearances.size > 0) {
      const found = namesakes.size > 0 ? namesakes : delivered;
      if (namesakes.size === 0 && delivered.size !== 1) throw new UnknownOwner(mostFrequent(appearances));
      for (const email of found) own.add(email);
    }
    const writtenTo = new Set([...own].flatMap((email) => [...(recipientsOf.get(email) ?? [])]));
    return { own, writtenTo, messages, mailboxesOf };
  }

  return { see, conclude };
}

function mostFrequent(appearances: ReadonlyMap<string, number>): string[] {
  return [...appearances]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MAX_CANDIDATES)
    .map(([email]) => email);
}

const fold = (name: string) => name.normalize("NFC").toLowerCase().trim();
