import { createHash } from "node:crypto";
import PostalMime, { decodeWords, type Email } from "postal-mime";
import type { Draft, InteractionDraft, Problem, Skipped } from "../draft.ts";
import { readName } from "../person-name.ts";
import { isInRange } from "../storable-draft.ts";
import { htmlToText } from "../text/html-to-text.ts";
import { type Headers, labelsOf, type Mailbox, readHeaders } from "./headers.ts";
import { newText, withoutQuotedHtml } from "./new-text.ts";
import type { Correspondence } from "./ownership.ts";
import { plainTextOf } from "./plain-text.ts";

/** Mail with more people than these besides the user is a round mail and no contact with each. */
const MAX_OTHERS = 5;
/** Characters; what is longer was pasted and not written. */
const MAX_TEXT = 50_000;
const NO_REPLY =
  /^(?:no-?_?\.?reply|do-?_?\.?not-?_?\.?reply|notifications?|mailer-daemon|postmaster|bounces?|automated|newsletter)(?:[-+._].*)?@|[-+._]no-?reply@/i;

/** The interactions that one mail is, or why it is none. */
export async function readMail(
  bytes: Buffer,
  { own, writtenTo, mailboxesOf }: Correspondence,
  place: string,
): Promise<readonly Draft[]> {
  const headers = readHeaders(bytes);
  if (!headers) return [{ type: "problem", place, why: "The message has no headers." }];
  const [from] = mailboxesOf(headers, "from");
  if (!from) return [{ type: "problem", place, why: "The message does not say from whom it is." }];
  const reason = reasonToSkip(headers, from);
  if (reason) return [skipped(reason)];
  const isOutbound = own.has(from.email);
  const recipients = mailboxesOf(headers, "to", "cc", "bcc").filter(({ email }) => !own.has(email));
  const others = isOutbound ? recipients : [from, ...recipients.filter(({ email }) => email !== from.email)];
  if (others.length === 0) return [skipped("mail to nobody but yourself")];
  if (others.length > MAX_OTHERS) return [skipped("mail with more than 5 others")];
  const occurredAt = dateOf(headers);
  if (!occurredAt) return [{ type: "problem", place, why: "The message has no date that can be read." }];
  const content = await readContent(bytes, headers, place);
  if ("type" in content) return [content];
  const id = messageId(headers, from, occurredAt);
  const people = isOutbound ? others.filter(({ email }) => !NO_REPLY.test(email)) : [from];
  return people.map(
    ({ email, name }): InteractionDraft => ({
      type: "interaction",
      person: { ...readName({ display: name }), identities: [{ kind: "email", value: email }] },
      makesContact: isOutbound || writtenTo.has(email),
      kind: "message",
      platform: "email",
      direction: isOutbound ? "outbound" : "inbound",
      ...content,
      occurredAt,
      conversation: conversationOf(headers, id),
      externalId: `${id}/${email}`,
    }),
  );
}

function reasonToSkip(headers: Headers, from: Mailbox): string | undefined {
  const labels = labelsOf(headers);
  if (labels.has("spam") || /^yes/i.test(headers.get("x-spam-flag") ?? "")) return "spam";
  if (labels.has("trash")) return "mail in the trash";
  if (labels.has("draft")) return "drafts";
  if (labels.has("chat")) return "chats of Gmail";
  if (headers.has("list-id") || /^(?:bulk|list|junk)$/i.test(headers.get("precedence")?.trim() ?? ""))
    return "mail of lists";
  if (NO_REPLY.test(from.email)) return "mail from no-reply addresses";
  if (/^auto-/i.test(headers.get("auto-submitted") ?? "")) return "automatic mail";
  return undefined;
}

async function readContent(
  bytes: Buffer,
  headers: Headers,
  place: string,
): Promise<Pick<InteractionDraft, "subject" | "text"> | Problem | Skipped> {
  const plain = plainTextOf(bytes, headers);
  const said = plain && newText(plain).slice(0, MAX_TEXT);
  if (said) {
    const subject = decodeWords(headers.get("subject") ?? "").trim();
    return { ...(subject && { subject }), text: said };
  }
  let mail: Email;
  try {
    mail = await PostalMime.parse(bytes);
  } catch {
    return { type: "problem", place, why: "The message is no mail that can be read." };
  }
  if (mail.attachments.some(({ method }) => method !== undefined)) return skipped("invitations");
  const written = newText(mail.text ?? htmlToText(withoutQuotedHtml(mail.html ?? "")));
  const text = written.slice(0, MAX_TEXT) || attachmentsOf(mail);
  const subject = mail.subject?.trim();
  return { ...(subject && { subject }), ...(text && { text }) };
}

/** A mail may be nothing but what is attached to it. */
function attachmentsOf({ attachments }: Email): string {
  return attachments
    .filter(({ related }) => !related)
    .map(({ filename, mimeType }) =>
      mimeType.startsWith("image/") ? "[photo]" : `[file ${filename ?? mimeType}]`,
    )
    .join(" ");
}

function dateOf(headers: Headers): Date | undefined {
  // A zone in brackets, as in `+0100 (CET)`, is a comment.
  const date = new Date((headers.get("date") ?? "").replace(/\([^()]*\)/g, "").trim());
  return isInRange(date) ? date : undefined;
}

function messageId(headers: Headers, from: Mailbox, occurredAt: Date): string {
  const id = /<([^<>\s]+)>/.exec(headers.get("message-id") ?? "")?.[1];
  if (id && id.length < 200) return id;
  const written = [from.email, occurredAt.toISOString(), headers.get("subject"), headers.get("message-id")];
  return createHash("sha256").update(written.join("\n")).digest("base64url");
}

/** Gmail's thread, else the first message of the thread. */
function conversationOf(headers: Headers, id: string): string {
  const thread = headers.get("x-gm-thrid");
  if (thread) return thread;
  const references = decodeWords(`${headers.get("references") ?? ""} ${headers.get("in-reply-to") ?? ""}`);
  return /<([^<>\s]{1,200})>/.exec(references)?.[1] ?? id;
}

const skipped = (why: string): Skipped => ({ type: "skipped", why });
