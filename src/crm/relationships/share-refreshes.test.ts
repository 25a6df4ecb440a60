import { afterAll, expect, it, vi } from "vitest";
import type { UserId } from "../../db/schema.ts";
import { shareRefreshes } from "./share-refreshes.ts";

const [ana, ben] = [1 as UserId, 2 as UserId];
const now = new Date(0);

// The timer of a refresh keeps no process alive, as it must not keep a stopping server.
const alive = setInterval(() => undefined, 1_000);
afterAll(() => clearInterval(alive));

it("a refresh that runs is shared by all who want one of that user, and the next is another", async () => {
  const ends: ((done: boolean) => void)[] = [];
  const refresh = vi.fn((_: UserId) => new Promise<boolean>((resolve) => ends.push(resolve)));
  const shared = shareRefreshes(refresh);
  const both = [shared.refresh(ana, now), shared.refresh(ana, now)];
  const other = shared.refresh(ben, now);
  expect(refresh.mock.calls).toEqual([
    [ana, now],
    [ben, now],
  ]);
  expect([shared.isRunning(ana), shared.isRunning(ben)]).toEqual([true, true]);
  ends[0]?.(true);
  expect(await Promise.all(both)).toEqual([true, true]);
  expect([shared.isRunning(ana), shared.isRunning(ben)]).toEqual([false, true]);
  ends[1]?.(false);
  expect(await other).toBe(false);
  void shared.refresh(ana, now);
  expect(refresh).toHaveBeenCalledTimes(3);
});

it("all who share one that fails hear of it, and the next is another", async () => {
  const refresh = vi.fn(async () => Promise.reject<boolean>(new Error("disk full")));
  const shared = shareRefreshes(refresh);
  const both = await Promise.allSettled([shared.refresh(ana, now), shared.refresh(ana, now)]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(shared.isRunning(ana)).toBe(false);
});

it("one whose connection is dead is given up, and keeps nobody from trying again", async () => {
  const refresh = vi.fn(() => new Promise<boolean>(() => undefined));
  const shared = shareRefreshes(refresh, 20);
  expect(await shared.refresh(ana, now)).toBe(false);
  expect(await shared.refresh(ana, now)).toBe(false);
  expect(refresh).toHaveBeenCalledTimes(2);
});
