import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { describe, expect, it } from "vitest";
import { installation, MAIN, pingcrm } from "../../test/cli.ts";
import { createUser } from "../../test/factories.ts";
import { folderOf } from "../../test/files.ts";
import { FORMAT_FILES } from "../../test/format-files.ts";
import { olderDatabase } from "../../test/older-database.ts";
import { importPaths } from "../../test/run-import.ts";
import { loadConfig } from "../config.ts";
import { exportAccount } from "../crm/export/export-account.ts";
import { openDatabase } from "../db/open.ts";
import type { UserId } from "../db/schema.ts";
import { createLogger } from "../logger.ts";
import { FORMATS } from "./formats.ts";

// A batch is 500 rows: the import is killed when it has written one. Messages are written so fast that it takes more of
// them to be sure of hitting it. Imports that are killed again and again are in killed-among.test.ts.
const PEOPLE = 1_050;
const MESSAGES = 2_050;
const HAVE_PEOPLE = /csv|vcard|monica/;
/** They stand first, and so are there when the import is killed: only the next one can compare them. */
const NAMESAKES = ["zoe@example.com", "zoe@example.net"]
  .map((email) => `BEGIN:VCARD\nVERSION:3.0\nFN:Zoë Lindqvist\nEMAIL:${email}\nEND:VCARD\n`)
  .join("");
const FLAGS = [
  "--me",
  "nia@example.com",
  "--me",
  "Nia Okafor",
  "--tz",
  "Europe/Lisbon",
  "--date-order",
  "dmy",
];

const env = await installation();
await pingcrm(["user", "list"], { env });
const { db } = await openDatabase(loadConfig(env), createLogger("silent"));

const nia = async () => {
  const email = `${randomUUID()}@example.com`;
  return { userId: await createUser(db, { name: "Nia Okafor", email }), email };
};
const importAll = (userId: UserId, path: string) =>
  importPaths(db, userId, [path], {
    me: ["nia@example.com", "Nia Okafor"],
    timeZone: "Europe/Lisbon",
    dateOrder: "dmy",
    now: new Date(),
  });
/** In one statement: on the embedded database each takes its turn among the batches of the import. */
async function rowsOf(userId: UserId): Promise<number> {
  const { rows } = await db.$client.query<{ rows: string }>(
    `select (select count(*) from contacts where user_id = $1)
       + (select count(*) from interactions where user_id = $1) as rows`,
    [userId],
  );
  return Number(rows[0]?.rows);
}

/** Who is there, what was said with them and who may be whom, without ids and the times of writing. */
async function stateOf(userId: UserId): Promise<string[]> {
  const { rows } = await db.$client.query<{ line: string }>(
    `select concat_ws(' | ', c.display_name, c.interaction_count, c.score, i.platform, i.external_id, i.text,
       (select string_agg(kind || ':' || value, ' ' order by kind, value) from identities k
        where k.user_id = c.user_id and k.contact_id = c.id)) as line
     from contacts c left join interactions i on i.user_id = c.user_id and i.contact_id = c.id
     where c.user_id = $1
     union all
     select concat_ws(' | ', least(a.display_name, b.display_name), greatest(a.display_name, b.display_name), p.score,
       p.status, array_to_string(p.reasons, ' '))
     from duplicate_pairs p
     join contacts a on a.user_id = p.user_id and a.id = p.contact_a
     join contacts b on b.user_id = p.user_id and b.id = p.contact_b
     where p.user_id = $1 order by 1`,
    [userId],
  );
  return rows.map(({ line }) => line);
}

/** Starts an import in a process of its own and kills it once so many rows are there. @returns how it ended. */
async function killedAt(rows: number, userId: UserId, email: string, path: string) {
  const child = spawn(process.execPath, [MAIN, "import", path, "--user-email", email, ...FLAGS], {
    env: { PATH: process.env.PATH, ...env },
    stdio: "ignore",
  });
  const ended = once(child, "close");
  while ((await rowsOf(userId)) < rows && child.exitCode === null);
  child.kill("SIGKILL");
  const [code, signal] = await ended;
  return signal ?? code;
}

/**
 * Kills an import when some but not all of its rows are there. On a busy machine one may be over before it is seen to have
 * begun: that one shows nothing, and another is begun by somebody else.
 * @returns whose import was killed
 */
async function killedWithin(path: string, all: number): Promise<UserId> {
  for (;;) {
    const { userId, email } = await nia();
    const ended = await killedAt(1, userId, email, path);
    expect(["SIGKILL", 0]).toContain(ended);
    const rows = await rowsOf(userId);
    expect(rows).toBeGreaterThan(0);
    if (rows < all) return userId;
  }
}

async function survives(path: string): Promise<void> {
  const { userId: unbroken } = await nia();
  await importAll(unbroken, path);
  const userId = await killedWithin(path, await rowsOf(unbroken));
  expect((await importAll(userId, path)).damaged).toEqual([]);
  expect(await stateOf(userId)).toEqual(await stateOf(unbroken));
}

describe("an import that is killed and run again ends as an unbroken one, with nothing doubled", () => {
  it.each(Object.keys(FORMAT_FILES))(
    "%s",
    async (format) => {
      const files = FORMAT_FILES[format]?.(HAVE_PEOPLE.test(format) ? PEOPLE : MESSAGES) ?? {};
      const cards = files["people.vcf"];
      await survives(await folderOf(cards ? { ...files, "people.vcf": NAMESAKES + cards } : files));
    },
    60_000,
  );

  it("pingcrm", async () => {
    const { userId } = await nia();
    await importAll(userId, await folderOf(FORMAT_FILES.mbox?.(MESSAGES) ?? {}));
    const folder = await folderOf({});
    await exportAccount(db, userId, createWriteStream(`${folder}/account.zip`), new Date());
    await survives(folder);
  }, 60_000);

  it("an older PingCRM's database", async () => {
    const older = await olderDatabase(PEOPLE);
    try {
      await survives(older.url);
    } finally {
      await older.end();
    }
  }, 60_000);

  it("and every format is among them", () => {
    expect([...Object.keys(FORMAT_FILES), "pingcrm"].sort()).toEqual(FORMATS.map(({ name }) => name).sort());
  });
});
