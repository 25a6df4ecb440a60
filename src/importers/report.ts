import type { Damage, Problem } from "./draft.ts";
import type { BatchResult } from "./write/write-batch.ts";

/** More than a person reads; the rest is counted. */
const MAX_LISTED = 100;

export interface Listed {
  readonly place: string;
  readonly why: string;
}

/** What an import did, for a person and as JSON. */
export interface Report {
  readonly dryRun: boolean;
  /** Each file that was read: what it was taken for, and how many people and interactions it gave. */
  readonly read: { name: string; format: string; kind: string }[];
  /** Contacts. */
  created: number;
  updated: number;
  unchanged: number;
  /** Contacts that turned out to be one with another. */
  joined: number;
  jobChanges: number;
  interactionsAdded: number;
  /** Interactions that were there already. */
  interactionsUnchanged: number;
  /** New pairs on the review list. */
  toReview: number;
  /** What was left out on purpose, by reason. */
  readonly skipped: { why: string; count: number }[];
  readonly skippedFiles: Listed[];
  /** Rows that could not be read, the first 100 of them. */
  readonly problems: Listed[];
  problemCount: number;
  /** Where a file broke; what stood before it was kept. */
  readonly damaged: Listed[];
}

export type Gather = Omit<ReturnType<typeof makeReport>, "report">;

/** Gathers what batches and parsers report. */
export function makeReport(dryRun: boolean) {
  const report: Report = {
    dryRun,
    read: [],
    created: 0,
    updated: 0,
    unchanged: 0,
    joined: 0,
    jobChanges: 0,
    interactionsAdded: 0,
    interactionsUnchanged: 0,
    toReview: 0,
    skipped: [],
    skippedFiles: [],
    problems: [],
    problemCount: 0,
    damaged: [],
  };
  /** A contact counts once however many batches it is in, as the most that happened to it. */
  const fates = new Map<number, "created" | "updated" | "unchanged">();

  function skip(why: string, count = 1): void {
    const known = report.skipped.find((reason) => reason.why === why);
    if (known) known.count += count;
    else if (count > 0) report.skipped.push({ why, count });
  }
  function problem({ type, place, why }: Problem | Damage): void {
    if (type === "damage") report.damaged.push({ place, why });
    else if (++report.problemCount <= MAX_LISTED) report.problems.push({ place, why });
  }
  function settle(ids: readonly number[], fate: "created" | "updated" | "unchanged"): void {
    for (const id of ids) {
      const before = fates.get(id);
      if (before === "created" || (before === "updated" && fate === "unchanged")) continue;
      if (before) report[before]--;
      report[fate]++;
      fates.set(id, fate);
    }
  }
  function batch(result: BatchResult): void {
    settle(result.created, "created");
    settle(result.updated, "updated");
    settle(result.unchanged, "unchanged");
    report.joined += result.joined;
    report.jobChanges += result.jobChanges;
    report.toReview += result.toReview;
    report.interactionsAdded += result.interactionsAdded;
    report.interactionsUnchanged += result.interactionsKnown;
    skip("messages with people who are no contacts and whom you never wrote to", result.withStrangers);
  }
  /** What came with an earlier import and found its people now; the rest was counted then. */
  function placed(result: BatchResult): void {
    batch({ ...result, interactionsKnown: 0, withStrangers: 0 });
  }
  function review(pairs: number): void {
    report.toReview += pairs;
  }
  function restored(table: string, rows: number, added: number): void {
    if (table === "contacts") {
      report.created += added;
      report.unchanged += rows - added;
    }
    if (table === "interactions") {
      report.interactionsAdded += added;
      report.interactionsUnchanged += rows - added;
    }
  }
  return { report, skip, problem, batch, placed, review, restored };
}
