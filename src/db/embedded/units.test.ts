import fc from "fast-check";
import { expect, it } from "vitest";
import { bind, execute, flush, parse, query, sync } from "../../../test/raw-client.ts";
import { type Unit, UnitReader } from "./units.ts";

function read(reader: UnitReader): Unit[] {
  const units: Unit[] = [];
  for (let unit = reader.shift(); unit && unit !== "terminate"; unit = reader.shift()) units.push(unit);
  return units;
}

it("gives the same units whatever pieces the bytes come in", () => {
  const exchange = fc.oneof(
    fc.string({ maxLength: 300 }).map((sql) => query(sql.replaceAll("\0", ""))),
    fc
      .string({ maxLength: 30 })
      .map((value) => Buffer.concat([parse("select $1"), bind(value), execute, sync])),
    fc.constant(Buffer.concat([parse("select 1"), flush, bind(), execute, sync])),
  );
  fc.assert(
    fc.property(fc.array(exchange), fc.array(fc.nat(2_000)), (exchanges, cuts) => {
      const bytes = Buffer.concat(exchanges);
      const whole = new UnitReader();
      whole.push(bytes);
      const expected = read(whole);
      const reader = new UnitReader();
      const units: Unit[] = [];
      let from = 0;
      for (const to of [...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length]) {
        reader.push(bytes.subarray(from, to));
        units.push(...read(reader));
        from = to;
      }
      expect(units).toEqual(expected);
      expect(units.filter(({ complete }) => complete)).toHaveLength(exchanges.length);
      expect(units.every(({ refusal }) => refusal === undefined)).toBe(true);
    }),
  );
});

it("takes time in proportion to the bytes, however small the pieces", () => {
  const bytes = query("x".repeat(16_000_000));
  const reader = new UnitReader();
  const from = performance.now();
  for (let at = 0; at < bytes.length; at += 1_000) reader.push(bytes.subarray(at, at + 1_000));
  expect(read(reader)).toHaveLength(1);
  // Copying everything again for each piece would be 128 GB.
  expect(performance.now() - from).toBeLessThan(5_000);
});
