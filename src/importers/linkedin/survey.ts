import type { RecognizedFile } from "../format.ts";
import { readName } from "../person-name.ts";
import { readCsv } from "../text/read-csv.ts";
import { parseDate } from "./dates.ts";
import { COLUMNS } from "./files.ts";
import { readMessageRow } from "./message-row.ts";
import { connectionRecord, foldedName, type PersonKey, personKey } from "./person-key.ts";

/** You and five others: what is larger is no contact with a person. */
export const MAX_OTHERS = 5;

interface Bearers {
  /** Profiles under this name, anywhere in the export. */
  readonly slugs: Set<string>;
  /** Connections under this name without a profile, by their record. */
  readonly records: string[];
  /** Connections under this name with a profile. */
  readonly connectedSlugs: Set<string>;
}

/** What a first look at a whole export finds: its size is that of the people in it, not of the messages. */
export interface Survey {
  /** Rows of people and messages. */
  total: number;
  /** The newest day anywhere in it. */
  newest: Date | undefined;
  /** The user's name in Profile.csv. */
  readonly profileNames: string[];
  /** Profiles that sent invitations or got them, as the user: how often. */
  readonly inviters: Map<string, number>;
  /** Message rows that somebody wrote or got, and under which name. */
  readonly people: Map<PersonKey, { name: string; rows: number }>;
  messages: number;
  /** To whom somebody wrote, in conversations small enough to count. */
  readonly wroteTo: Map<PersonKey, Set<PersonKey>>;
  readonly names: Map<string, Bearers>;
}

/**
 * The profile of somebody whom a record names without one. The one exception to "a name alone joins nobody": within one
 * export, where one profile bears the name and no two records without a profile do.
 */
export function profileOfName(survey: Survey, name: string): string | undefined {
  const { slugs, records, connectedSlugs } = bearersOf(survey, name);
  const isConnected = connectedSlugs.size > 0 && records.length > 0;
  return slugs.size === 1 && records.length <= 1 && !isConnected ? [...slugs][0] : undefined;
}

/** Reads everything once. Rows that are broken are passed over: they are reported when they are read for good. */
export async function surveyExport(files: readonly RecognizedFile[]): Promise<Survey> {
  const survey: Survey = {
    total: 0,
    newest: undefined,
    profileNames: [],
    inviters: new Map(),
    people: new Map(),
    messages: 0,
    wroteTo: new Map(),
    names: new Map(),
  };
  for (const file of files) {
    if (file.kind === "profile") await surveyProfile(survey, file);
    if (file.kind === "connections") await surveyConnections(survey, file);
    if (file.kind === "invitations") await surveyInvitations(survey, file);
    if (file.kind === "messages") await surveyMessages(survey, file);
  }
  return survey;
}

function seeDate(survey: Survey, date: Date | undefined): void {
  if (date && (!survey.newest || date > survey.newest)) survey.newest = date;
}

export function bearersOf(survey: Survey, name: string): Bearers {
  const folded = foldedName(name);
  const bearers = survey.names.get(folded) ?? {
    slugs: new Set(),
    records: [],
    connectedSlugs: new Set(),
  };
  survey.names.set(folded, bearers);
  return bearers;
}

async function surveyProfile(survey: Survey, file: RecognizedFile): Promise<void> {
  for await (const row of readCsv(file, COLUMNS.profile)) {
    if (row.type !== "row") continue;
    const { displayName } = readName({ given: row.cell("first name"), family: row.cell("last name") });
    if (displayName) survey.profileNames.push(displayName);
  }
}

async function surveyConnections(survey: Survey, file: RecognizedFile): Promise<void> {
  for await (const row of readCsv(file, COLUMNS.connections)) {
    if (row.type !== "row") continue;
    survey.total++;
    seeDate(survey, parseDate(row.cell("connected on")));
    const { displayName } = readName({ given: row.cell("first name"), family: row.cell("last name") });
    const key = personKey(row.cell("url"), displayName);
    if (key === undefined) continue;
    const bearers = bearersOf(survey, displayName);
    if (key.startsWith("~")) bearers.records.push(connectionRecord(displayName, row.cell("connected on")));
    else {
      bearers.slugs.add(key);
      bearers.connectedSlugs.add(key);
      if (!survey.people.has(key)) survey.people.set(key, { name: displayName, rows: 0 });
    }
  }
}

async function surveyInvitations(survey: Survey, file: RecognizedFile): Promise<void> {
  for await (const row of readCsv(file, COLUMNS.invitations)) {
    if (row.type !== "row") continue;
    seeDate(survey, parseDate(row.cell("sent at")));
    const isOutgoing = row.cell("direction").toUpperCase() === "OUTGOING";
    const from = personKey(row.cell("inviterprofileurl"), row.cell("from"));
    const to = personKey(row.cell("inviteeprofileurl"), row.cell("to"));
    const [user, other, name] = isOutgoing ? [from, to, row.cell("to")] : [to, from, row.cell("from")];
    if (user && !user.startsWith("~")) survey.inviters.set(user, (survey.inviters.get(user) ?? 0) + 1);
    if (other && !other.startsWith("~") && name)
      bearersOf(survey, readName({ display: name }).displayName).slugs.add(other);
  }
}

async function surveyMessages(survey: Survey, file: RecognizedFile): Promise<void> {
  for await (const row of readCsv(file, COLUMNS.messages)) {
    if (row.type !== "row") continue;
    survey.total++;
    const message = readMessageRow(row);
    if (!("sentAt" in message)) continue;
    survey.messages++;
    seeDate(survey, message.sentAt);
    const { sender, recipients } = message;
    for (const { key, name } of sender ? [sender, ...recipients] : recipients) {
      const known = survey.people.get(key) ?? { name: "", rows: 0 };
      known.rows++;
      known.name ||= readName({ display: name }).displayName;
      survey.people.set(key, known);
      if (!key.startsWith("~") && known.name) bearersOf(survey, known.name).slugs.add(key);
    }
    if (!sender || message.audience > MAX_OTHERS) continue;
    const readers = survey.wroteTo.get(sender.key) ?? new Set();
    for (const { key } of recipients) readers.add(key);
    survey.wroteTo.set(sender.key, readers);
  }
}
