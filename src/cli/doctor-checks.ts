import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { listKeys } from "../accounts/keys.ts";
import { loadSecretKey, requireOwnSecret } from "../accounts/secret-key.ts";
import { listUsers } from "../accounts/users.ts";
import type { Config } from "../config.ts";
import type { Database } from "../db/database.ts";
import { MIGRATIONS } from "../db/migrate.ts";
import { unreachable } from "../db/unreachable.ts";
import { AppError } from "../errors.ts";

/** One line of the report. `to do` is what a person has not done yet; `broken` is what keeps the program from working. */
export interface Finding {
  readonly state: "ok" | "to do" | "broken";
  readonly text: string;
}

/** The oldest Node this program is tested on; package.json says the same. */
const OLDEST_NODE = [20, 19] as const;
const OTHERS = 0o077;

export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.replace(/^v/, "").split(".").map(Number);
  const old = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
  return old
    ? { state: "broken", text: `Node ${version} is too old: install Node ${OLDEST_NODE.join(".")} or newer.` }
    : { state: "ok", text: `Node ${version}` };
}

/** What the database says of itself: `open` is how to get it, and its error is a finding too. */
export async function checkDatabase(config: Config, open: () => Promise<Database>): Promise<Finding> {
  try {
    const db = await open();
    const { rows } = await db.$client.query("select current_setting('server_version') as version");
    const where = config.databaseUrl ? describeServer(config.databaseUrl) : `embedded, in ${config.dataDir}`;
    const version = String(rows[0]?.version).split(" ")[0];
    const schema = `all ${MIGRATIONS.length} migrations are in`;
    return { state: "ok", text: `Database: Postgres ${version}, ${where}; ${schema}` };
  } catch (error) {
    return { state: "broken", text: `Database: ${sentence(error)}` };
  }
}

/** Host and name of a database, without the user's password. */
function describeServer(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${pathname.slice(1)} on ${hostname || "a local socket"}${port ? `:${port}` : ""}`;
}

/** The data directory must be there, writable, and closed to others: it holds the database and the secret. */
export async function checkDataDirectory({ databaseUrl, dataDir }: Config): Promise<Finding> {
  if (databaseUrl) return { state: "ok", text: "Data directory: not used with DATABASE_URL" };
  try {
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    const { mode } = await stat(dataDir);
    if (process.platform !== "win32" && mode & OTHERS) {
      const fix = `chmod 700 ${JSON.stringify(dataDir)}`;
      return {
        state: "broken",
        text: `Data directory: others on this machine can look into it. Run: ${fix}`,
      };
    }
    return { state: "ok", text: `Data directory: ${dataDir}, writable and closed to others` };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const what = code === "ENOENT" ? "does not exist and could not be made" : "cannot be written";
    return { state: "broken", text: `Data directory: ${dataDir} ${what}. Check its owner and rights.` };
  }
}

export async function checkSecret(config: Config): Promise<Finding> {
  try {
    requireOwnSecret(config);
    await loadSecretKey(config);
    return { state: "ok", text: `Secret: ${config.secretKey ? "SECRET_KEY" : "kept in the data directory"}` };
  } catch (error) {
    return { state: "broken", text: `Secret: ${sentence(error)}` };
  }
}

export async function checkAccounts(db: Database): Promise<Finding[]> {
  const users = await listUsers(db);
  if (users.length === 0) {
    return [{ state: "to do", text: "Accounts: none yet. Make one: pingcrm user add you@example.com" }];
  }
  const contacts = users.reduce((sum, user) => sum + user.contacts, 0);
  const active = (await listKeys(db)).filter((key) => key.state === "active").length;
  return [
    { state: "ok", text: `Accounts: ${users.length} (${users.map((user) => user.email).join(", ")})` },
    contacts === 0
      ? { state: "to do", text: "Contacts: none yet. Bring some in: pingcrm import FILE, or pingcrm demo" }
      : { state: "ok", text: `Contacts: ${contacts}` },
    active === 0
      ? {
          state: "to do",
          text: "Keys: none. Only clients over HTTP need one: pingcrm key create --name NAME",
        }
      : { state: "ok", text: `Keys: ${active} active` },
  ];
}

function sentence(error: unknown): string {
  const said = error instanceof AppError ? error : unreachable(error);
  return said?.message ?? String(error instanceof Error ? error.message : error);
}
