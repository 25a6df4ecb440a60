import { randomBytes } from "node:crypto";
import { link, mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../config.ts";
import { AppError } from "../errors.ts";

const BYTES = 32;
const MAKE_ONE = `node -e "console.log(require('crypto').randomBytes(${BYTES}).toString('base64url'))"`;

/**
 * The secret that keys are hashed under: SECRET_KEY, or with the embedded database one that is made once and kept in
 * the data directory.
 * @throws AppError `invalid_input` when a Postgres is used without SECRET_KEY, `conflict` when the kept file is damaged or
 * may not be read.
 */
export async function loadSecretKey(config: Config): Promise<string> {
  if (config.secretKey) return config.secretKey;
  if (config.databaseUrl) {
    throw new AppError(
      "invalid_input",
      `SECRET_KEY must be set when DATABASE_URL is, the same for every process. Make one: ${MAKE_ONE}`,
    );
  }
  const path = secretKeyFile(config);
  return (await readKept(path)) ?? (await makeOnce(config.dataDir, path));
}

/** Where the secret of the embedded database is kept. */
function secretKeyFile(config: Config): string {
  return join(config.dataDir, "secret-key");
}

async function readKept(path: string): Promise<string | undefined> {
  try {
    const kept = (await readFile(path, "utf8")).trim();
    if (Buffer.byteLength(kept) >= BYTES) return kept;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    throw new AppError("conflict", `${path} cannot be read (${code}). Check its owner and rights.`, {
      cause: error,
    });
  }
  throw new AppError(
    "conflict",
    `${path} does not hold a secret any more. Put it back from a backup, or delete it and make new keys.`,
  );
}

/** A finished file is linked into place, which only one process can do: those that start together all read that one. */
async function makeOnce(directory: string, path: string): Promise<string> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(8).toString("hex")}`;
  const file = await open(draft, "wx", 0o600);
  try {
    await file.writeFile(`${randomBytes(BYTES).toString("base64url")}\n`);
    await file.sync();
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  } finally {
    await file.close();
    await rm(draft, { force: true });
  }
  const kept = await readKept(path);
  if (!kept) throw new Error(`${path} vanished while it was made`);
  return kept;
}

/** Addresses that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * Whoever can be reached from outside must have chosen the secret.
 * @throws AppError `invalid_input` when HOST is beyond loopback and SECRET_KEY is not set.
 */
export function requireOwnSecret(config: Config): void {
  if (config.secretKey || isLoopback(config.host)) return;
  throw new AppError(
    "invalid_input",
    `SECRET_KEY must be set to listen on ${config.host}, which others can reach. Make one: ${MAKE_ONE}`,
  );
}
