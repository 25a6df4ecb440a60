import type { CsvRow } from "../text/read-csv.ts";
import { parseDate } from "./dates.ts";
import { foldedName, type PersonKey, personKey } from "./person-key.ts";

export interface Participant {
  readonly key: PersonKey;
  /** As the export writes it; empty where only the profile is known. */
  readonly name: string;
}

export interface MessageRow {
  readonly sender: Participant | undefined;
  /** Readers, and people who left LinkedIn not among them. */
  readonly recipients: readonly Participant[];
  /** How many it went to, those who left among them. */
  readonly audience: number;
  readonly sentAt: Date;
  readonly conversation: string;
  readonly subject: string;
  readonly content: string;
  readonly hasAttachment: boolean;
}

const isYes = (text: string) => /^(yes|y|true|1)$/i.test(text);

/** What a row of messages.csv says, or why it counts for nothing. */
export function readMessageRow(row: CsvRow): MessageRow | { skipped: string } | { problem: string } {
  if (
    isYes(row.cell("is message draft")) ||
    isYes(row.cell("is conversation draft")) ||
    row.cell("folder").toUpperCase() === "DRAFTS"
  ) {
    return { skipped: "drafts" };
  }
  if (row.cell("folder").toUpperCase() === "SPAM") return { skipped: "spam" };
  const url = row.cell("sender profile url");
  const content = row.cell("content");
  if (url === "" && /^<p class="spinmail-/.test(content)) return { skipped: "sponsored messages" };
  const sentAt = parseDate(row.cell("date"));
  if (!sentAt) return { problem: `"${row.cell("date").slice(0, 40)}" is not a date.` };
  const key = personKey(url, row.cell("from"));
  const { recipients, audience } = readRecipients(row);
  return {
    sender: key === undefined ? undefined : { key, name: row.cell("from") },
    recipients,
    audience,
    sentAt,
    conversation: row.cell("conversation id"),
    subject: row.cell("subject"),
    content,
    hasAttachment: row.cell("attachments") !== "",
  };
}

/** By address where the export has them; before 2023 there are only names, joined by commas that names contain too. */
function readRecipients(row: CsvRow): Pick<MessageRow, "recipients" | "audience"> {
  const to = row.cell("to");
  const urls = row
    .cell("recipient profile urls")
    .split(",")
    .map((url) => url.trim());
  const names = to.split(/,\s*/);
  if (urls.some((url) => url !== "")) {
    const nameOf = (index: number) =>
      urls.length === 1 ? to : names.length === urls.length ? (names[index] ?? "") : "";
    return {
      recipients: participants(urls.map((url, index) => [url, nameOf(index)])),
      audience: urls.length,
    };
  }
  const people = splitNames(names);
  return { recipients: participants(people.map((name) => ["", name])), audience: people.length };
}

/** `Owen Pritchard, PhD, Ana Silva` is two people: what has no space of its own belongs to the name before it. */
function splitNames(parts: readonly string[]): string[] {
  const names: string[] = [];
  for (const part of parts) {
    const previous = names.at(-1);
    if (previous !== undefined && /^[^\s]{1,8}$/.test(part) && previous.includes(" ")) {
      names[names.length - 1] = `${previous}, ${part}`;
    } else names.push(part);
  }
  return names;
}

function participants(people: readonly (readonly [url: string, name: string])[]): Participant[] {
  return people.flatMap(([url, name]) => {
    const key = personKey(url, name.replace(/(, [^\s]{1,8})+$/, ""));
    return key === undefined || (url === "" && foldedName(name) === "") ? [] : [{ key, name }];
  });
}
