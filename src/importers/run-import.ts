import { sql } from "drizzle-orm";
import type { User } from "../accounts/users.ts";
import { findDuplicates } from "../crm/duplicates/find-duplicates.ts";
import type { AccountRow } from "../crm/export/account-rows.ts";
import { refreshAfterImport } from "../crm/relationships/keep-fresh.ts";
import { getSettings } from "../crm/settings/get-settings.ts";
import { userSettings } from "../db/account-schema.ts";
import type { Database, Queryable } from "../db/database.ts";
import type { UserId } from "../db/schema.ts";
import { AppError } from "../errors.ts";
import type { Damage } from "./draft.ts";
import { eachBatch, type Opened } from "./each-batch.ts";
import {
  type ColumnMapping,
  type DateOrder,
  type Export,
  type Format,
  type Owner,
  type ReadContext,
  type StoredRow,
  UnknownDateOrder,
  UnknownOwner,
} from "./format.ts";
import { guessRegion, makeOwner } from "./owner.ts";
import { databaseName, isDatabaseUrl } from "./pingcrm-database/pingcrm-database.ts";
import { recognize } from "./recognize.ts";
import { finishImport, startImport } from "./record-import.ts";
import { type Gather, makeReport, type Report } from "./report.ts";
import { trimLeftOut } from "./write/left-out.ts";
import { placeLeftOut } from "./write/place-left-out.ts";
import { knownByNow, makePlan, planBatch } from "./write/plan-batch.ts";
import { planRows } from "./write/plan-rows.ts";
import { renewStatistics } from "./write/renew-statistics.ts";
import { refuseOtherAccounts, restoreRows } from "./write/restore-rows.ts";
import { scoreContacts } from "./write/score-contacts.ts";
import { type BatchResult, writeBatch } from "./write/write-batch.ts";

/** Rows of PingCRM's own export that are written in one transaction. */
const BATCH = 500;

export interface ImportOptions {
  readonly paths: readonly string[];
  /** Reads the paths as this format alone. */
  readonly format: Format | undefined;
  /** More names, e-mails, numbers and profiles of the user; kept in the settings. */
  readonly me: readonly string[];
  /** Reports the same and writes nothing; contacts that are merely alike are compared by the import itself. */
  readonly dryRun: boolean;
  readonly now: Date;
  /** Tells the time at the end, as a long import is over later than it began; `now` where it is left out. */
  clock?(): Date;
  /** IANA name, for times without a zone; the user's where it is left out. */
  readonly timeZone?: string | undefined;
  readonly dateOrder?: DateOrder | undefined;
  readonly columns?: ColumnMapping;
  onProgress?(progress: Progress): void;
  /** Asks the user which of the candidates they are; undefined where nobody can be asked. */
  askWho?(candidates: readonly string[]): Promise<string | undefined>;
  askDateOrder?(file: string): Promise<DateOrder | undefined>;
}

export interface Progress {
  /** People and interactions read so far. */
  readonly done: number;
  /** 0 while the files are looked through for the first time. */
  readonly total: number;
}

/**
 * Imports everything in the paths as one run: people first, then messages.
 * @throws AppError `not_found` and `conflict`, before anything is written, for paths that cannot be read and where it
 * must be known who the user is. Rows and files that turn out to be broken later are in the report.
 */
export async function runImport(db: Database, user: User, options: ImportOptions): Promise<Report> {
  const { dryRun, now } = options;
  const found = await recognize(options.paths, options.format, options.columns ?? new Map());
  try {
    const { report, ...gather } = makeReport(dryRun);
    report.skippedFiles.push(...found.skipped);
    report.damaged.push(...found.damaged);
    for (const { format, files } of found.exports) {
      for (const { name, kind } of files) report.read.push({ name, format: format.name, kind });
    }
    options.onProgress?.({ done: 0, total: 0 });
    const { readings, owner, me } = await lookThrough(db, user, found.exports, options);
    const total = readings.reduce((sum, { reading }) => sum + reading.total, 0);
    const onDone = (done: number) => options.onProgress?.({ done: Math.min(done, total), total });
    for (const { reading } of readings) {
      if (reading.rows) await refuseOtherAccounts(db, user.id, await firstContacts(reading.rows()));
    }
    const write = (since: Date) => writeAll(db, user, { readings, owner, now, since }, gather, onDone);
    if (dryRun) {
      await planAll(db, user, { readings, owner, now, since: now }, gather, onDone);
      return report;
    }
    await remember(db, user, me);
    if (found.exports.every(({ format }) => format.name === "pingcrm")) {
      // An account that comes back is as it was: it has no run of its own to tell of.
      await write(now);
      return report;
    }
    const run = await startImport(db, user.id, found.exports, options.paths.map(nameOfPath), now);
    try {
      await write(run.since);
    } catch (error) {
      await finishImport(db, user.id, run, report, "The import stopped before its end. Run it again.");
      throw error;
    }
    await finishImport(db, user.id, run, report);
    await refreshAfterImport(db, user.id, options.clock?.() ?? now);
    return report;
  } finally {
    found.close();
  }
}

/** The URL of a database holds a password. */
const nameOfPath = (path: string) => (isDatabaseUrl(path) ? databaseName(path) : path);

/** Takes the first look at every export, and asks the user what one of them must know and does not tell. */
async function lookThrough(db: Database, user: User, exports: readonly Export[], options: ImportOptions) {
  const settings = await getSettings(db, user.id);
  const me = [...new Set([...settings.me, ...options.me])];
  const timeZone = options.timeZone ?? settings.timeZone;
  let { dateOrder } = options;
  let isStated = options.me.length > 0;
  for (;;) {
    const owner = makeOwner(user, me, isStated);
    let region: { readonly guess: string | undefined } | undefined;
    const context: ReadContext = {
      owner,
      // Only for those that meet numbers.
      get region() {
        region ??= { guess: guessRegion(owner, settings.timeZone) };
        return region.guess;
      },
      now: options.now,
      timeZone,
      dateOrder,
      columns: options.columns ?? new Map(),
    };
    try {
      const readings: Opened[] = [];
      for (const source of exports) {
        readings.push({ source, reading: await source.format.look(source, context) });
      }
      return { readings, owner, me };
    } catch (error) {
      if (error instanceof UnknownDateOrder) {
        const answer = dateOrder ? undefined : await options.askDateOrder?.(error.file);
        if (!answer) throw whichDateOrder(error.file);
        dateOrder = answer;
        continue;
      }
      if (!(error instanceof UnknownOwner)) throw error;
      const answer = await options.askWho?.(error.candidates);
      if (!answer || me.includes(answer)) throw whoAreYou(error.candidates);
      me.push(answer);
      isStated = true;
    }
  }
}

function whoAreYou(candidates: readonly string[]): AppError {
  const names = candidates.length ? ` The file names: ${candidates.join(", ")}.` : "";
  return new AppError(
    "conflict",
    `It cannot be told which of the people in the file is you.${names} Say it with --me "YOUR NAME THERE".`,
  );
}

function whichDateOrder(file: string): AppError {
  return new AppError(
    "conflict",
    `The dates in ${file} do not tell whether the day or the month stands first. Say it with --date-order dmy or --date-order mdy.`,
  );
}

/** Adds to what is there at that moment: another import may be adding too. */
async function remember(db: Database, user: User, me: readonly string[]): Promise<void> {
  if (me.length === 0) return;
  const known = sql`${userSettings.me}`;
  const news = sql`array(select name from unnest(${sql.param([...me])}::text[]) with ordinality as given (name, place)
    where name <> all(${known}) order by place)`;
  await db
    .insert(userSettings)
    .values({ userId: user.id, me: [...me] })
    .onConflictDoUpdate({ target: userSettings.userId, set: { me: sql`${known} || ${news}` } });
}

interface Work {
  readonly readings: readonly Opened[];
  readonly owner: Owner;
  readonly now: Date;
  /** Contacts that changed since are compared with all others. */
  readonly since: Date;
}

async function writeAll(
  target: Queryable,
  user: User,
  { readings, owner, now, since }: Work,
  gather: Gather,
  onDone: (done: number) => void,
): Promise<void> {
  let done = 0;
  let written = 0;
  for (const { reading } of readings) {
    if (!reading.rows) continue;
    done = await restoreAll(target, user.id, reading.rows(), gather, async (table, rows, read) => {
      const added = await restoreRows(target, user.id, table, rows);
      if (table === "contacts") await renewStatistics(target, read);
      onDone(read);
      return added;
    });
  }
  const talkedTo = new Set<number>();
  const score = () => scoreContacts(target, user.id, talkedTo, now);
  const note = (result: BatchResult) => {
    for (const id of result.talkedTo) talkedTo.add(id);
  };
  try {
    await eachBatch(readings, owner, gather, async ({ drafts, source, read }) => {
      const result = await target.transaction((tx) => writeBatch(tx, user.id, drafts, source, now));
      gather.batch(result);
      note(result);
      written += result.created.length;
      if (result.created.length > 0) await renewStatistics(target, written);
      done += read;
      onDone(done);
    });
    if (readings.some(({ reading }) => !reading.rows)) {
      for await (const result of placeLeftOut(target, user.id, now)) {
        gather.placed(result);
        note(result);
      }
      await trimLeftOut(target, user.id);
    }
  } catch (error) {
    // What is written counts, if the database is still there.
    await score().catch(() => undefined);
    throw error;
  }
  await score();
  gather.review(await findDuplicates(target, user.id, { now, since }));
}

/** Reports what would be written, in short reads: others are answered meanwhile. */
async function planAll(
  db: Database,
  user: User,
  { readings, owner, now }: Work,
  gather: Gather,
  onDone: (done: number) => void,
): Promise<void> {
  const plan = makePlan();
  const rowsPlan = { contacts: new Set<number>() };
  let done = 0;
  for (const { reading } of readings) {
    if (!reading.rows) continue;
    done = await restoreAll(db, user.id, reading.rows(), gather, async (table, rows, read) => {
      onDone(read);
      return planRows(db, user.id, rowsPlan, table, rows);
    });
  }
  await eachBatch(readings, owner, gather, async ({ drafts, source, read }) => {
    gather.batch(await planBatch(db, user.id, plan, drafts, source, now));
    done += read;
    onDone(done);
  });
  for await (const drafts of knownByNow(db, user.id, plan)) {
    gather.placed(await planBatch(db, user.id, plan, drafts, "left out", now));
  }
}

/** By which it is told whose an export is: an account's contacts stand first in it, after the settings. */
async function firstContacts(rows: AsyncIterable<StoredRow | Damage>): Promise<AccountRow[]> {
  const first: AccountRow[] = [];
  for await (const item of rows) {
    if (item.type === "row" && item.table === "contacts") first.push(item.row);
    if (first.length >= BATCH || (item.type === "row" && !/^(settings|contacts)$/.test(item.table))) break;
  }
  return first;
}

/** @param handle takes the rows of one table and how many were read with them, and says how many are new. */
async function restoreAll(
  target: Queryable,
  userId: UserId,
  rows: AsyncIterable<StoredRow | Damage>,
  gather: Gather,
  handle: (table: StoredRow["table"], rows: readonly AccountRow[], read: number) => Promise<number>,
): Promise<number> {
  let done = 0;
  let isChecked = false;
  let table: StoredRow["table"] = "settings";
  let batch: AccountRow[] = [];
  async function flush() {
    if (batch.length === 0) return;
    if (table === "contacts" && !isChecked) await refuseOtherAccounts(target, userId, batch);
    isChecked ||= table === "contacts";
    done += batch.length;
    gather.restored(table, batch.length, await handle(table, batch, done));
    batch = [];
  }
  for await (const item of rows) {
    if (item.type === "damage") {
      gather.problem(item);
      continue;
    }
    if (item.table !== table || batch.length >= BATCH) await flush();
    table = item.table;
    batch.push(item.row);
  }
  await flush();
  return done;
}
