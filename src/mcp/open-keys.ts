import { withinDeadline } from "../db/deadline.ts";

/** Milliseconds between two looks at the open keys: what a revoked key opened is closed within a second (security.md 3). */
const INTERVAL = 500;

const KINDS = ["sse", "subscription", "call"] as const;
export type OpenKind = (typeof KINDS)[number];

/** One open stream or running call. */
export interface Opened {
  /** Aborted when the key is no longer valid, when the process stops, or by `end`. */
  readonly ended: AbortSignal;
  /** To be called when the caller has gone. */
  readonly end: () => void;
  /** To be called once, when it is over. */
  leave(): void;
}

/** What is open in this process, and with which keys. */
export interface OpenKeys {
  enter(hash: string, kind: OpenKind): Opened;
  /** How many streams of a kind are open with a key. */
  count(hash: string, kind: OpenKind): number;
  counts(): Record<OpenKind, number>;
  /** Resolves when no call runs. */
  callsDone(): Promise<void>;
  /** Ends everything, and looks no more. */
  close(): void;
}

interface Entry {
  readonly hash: string;
  readonly kind: OpenKind;
  readonly over: AbortController;
}

/**
 * Watches the keys that something is open with, while something is: one query at a time, whatever the number.
 * @param valid those of the hashes that are still let in; when it fails nothing is closed, and it is asked again
 */
export function watchOpenKeys(valid: (hashes: string[]) => Promise<ReadonlySet<string>>): OpenKeys {
  const open = new Set<Entry>();
  let timer: NodeJS.Timeout | undefined;
  let waiting: (() => void)[] = [];
  let closed = false;

  const look = async () => {
    const hashes = [...new Set([...open].map(({ hash }) => hash))];
    const good = hashes.length > 0 ? await withinDeadline(valid(hashes)).catch(() => undefined) : undefined;
    // Only what was asked about: a key that came meanwhile has just been verified.
    const bad = new Set(good && hashes.filter((hash) => !good.has(hash)));
    for (const entry of open) if (bad.has(entry.hash)) entry.over.abort();
    timer = undefined;
    watch();
  };
  const watch = () => {
    if (open.size > 0 && !closed) timer ??= setTimeout(look, INTERVAL);
  };
  const callsRun = () => [...open].some(({ kind }) => kind === "call");

  return {
    enter(hash, kind) {
      const entry = { hash, kind, over: new AbortController() };
      if (closed) entry.over.abort();
      open.add(entry);
      watch();
      return {
        ended: entry.over.signal,
        end: () => entry.over.abort(),
        leave: () => {
          open.delete(entry);
          if (waiting.length === 0 || callsRun()) return;
          for (const resolve of waiting) resolve();
          waiting = [];
        },
      };
    },
    count: (hash, kind) => [...open].filter((entry) => entry.hash === hash && entry.kind === kind).length,
    counts() {
      const counts = { sse: 0, subscription: 0, call: 0 };
      for (const { kind } of open) counts[kind] += 1;
      return counts;
    },
    callsDone: () =>
      new Promise((resolve) => {
        if (callsRun()) waiting.push(resolve);
        else resolve();
      }),
    close() {
      closed = true;
      clearTimeout(timer);
      for (const { over } of open) over.abort();
    },
  };
}
