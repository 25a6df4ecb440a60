import { setImmediate as nextTurn } from "node:timers/promises";
import { beforeEach, expect, it, vi } from "vitest";
import { watchOpenKeys } from "./open-keys.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  return () => void vi.useRealTimers();
});

it("a database that never answers one look does not stop the next", async () => {
  const valid = vi.fn(async (_hashes: string[]): Promise<ReadonlySet<string>> => new Set());
  valid.mockReturnValueOnce(new Promise(() => undefined));
  const keys = watchOpenKeys(valid);
  const { ended } = keys.enter("hash", "sse");
  vi.advanceTimersByTime(500);
  vi.advanceTimersByTime(4_500);
  await nextTurn();
  expect(ended.aborted).toBe(false);
  vi.advanceTimersByTime(500);
  await nextTurn();
  expect(ended.aborted).toBe(true);
  keys.close();
});
