import { type Draft, isSomebody, type WrittenDraft } from "./draft.ts";
import type { Export, Owner, Reading } from "./format.ts";
import { isOwner } from "./owner.ts";
import type { Gather } from "./report.ts";
import { storableDraft } from "./storable-draft.ts";

/** Drafts a transaction at first, and at most where the database is quick: others wait for milliseconds only. */
const BATCH = 500;
const MAX_BATCH = 4_000;
/** Milliseconds. While a batch takes less, the next are twice as large. */
const QUICK = 120;
/** Characters of their texts at most. */
const BATCH_TEXT = 4 << 20;

/** An export whose first look is done. */
export interface Opened {
  readonly source: Export;
  readonly reading: Reading;
}

interface DraftBatch {
  readonly drafts: readonly WrittenDraft[];
  readonly source: string;
  /** Drafts read for it, those that are left out too. */
  readonly read: number;
}

/** All drafts of all sources in batches: people first, so that messages find them. */
export async function eachBatch(
  readings: readonly Opened[],
  owner: Owner,
  gather: Gather,
  handle: (batch: DraftBatch) => Promise<void>,
): Promise<void> {
  const size = { drafts: BATCH };
  for (const part of ["people", "interactions"] as const) {
    for (const { source, reading } of readings) {
      for await (const { drafts, read } of ahead(batches(source, reading[part](), owner, size, gather))) {
        const began = performance.now();
        await handle({ drafts, source: source.format.name, read });
        if (read >= size.drafts && performance.now() - began < QUICK)
          size.drafts = Math.min(MAX_BATCH, 2 * size.drafts);
      }
    }
  }
}

/** Reads the next item while the last one is at work. */
async function* ahead<Item>(items: AsyncGenerator<Item>): AsyncGenerator<Item> {
  let next = items.next();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done) return;
      next = items.next();
      // Who waits for it hears of its failure; until then nobody does.
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    // After a failure its files are closed when it has read the item it is at.
    await next.catch(() => undefined);
    await items.return(undefined);
  }
}

/** Contacts and interactions in batches; problems and what is skipped go to the report on the way. */
async function* batches(
  { format }: Export,
  drafts: AsyncIterable<Draft>,
  owner: Owner,
  size: { readonly drafts: number },
  { skip, problem }: Gather,
) {
  const empty = () => ({ drafts: [] as WrittenDraft[], text: 0, read: 0 });
  let batch = empty();
  for await (const read of drafts) {
    if (read.type === "problem" || read.type === "damage") {
      problem(read);
      continue;
    }
    batch.read++;
    const draft = read.type === "skipped" ? read : storableDraft(read);
    if ("wrong" in draft) {
      problem({ type: "problem", place: `${format.title}, ${sayWhat(read)}`, why: draft.wrong });
      continue;
    }
    if (draft.type === "contact")
      for (const what of draft.unread ?? []) skip(`${what} that could not be read`);
    if (draft.type === "skipped") skip(draft.why);
    else if (draft.type === "contact" && isOwner(owner, draft)) skip("your own card");
    else if (isOfNobody(draft)) skip("records without a name or address");
    else {
      batch.drafts.push(draft);
      batch.text += textIn(draft);
    }
    if (batch.read >= size.drafts || batch.text >= BATCH_TEXT) {
      yield batch;
      batch = empty();
    }
  }
  if (batch.read > 0) yield batch;
}

/** What it was, for a draft that has left its place in the file behind. */
function sayWhat(draft: Draft): string {
  const name = draft.type === "contact" ? draft.displayName : "person" in draft && draft.person.displayName;
  return name ? `${draft.type} of "${name.slice(0, 80)}"` : draft.type;
}

function textIn(draft: WrittenDraft): number {
  if (draft.type === "interaction") return draft.text?.length ?? 0;
  return draft.type === "contact" ? (draft.notes?.length ?? 0) : 0;
}

/** Whether a contact would be made of a record that says of nobody who it is. */
function isOfNobody(draft: WrittenDraft): boolean {
  if (draft.type === "contact") return !isSomebody(draft);
  return draft.type === "interaction" && draft.makesContact && !isSomebody(draft.person);
}
