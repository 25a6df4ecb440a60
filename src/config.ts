import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { z } from "zod";
import { AppError } from "./errors.ts";

export interface Config {
  /** A Postgres to use, in the `postgresql://` form; undefined means the embedded database. */
  readonly databaseUrl: string | undefined;
  /** As the user set it; with the embedded database one is made and kept when this is undefined. */
  readonly secretKey: string | undefined;
  readonly dataDir: string;
  readonly port: number;
  readonly host: string;
  /** Where people reach the server from outside; undefined means the address it listens on. */
  readonly publicUrl: URL | undefined;
  readonly trustProxy: boolean;
  readonly logLevel: LogLevel;
  readonly allowSignup: boolean;
  /** Whether `npm start` started the program, with a shell between. */
  readonly startedByNpm: boolean;
  /** Shown by whoever reads /metrics; undefined leaves them to this machine. */
  readonly metricsToken: string | undefined;
}

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

const flag = z
  .stringbool({ truthy: ["true", "1", "yes"], falsy: ["false", "0", "no"], error: "must be true or false" })
  .default(false);

const environment = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?(\+asyncpg)?:\/\/\S+$/, "must start with postgres:// or postgresql://")
    .transform((url) => url.replace(/^postgres(ql)?(\+asyncpg)?:/, "postgresql:"))
    .optional(),
  SECRET_KEY: z
    .string()
    .refine((key) => Buffer.byteLength(key) >= 32, "must be at least 32 bytes long")
    .optional(),
  // AI clients start the program in folders of their own: a relative path would be another database in each.
  PINGCRM_DATA_DIR: z.string().refine(isAbsolute, "must be an absolute path").optional(),
  PORT: z.coerce
    .number("must be a number")
    .int("must be a whole number")
    .min(0, "must be 0 to 65535")
    .max(65535, "must be 0 to 65535")
    .default(8808),
  HOST: z.string().default("127.0.0.1"),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: "must be an http or https address" })
    .transform((url) => new URL(url))
    .optional(),
  TRUST_PROXY: flag,
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(", ")}`).default("info"),
  ALLOW_SIGNUP: flag,
  npm_lifecycle_event: z.string().optional(),
  METRICS_TOKEN: z.string().min(16, "must be at least 16 characters long").optional(),
});

/**
 * Reads the whole configuration, once.
 * @param flags what was given on the command line instead, under the variables' names
 * @throws AppError `invalid_input` that names the first wrong variable in one line; never its value.
 */
export function loadConfig(env: NodeJS.ProcessEnv, flags: NodeJS.ProcessEnv = {}): Config {
  const given = [...Object.entries(env), ...Object.entries(flags)];
  const set = Object.fromEntries(given.filter(([, value]) => value?.trim()));
  const parsed = environment.safeParse(set);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new AppError("invalid_input", `${issue?.path.join(".")} ${issue?.message}.`);
  }
  const values = parsed.data;
  return Object.freeze({
    databaseUrl: values.DATABASE_URL,
    secretKey: values.SECRET_KEY,
    dataDir: values.PINGCRM_DATA_DIR ?? defaultDataDir(env),
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL,
    trustProxy: values.TRUST_PROXY,
    logLevel: values.LOG_LEVEL,
    allowSignup: values.ALLOW_SIGNUP,
    startedByNpm: values.npm_lifecycle_event === "start",
    metricsToken: values.METRICS_TOKEN,
  });
}

/** The platform's place for application data (XDG Base Directory, Apple and Windows conventions). */
export function defaultDataDir(env: NodeJS.ProcessEnv): string {
  if (process.platform === "darwin") return join(homedir(), "Library", "Application Support", "pingcrm");
  if (process.platform === "win32") {
    return join(env.LOCALAPPDATA ?? join(homedir(), "AppData", "Local"), "pingcrm");
  }
  return join(env.XDG_DATA_HOME ?? join(homedir(), ".local", "share"), "pingcrm");
}
