import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { addUser } from "../src/accounts/users.ts";
import { exportAccount } from "../src/crm/export/export-account.ts";
import { runImport } from "../src/importers/run-import.ts";
import type { Table } from "./bare-rows.ts";
import { benchDatabase, emptyDatabase } from "./database.ts";
import { SAMPLES, writeSample } from "./import-files.ts";
import { OLDER_TABLES } from "./older-tables.ts";

/** What another installation hands over: a source that a database is needed to make. */
export interface Account {
  readonly tables: readonly Table[];
  /** @returns the path or URL to import, and what takes it away again. */
  make(folder: string, rows: number): Promise<{ path: string; remove: () => Promise<void> }>;
}

const tables = ["contacts", "identities", "interactions"] as const;
/** Messages of each person. */
const EACH = 20;

/** An existing PingCRM's database lies on a server: it is left out where there is none. */
export const ACCOUNTS: Record<string, Account> = {
  pingcrm: { tables, make: makeExport },
  ...(process.env.DATABASE_URL && { "pingcrm-database": { tables, make: makeOlderDatabase } }),
};

async function makeExport(folder: string, rows: number) {
  const { db, close } = await benchDatabase();
  try {
    const user = await addUser(db, { email: "nia@example.com", name: "Nia" });
    const { telegram } = SAMPLES;
    if (!telegram) throw new Error("There is no sample of messages.");
    const messages = join(folder, "messages");
    await writeSample(messages, telegram, { rows });
    const now = new Date();
    await runImport(db, user, { paths: [messages], format: undefined, me: [], dryRun: false, now });
    const path = join(folder, "account.zip");
    await exportAccount(db, user.id, createWriteStream(path), now);
    return { path, remove: async () => undefined };
  } finally {
    await close();
  }
}

async function makeOlderDatabase(_: string, rows: number) {
  const { url, pool, close } = await emptyDatabase(process.env.DATABASE_URL ?? "");
  for (const statement of olderTables(rows)) await pool.query(statement);
  return { path: url, remove: close };
}

const NIA = "'00000000-0000-0000-0000-000000000001'";
const idOf = (kind: number, n: string) =>
  `('00000000-0000-0000-000${kind}-' || lpad((${n})::text, 12, '0'))::uuid`;

const olderTables = (rows: number) => [
  ...OLDER_TABLES,
  `insert into users values (${NIA}, 'nia@example.com', 'Nia')`,
  `insert into contacts select ${idOf(1, "n")}, ${NIA}, 'Person ' || n, 'Person', n::text,
     array['p' || n || '@example.org'], '{}', 'Harbour Maps', null from generate_series(0, ${Math.ceil(rows / EACH) - 1}) n`,
  `insert into interactions select ${idOf(2, "n")}, ${idOf(1, `n / ${EACH}`)}, ${NIA}, 'gmail',
     case when n % 2 = 0 then 'inbound' else 'outbound' end, 'Shall we look at the plan for the harbour on Thursday?',
     '2024-01-01'::timestamptz + n * interval '10 seconds', 'm' || n from generate_series(0, ${rows - 1}) n`,
];
