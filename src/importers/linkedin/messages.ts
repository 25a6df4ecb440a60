import type { Draft, InteractionDraft, PersonDraft } from "../draft.ts";
import type { InputFile } from "../format.ts";
import { readName } from "../person-name.ts";
import { htmlToText } from "../text/html-to-text.ts";
import { readCsv } from "../text/read-csv.ts";
import { COLUMNS } from "./files.ts";
import type { IsOwner } from "./find-owner.ts";
import { type MessageRow, type Participant, readMessageRow } from "./message-row.ts";
import { foldedName, hash, identityOf, nameOfSlug } from "./person-key.ts";
import { bearersOf, MAX_OTHERS, profileOfName, type Survey } from "./survey.ts";

/** The messages of an export, one draft for each of the others in a conversation. */
export async function* readMessages(
  file: InputFile,
  survey: Survey,
  isOwner: IsOwner,
): AsyncGenerator<Draft> {
  const wroteTo = writtenTo(survey, isOwner);
  for await (const row of readCsv(file, COLUMNS.messages)) {
    if (row.type !== "row") {
      yield row;
      continue;
    }
    const message = readMessageRow(row);
    if ("problem" in message) yield { type: "problem", place: row.place, why: message.problem };
    else if ("skipped" in message) yield { type: "skipped", why: message.skipped };
    else yield* interactionsOf(message, survey, isOwner, wroteTo);
  }
}

/** Everybody whom the user wrote to, as `personOf` settles them. */
function writtenTo(survey: Survey, isOwner: IsOwner): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const [writer, readers] of survey.wroteTo) {
    if (!isOwner(writer)) continue;
    for (const reader of readers) keys.add(settle(survey, reader));
  }
  return keys;
}

/** The profile of somebody whom the export names without one, where there is no doubt. */
function settle(survey: Survey, key: string): string {
  return key.startsWith("~") ? (profileOfName(survey, key.slice(1)) ?? key) : key;
}

function* interactionsOf(
  message: MessageRow,
  survey: Survey,
  isOwner: IsOwner,
  wroteTo: ReadonlySet<string>,
): Generator<Draft> {
  const { sender, recipients, content, sentAt, conversation, subject } = message;
  const others = new Map<string, Participant>();
  for (const participant of sender ? [sender, ...recipients] : recipients) {
    if (!isOwner(participant.key)) others.set(settle(survey, participant.key), participant);
  }
  if (others.size > MAX_OTHERS || message.audience > MAX_OTHERS + 1) {
    yield { type: "skipped", why: "messages in conversations of more than six" };
    return;
  }
  if (others.size === 0 || !sender) {
    yield { type: "skipped", why: "messages of people who left LinkedIn" };
    return;
  }
  const outbound = isOwner(sender.key);
  const written = htmlToText(content) || (message.hasAttachment ? "[attachment]" : "");
  const direction = outbound ? "outbound" : "inbound";
  const id = hash(conversation, sentAt.toISOString(), direction, written);
  const names = [...others].map(([key, participant]) => nameIn(survey, key, participant));
  for (const [index, [key, participant]] of [...others].entries()) {
    // In a conversation of several what one of them wrote stands with all, so it must say who wrote it.
    const isWriter = outbound || participant.key === sender.key;
    const text =
      isWriter || written === "" ? written : `${readName({ display: sender.name }).displayName}: ${written}`;
    const isAlone = outbound ? message.audience === 1 : isWriter;
    const name = names[index] ?? "";
    const isOnlyOfName = name !== "" && names.indexOf(name) === names.lastIndexOf(name);
    const draft: InteractionDraft = {
      type: "interaction",
      person: personOf(survey, key, participant),
      makesContact: wroteTo.has(key),
      kind: "message",
      platform: "linkedin",
      direction,
      occurredAt: sentAt,
      externalId: isAlone ? id : `${id}:${hash(isOnlyOfName ? name : key)}`,
      ...(subject && { subject }),
      ...(text && { text }),
      ...(conversation && { conversation }),
    };
    yield draft;
  }
}

/** The name under which somebody is in every export, whether it has profiles or not. */
function nameIn(survey: Survey, key: string, { name }: Participant): string {
  return foldedName(readName({ display: name || survey.people.get(key)?.name || "" }).displayName);
}

function personOf(survey: Survey, key: string, { name }: Participant): PersonDraft {
  const known = readName({ display: name || survey.people.get(key)?.name || "" });
  if (!key.startsWith("~")) {
    const person = known.displayName ? known : { displayName: nameOfSlug(key) };
    return { ...person, identities: [identityOf(key)] };
  }
  const { slugs, records } = bearersOf(survey, key.slice(1));
  const [record] = records;
  const isConnection = record !== undefined && records.length === 1 && slugs.size === 0;
  return { ...known, identities: [isConnection ? { kind: "record", value: record } : identityOf(key)] };
}
