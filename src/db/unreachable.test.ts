import { createServer } from "node:net";
import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, expect, it } from "vitest";
import { AppError } from "../errors.ts";
import { wrapPool } from "./database.ts";
import { unreachable } from "./unreachable.ts";

const pools: pg.Pool[] = [];
afterAll(() => Promise.all(pools.map((pool) => pool.end())));

async function failure(connectionString: string): Promise<unknown> {
  const pool = new pg.Pool({ connectionString, connectionTimeoutMillis: 200 });
  pools.push(pool);
  return wrapPool(pool)
    .execute(sql`select 1`)
    .then(
      () => undefined,
      (error: unknown) => error,
    );
}

it("a server that refuses, one that never answers and one that hangs up cannot be reached", async () => {
  const silent = createServer(() => undefined).listen(0, "127.0.0.1");
  const rude = createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
  await Promise.all([silent, rude].map((server) => new Promise((done) => server.once("listening", done))));
  const port = (server: typeof silent) => (server.address() as { port: number }).port;
  for (const address of ["127.0.0.1:1", `127.0.0.1:${port(silent)}`, `127.0.0.1:${port(rude)}`]) {
    const error = await failure(`postgres://nia:secret@${address}/pingcrm`);
    expect(unreachable(error)).toMatchObject({ code: "unavailable" });
    expect(unreachable(error)?.message).toBe(
      "The database cannot be reached. Try again; if that does not help, check that it runs and that DATABASE_URL is right.",
    );
  }
  silent.close();
  rude.close();
});

it.each([
  ["57P01", "cannot be reached"],
  ["28P01", "refuses the user and password"],
  ["3D000", "does not exist"],
])("says what SQLSTATE %s means", (code, words) => {
  const error = new Error("failed query", { cause: Object.assign(new Error("inner"), { code }) });
  expect(unreachable(error)?.message).toContain(words);
});

it("says what the embedded database said, whatever caused it", () => {
  const reset = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
  const lost = new AppError("unavailable", "The connection was lost.", { cause: reset });
  expect(unreachable(new Error("failed query", { cause: lost }))).toBe(lost);
});

it("leaves every other error alone", () => {
  expect(unreachable(Object.assign(new Error("duplicate key"), { code: "23505" }))).toBeUndefined();
  const noFile = Object.assign(new Error("no such file"), { code: "ENOENT", syscall: "open" });
  expect(unreachable(noFile)).toBeUndefined();
  expect(unreachable(new TypeError("x is not a function"))).toBeUndefined();
  expect(unreachable("text")).toBeUndefined();
});
