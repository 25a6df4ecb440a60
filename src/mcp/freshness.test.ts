import { expect, it } from "vitest";
import { keepFresh } from "./freshness.ts";

const HOUR = 60 * 60 * 1000;

it("looks once an hour, also after the machine has slept, and all who ask meanwhile wait for it", async () => {
  let now = 0;
  let done = (): void => undefined;
  const refreshed: number[] = [];
  const fresh = keepFresh(
    (at) => {
      refreshed.push(at.getTime());
      return new Promise((resolve) => {
        done = resolve;
      });
    },
    () => new Date(now),
  );
  const [first, second] = [fresh(), fresh()];
  expect(refreshed).toEqual([0]);
  done();
  await Promise.all([first, second]);

  now = HOUR - 1;
  await fresh();
  expect(refreshed).toEqual([0]);

  now = 50 * HOUR;
  const later = fresh();
  expect(refreshed).toEqual([0, 50 * HOUR]);
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
  await fresh();
  await fresh();
  clearInterval(keepAlive);
});
