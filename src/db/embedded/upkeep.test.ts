import { afterEach, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { column, newDatabase, openTestEngine } from "../../../test/embedded-engine.ts";
import type { Engine } from "./engine.ts";
import { query } from "./messages.ts";
import { type Party, Turns } from "./turns.ts";
import { startUpkeep } from "./upkeep.ts";

const MINUTE = 60_000;

beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] }));
afterEach(() => void vi.useRealTimers());

async function kept(): Promise<{ engine: Engine; client: (sql: string) => Promise<void> }> {
  const engine = await openTestEngine(await newDatabase());
  const turns = new Turns(engine);
  onTestFinished(startUpkeep(turns));
  const client = (sql: string) =>
    new Promise<void>((answer) => {
      const unit: Party["unit"] = { bytes: query(sql), complete: true, refusal: undefined };
      turns.join({ unit, answer: () => answer(), next: () => undefined, expel: () => undefined });
    });
  return { engine, client };
}

it("the log that a successor would have to replay stays short", async () => {
  const { engine, client } = await kept();
  const unwritten = () =>
    Number(column(engine, "select pg_current_wal_insert_lsn() - redo_lsn from pg_control_checkpoint()")[0]);
  await client("create table notes (text text)");
  await client("insert into notes select repeat('x', 1000) from generate_series(1, 40000)");
  expect(unwritten()).toBeGreaterThan(32 * 1024 * 1024);
  vi.advanceTimersByTime(1_000);
  await client("select 1");
  expect(unwritten()).toBeLessThan(1024 * 1024);
});

it("the planner learns what is in a table, and dead rows are cleared away", async () => {
  const { engine, client } = await kept();
  await client("create table notes (n int)");
  await client("insert into notes select generate_series(1, 1000)");
  await client("delete from notes where n > 500");
  vi.advanceTimersByTime(MINUTE);
  await vi.waitFor(() => {
    expect(column(engine, "select reltuples from pg_class where relname = 'notes'")).toEqual(["500"]);
    expect(
      column(engine, "select last_vacuum is not null from pg_stat_user_tables where relname = 'notes'"),
    ).toEqual(["t"]);
  }, 10_000);
});
