import { expect, it } from "vitest";
import { limitFailures } from "./limit-failures.ts";

it("lets 20 failures in a minute pass, then says how long to wait, for that address alone", () => {
  const limit = limitFailures();
  for (let failure = 0; failure < 20; failure++) expect(limit("192.0.2.1", failure * 1000)).toBeUndefined();
  expect(limit("192.0.2.1", 20_000)).toBe(40);
  expect(limit("192.0.2.1", 59_999)).toBe(1);
  expect(limit("192.0.2.2", 20_000)).toBeUndefined();
  expect(limit("192.0.2.1", 60_000)).toBeUndefined();
});

it("does not grow without bound", () => {
  const limit = limitFailures();
  for (let failure = 0; failure < 21; failure++) limit("192.0.2.1", 0);
  for (let address = 0; address < 10_000; address++) limit(`2001:db8::${address.toString(16)}`, 0);
  expect(limit("192.0.2.1", 0)).toBeUndefined();
});
