import { type Logger, pino } from "pino";

export type { Logger };

/** Logs are JSON lines on stderr: stdout belongs to results and to the stdio protocol. */
export function createLogger(level: string): Logger {
  return pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
}

/** What the log may hold of an error: where it happened, not its message, which may quote a query and its values. */
export function withoutContent(error: unknown): { error: string; code?: string; stack: string[] } {
  const first = error instanceof Error ? error : new Error("not an error");
  let cause = first;
  while (cause.cause instanceof Error) cause = cause.cause;
  const frames = (of: Error) => of.stack?.split("\n").filter((line) => /^\s+at /.test(line)) ?? [];
  return {
    error: cause.name,
    ...("code" in cause && typeof cause.code === "string" && { code: cause.code }),
    stack: [...frames(cause), ...(cause === first ? [] : frames(first))].map((line) => line.trim()),
  };
}
