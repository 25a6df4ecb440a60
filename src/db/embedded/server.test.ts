import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { afterAll, expect, it, onTestFinished } from "vitest";
import {
  bind,
  CANCEL_REQUEST,
  execute,
  flush,
  message,
  parse,
  query,
  RawClient,
  request,
  SSL_REQUEST,
  sync,
} from "../../../test/raw-client.ts";
import { temporaryDataDir } from "../../../test/temporary-directory.ts";
import { createLogger } from "../../logger.ts";
import { openEmbedded } from "./open.ts";

const dataDir = temporaryDataDir();
const path = join(dataDir, ".s.PGSQL.5432");
const pools: pg.Pool[] = [];

async function open(): Promise<pg.Pool> {
  const pool = await openEmbedded(dataDir, createLogger("silent"));
  pools.push(pool);
  return pool;
}

const pool = await open();
await pool.query("create table notes (text text)");

afterAll(async () => {
  for (const pool of pools.reverse()) await pool.end();
});

async function connect(): Promise<RawClient> {
  const client = await RawClient.start(path);
  onTestFinished(() => void client.socket.destroy());
  return client;
}

it("what two connections send interleaved never mixes", async () => {
  const [one, two] = [await connect(), await connect()];
  for (let round = 0; round < 50; round++) {
    one.send(parse("select 'one ' || $1"));
    two.send(parse("select 'two ' || $1"));
    one.send(bind(`a${round}`));
    two.send(query("select 'simple'"), bind(`b${round}`), execute, sync);
    one.send(execute, sync);
    expect((await one.ready())[2]).toContain(`one a${round}`);
    const answer = (await two.ready()).join("\n");
    expect(answer).not.toContain("one");
  }
});

it("64 connections of several pools with thousands of queries get their own answers only", async () => {
  const others = await Promise.all([1, 2, 3, 4, 5, 6].map(open));
  const worker = async (pool: pg.Pool, id: number) => {
    for (let n = 0; n < 50; n++) {
      const { rows } = await pool.query(
        "select $1::int as id, $2::text as word, repeat($2, $3::int) as long",
        [id * 1000 + n, `w${id}.${n}`, (id * n) % 400],
      );
      const word = `w${id}.${n}`;
      expect(rows).toEqual([{ id: id * 1000 + n, word, long: word.repeat((id * n) % 400) }]);
    }
  };
  await Promise.all(Array.from({ length: 64 }, (_, id) => worker(others[id % others.length] ?? pool, id)));
});

it("nobody sees a transaction before it is committed, and nobody else runs in between", async () => {
  const client = await pool.connect();
  await client.query("begin");
  await client.query("insert into notes values ('secret')");
  const seen = pool.query("select count(*)::int as n from notes where text = 'secret'");
  await client.query("select pg_sleep(0.05)");
  await client.query("rollback");
  client.release();
  expect((await seen).rows).toEqual([{ n: 0 }]);
});

it("a connection that breaks within its transaction leaves nothing of it", async () => {
  const [one, two] = [await connect(), await connect()];
  one.send(query("begin"), query("insert into notes values ('broken')"));
  await one.ready();
  await one.ready();
  two.send(query("select count(*) from notes where text = 'broken'"));
  one.socket.destroy();
  expect((await two.ready())[1]).toContain("D 0");
});

it("a connection that breaks before its Sync leaves nothing of what it has run", async () => {
  const [one, two] = [await connect(), await connect()];
  one.send(parse("insert into notes values ($1)"), bind("unsynced"), execute, flush);
  expect(await one.ready("C")).toContain("C INSERT 0 1");
  two.send(query("select count(*) from notes where text = 'unsynced'"));
  one.socket.destroy();
  expect((await two.ready())[1]).toContain("D 0");
});

it("after an error everything up to Sync is skipped, for this connection alone", async () => {
  const [one, two] = [await connect(), await connect()];
  one.send(parse("selec $1"), bind("x"), flush);
  expect((await one.ready("E"))[0]).toContain("42601");
  two.send(parse("select 'fine' || $1"), bind("!"), execute, sync);
  one.send(execute, sync);
  expect((await one.ready()).join()).toBe("Z I");
  expect((await two.ready())[2]).toContain("fine!");
});

it.each([
  ["a named statement", [parse("select 1", "mine"), sync], "no named prepared statements"],
  ["a statement of an earlier exchange", [bind("x"), execute, sync], "not prepared in this exchange"],
  ["COPY from the client", [query("copy notes from stdin")], "takes no COPY"],
  ["COPY in the extended protocol", [parse("copy notes from stdin"), bind(), execute, sync], "takes no COPY"],
])("refuses %s and stays in step", async (_, messages, words) => {
  const client = await connect();
  client.send(parse("select $1::text"), sync);
  await client.ready();
  client.send(...messages);
  expect((await client.ready()).join()).toMatch(new RegExp(`E .*${words}.*,Z I$`));
  client.send(query("select 'in step'"));
  expect((await client.ready())[1]).toContain("in step");
});

it("answers requests for encryption with no, and closes on one to cancel", async () => {
  const client = new RawClient(path);
  client.send(request(SSL_REQUEST));
  expect(await client.bytes(1)).toBe("N");
  client.send(request(CANCEL_REQUEST));
  await once(client.socket, "close");
});

it("takes messages in any pieces, and closes a connection that sends nonsense", async () => {
  const client = await connect();
  for (const byte of Buffer.concat([parse("select 'by byte ' || $1"), bind("?"), execute, sync])) {
    client.socket.write(Buffer.from([byte]));
    if (byte % 16 === 0) await sleep(1);
  }
  expect((await client.ready())[2]).toContain("by byte ?");
  client.send(Buffer.from([0x51, 0, 0, 0, 1]));
  await once(client.socket, "close");
  expect((await pool.query("select 'alive' as state")).rows).toEqual([{ state: "alive" }]);
});

it("takes and gives many megabytes at once", async () => {
  const long = "x".repeat(20_000_000);
  const { rows } = await pool.query("select $1::text as long", [long]);
  expect(rows[0].long === long).toBe(true);
});

it("a client that does not read its answer holds up nobody", async () => {
  const slow = await connect();
  slow.socket.pause();
  slow.send(query("select repeat('x', 5000000)"), query("select 'the next'"));
  for (let n = 0; n < 20; n++) await pool.query("select 1");
  slow.socket.resume();
  expect((await slow.ready())[1]?.length).toBeGreaterThan(5_000_000);
  expect((await slow.ready())[1]).toContain("the next");
});

it("what a connection set for its session goes with it", async () => {
  const client = await connect();
  client.send(query("set search_path = pg_catalog"), query("select pg_advisory_lock(1)"), message("X"));
  await once(client.socket, "close");
  const { rows } = await pool.query(
    "select current_setting('search_path') as path, (select count(*)::int from pg_locks where locktype = 'advisory') as locks",
  );
  expect(rows).toEqual([{ path: "public", locks: 0 }]);
});
