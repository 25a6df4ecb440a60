import { type Logger, pino } from "pino";

export type { Logger };

/** Logs are JSON lines on stderr: stdout belongs to results and to the stdio protocol. */
export function createLogger(level: string): Logger {
  return pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
}
