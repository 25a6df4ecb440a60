import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import pg from "pg";
import { createKey } from "../src/accounts/keys.ts";
import { type Database, wrapPool } from "../src/db/database.ts";
import { openEmbedded } from "../src/db/embedded/open.ts";
import { migrate } from "../src/db/migrate.ts";
import type { UserId } from "../src/db/schema.ts";
import { makeDemo } from "../src/demo/make-demo.ts";
import { createLogger } from "../src/logger.ts";
import { cloneUsers } from "./clone-users.ts";

export type Kind = "embedded" | "Postgres";

/** A database with one or more users who have so many contacts each, at rest: no process of ours has it open. */
export interface World {
  readonly kind: Kind;
  readonly contacts: number;
  readonly users: number;
  /** The user who is asked about. */
  readonly email: string;
  /** What `pingcrm` has to find in its environment. */
  readonly env: Record<string, string>;
  readonly key: string;
  readonly people: readonly Person[];
  open(): Promise<{ db: Database; userId: UserId; close: () => Promise<void> }>;
  remove(): Promise<void>;
}

/** Somebody to ask about. */
export interface Person {
  readonly id: number;
  readonly name: string;
  readonly company: string | null;
}

/** How many different people are asked about, spread over the network. */
const PEOPLE = 200;
const EMAIL = "demo@example.com";

/** @param url a Postgres that lets this user make databases, for `Postgres` */
export async function makeWorld(
  kind: Kind,
  contacts: number,
  users = 1,
  url = process.env.DATABASE_URL,
): Promise<World> {
  const place = kind === "Postgres" ? await onPostgres(url ?? "") : await embedded();
  const secret = randomBytes(32).toString("base64url");
  const pool = await place.connect();
  await migrate(pool);
  const db = wrapPool(pool);
  const { user } = await makeDemo(db, { email: EMAIL, count: contacts, seed: 1, now: new Date() });
  const others = Array.from({ length: users - 1 }, (_, n) => `demo${n + 2}@example.com`);
  if (others.length > 0) await cloneUsers(db, user.id, others);
  // An index that was filled row by row is looser than one that was made at the end, as those of many users are.
  await db.execute(sql`reindex schema public`);
  await db.execute(sql`vacuum analyze`);
  const { key } = await createKey(db, secret, user.id, { name: "bench", scope: "read" });
  const people = await somePeople(db, user.id);
  await pool.end();
  return {
    kind,
    contacts,
    users,
    email: EMAIL,
    env: { ...place.env, SECRET_KEY: secret },
    key,
    people,
    open: async () => {
      const opened = await place.connect();
      return { db: wrapPool(opened), userId: user.id, close: () => opened.end() };
    },
    remove: place.remove,
  };
}

async function somePeople(db: Database, userId: UserId): Promise<Person[]> {
  const { rows } = await db.$client.query<Person>(
    `select id, display_name as name, company from (
       select *, row_number() over (order by id) as n, count(*) over () as total
       from contacts where user_id = $1 and priority <> 'archived') c
     where n % greatest(total / $2, 1) = 0 limit $2`,
    [userId, PEOPLE],
  );
  return rows;
}

interface Place {
  readonly env: Record<string, string>;
  connect(): Promise<pg.Pool>;
  remove(): Promise<void>;
}

async function onPostgres(url: string): Promise<Place> {
  const name = `pingcrm_bench_${randomUUID().replaceAll("-", "")}`;
  const admin = async (statement: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await admin(`create database ${name}`);
  const connectionString = Object.assign(new URL(url), { pathname: name }).href;
  return {
    env: { DATABASE_URL: connectionString },
    connect: async () => {
      const pool = new pg.Pool({ connectionString });
      pool.on("error", () => undefined);
      return pool;
    },
    remove: () => admin(`drop database ${name} with (force)`),
  };
}

async function embedded(): Promise<Place> {
  const directory = await mkdtemp(join(tmpdir(), "pingcrm-bench-"));
  return {
    env: { PINGCRM_DATA_DIR: directory },
    connect: () => openEmbedded(directory, createLogger("silent")),
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}
