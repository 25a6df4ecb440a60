import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from, to } from "pg-copy-streams";
import { addUser } from "../src/accounts/users.ts";
import type { Database } from "../src/db/database.ts";
import type { UserId } from "../src/db/schema.ts";

/** Rows of one statement where the database takes no COPY. */
const PAGE = 1000;

export type Table = "contacts" | "identities" | "interactions";

/**
 * Milliseconds to write the rows that an import has made once more, for another user, into the very table, with its
 * indexes and foreign keys: by COPY, or in the embedded database, which takes none, by inserts of 1,000 rows in one
 * transaction. The time to read them does not count.
 */
export async function writeBare(
  db: Database,
  kind: string,
  userId: UserId,
  tables: readonly Table[],
  file: string,
): Promise<number> {
  const twin = await addUser(db, { email: `twin-${Date.now()}@example.com`, name: "Nia" });
  const client = await db.$client.connect();
  const write = kind === "Postgres" ? copyRows : insertRows;
  try {
    if (!tables.includes("contacts")) await copyContacts(client, userId, twin.id);
    let time = 0;
    for (const table of tables) time += await write(client, table, userId, twin.id, file);
    return time;
  } finally {
    client.release();
  }
}

/** Messages need somebody to point at. */
async function copyContacts(client: pg.PoolClient, userId: UserId, twin: UserId): Promise<void> {
  const columns = await columnsOf(client, "contacts");
  await client.query(
    `insert into contacts (user_id, ${columns}) overriding system value select $1, ${columns} from contacts where user_id = $2`,
    [twin, userId],
  );
}

async function copyRows(client: pg.PoolClient, table: Table, userId: UserId, twin: UserId, file: string) {
  const columns = await columnsOf(client, table);
  const rows = `select ${twin}, ${columns} from ${table} where user_id = ${userId} order by id`;
  await pipeline(client.query(to(`copy (${rows}) to stdout`)), createWriteStream(file));
  const began = performance.now();
  await pipeline(
    createReadStream(file),
    client.query(from(`copy ${table} (user_id, ${columns}) from stdin`)),
  );
  return performance.now() - began;
}

async function insertRows(client: pg.PoolClient, table: Table, userId: UserId, twin: UserId) {
  const columns = await columnsOf(client, table);
  let time = 0;
  await client.query("begin");
  for (let after = 0; ; ) {
    const { rows } = await client.query<{ id: number; rows: string }>(
      `select max(id) as id, json_agg(r)::text as rows
       from (select * from ${table} where user_id = $1 and id > $2 order by id limit ${PAGE}) r`,
      [userId, after],
    );
    const [page] = rows;
    if (!page?.id) break;
    after = page.id;
    const began = performance.now();
    await client.query(
      `insert into ${table} (user_id, ${columns}) overriding system value
       select $1, ${columns} from json_populate_recordset(null::${table}, $2)`,
      [twin, page.rows],
    );
    time += performance.now() - began;
  }
  const began = performance.now();
  await client.query("commit");
  return time + performance.now() - began;
}

/** All but the owner's. */
async function columnsOf(client: pg.PoolClient, table: Table): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attname <> 'user_id' order by attnum`,
    [table],
  );
  return rows.map(({ name }) => pg.escapeIdentifier(name)).join(", ");
}
