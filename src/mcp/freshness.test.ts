import { expect, it } from "vitest";
import type { UserId } from "../db/schema.ts";
import { keepFresh } from "./freshness.ts";

const MINUTE = 60_000;
const [ana, ben] = [1 as UserId, 2 as UserId];

it("looks once a minute, also after the machine has slept, and all who ask meanwhile wait for it", async () => {
  let now = 0;
  let done = (): void => undefined;
  const refreshed: number[] = [];
  const fresh = keepFresh(
    (_, at) => {
      refreshed.push(at.getTime());
      return new Promise((resolve) => {
        done = resolve;
      });
    },
    () => new Date(now),
  );
  const [first, second] = [fresh(ana), fresh(ana)];
  expect(refreshed).toEqual([0]);
  done();
  await Promise.all([first, second]);

  now = MINUTE - 1;
  await fresh(ana);
  expect(refreshed).toEqual([0]);

  now = 50 * MINUTE;
  const later = fresh(ana);
  expect(refreshed).toEqual([0, 50 * MINUTE]);
  done();
  await later;
});

it("does not hold calls up for ever", async () => {
  const fresh = keepFresh(
    () => new Promise(() => undefined),
    () => new Date(),
    20,
  );
  const keepAlive = setInterval(() => undefined, 1_000);
  await fresh(ana);
  await fresh(ana);
  clearInterval(keepAlive);
});

it("looks for each user, and not again while a look of theirs still runs", async () => {
  let now = 0;
  const refreshed: UserId[] = [];
  const fresh = keepFresh(
    (userId) => {
      refreshed.push(userId);
      return userId === ana ? new Promise(() => undefined) : Promise.resolve();
    },
    () => new Date(now),
    5,
  );
  const keepAlive = setInterval(() => undefined, 1_000);
  await Promise.all([fresh(ana), fresh(ben)]);
  now = 2 * MINUTE;
  await Promise.all([fresh(ana), fresh(ben)]);
  clearInterval(keepAlive);
  expect(refreshed).toEqual([ana, ben, ben]);
});

it("a clock that was set back does not put the next look off", async () => {
  let now = 50 * MINUTE;
  const refreshed: number[] = [];
  const fresh = keepFresh(
    async (_, at) => void refreshed.push(at.getTime()),
    () => new Date(now),
  );
  await fresh(ana);
  now = 0;
  await fresh(ana);
  expect(refreshed).toEqual([50 * MINUTE, 0]);
});
