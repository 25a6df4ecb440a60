import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  instantOf,
  nextBirthday,
  parseDay,
  parseWhen,
  startOfDay,
  timeOf,
} from "./calendar.ts";

describe("a day is the day where the user lives", () => {
  const at = new Date("2026-03-02T23:30:00Z");
  it.each([
    ["UTC", "2026-03-02", "23:30"],
    ["Asia/Tokyo", "2026-03-03", "08:30"],
    ["America/Los_Angeles", "2026-03-02", "15:30"],
    ["Asia/Kathmandu", "2026-03-03", "05:15"],
  ])("%s", (zone, day, time) => {
    expect([dayOf(at, zone), timeOf(at, zone)]).toEqual([day, time]);
  });

  it.each([
    ["2026-03-02", "Europe/Lisbon", "2026-03-02T00:00:00Z"],
    ["2026-07-02", "Europe/Lisbon", "2026-07-01T23:00:00Z"],
    ["2026-03-29", "Europe/Berlin", "2026-03-28T23:00:00Z"],
    ["2026-03-30", "Europe/Berlin", "2026-03-29T22:00:00Z"],
    ["2026-10-25", "Europe/Berlin", "2026-10-24T22:00:00Z"],
    ["2026-10-26", "Europe/Berlin", "2026-10-25T23:00:00Z"],
    ["2026-01-01", "Pacific/Auckland", "2025-12-31T11:00:00Z"],
  ])("%s begins in %s at %s", (day, zone, instant) => {
    expect(startOfDay(day, zone)).toEqual(new Date(instant));
  });

  it("an hour that the clocks skip is the one after it", () => {
    const at = instantOf("2026-03-29", "02:30:00", "Europe/Berlin");
    expect(dayOf(at, "Europe/Berlin")).toBe("2026-03-29");
    expect(Math.abs(at.getTime() - Date.parse("2026-03-29T01:00:00Z"))).toBeLessThanOrEqual(3_600_000);
  });

  it("counts days across months, years and changes of clocks", () => {
    expect(daysBetween("2026-02-28", "2026-03-01")).toBe(1);
    expect(daysBetween("2026-01-01", "2025-12-31")).toBe(-1);
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
  });
});

it.each([
  ["2026-03-20", 1, "2026-04-20"],
  ["2026-01-31", 1, "2026-02-28"],
  ["2028-01-31", 1, "2028-02-29"],
  ["2026-11-30", 3, "2027-02-28"],
  ["2026-12-15", 1, "2027-01-15"],
])("%s and %i months are %s", (day, months, expected) => expect(addMonths(day, months)).toBe(expected));

it.each([
  ["2026-03-02", "2026-03-02"],
  [" 2026-03-02 ", "2026-03-02"],
  ["2026-02-30", undefined],
  ["2.3.2026", undefined],
  ["2026-03-02T10:00", undefined],
])("the day %j is %s", (text, expected) => expect(parseDay(text)).toBe(expected));

it("the day and time are those of the system's tables in every zone", () => {
  const instants = [
    "1970-06-01T00:00:07Z",
    "1987-01-04T23:52:30Z",
    "2011-12-30T12:00:00Z",
    "2010-11-07T02:30:59Z",
    "2010-11-07T02:31:30Z",
    "2026-03-29T01:00:00.999Z",
  ];
  for (const zone of Intl.supportedValuesOf("timeZone")) {
    const format = new Intl.DateTimeFormat("sv-SE", {
      timeZone: zone,
      dateStyle: "short",
      timeStyle: "short",
    });
    for (const at of instants.map((instant) => new Date(instant))) {
      expect(`${dayOf(at, zone)} ${timeOf(at, zone)}`).toBe(format.format(at));
    }
  }
});

describe("the next birthday", () => {
  it.each([
    [3, 12, "2026-03-02", "2026-03-12", 10],
    [3, 2, "2026-03-02", "2026-03-02", 0],
    [3, 1, "2026-03-02", "2027-03-01", 364],
    [1, 1, "2026-12-31", "2027-01-01", 1],
    [2, 29, "2026-02-01", "2026-02-28", 27],
    [2, 29, "2028-02-01", "2028-02-29", 28],
    [2, 29, "2026-03-01", "2027-02-28", 364],
  ])("%i-%i seen on %s is on %s, in %i days", (month, day, today, on, days) => {
    expect(nextBirthday(month, day, today)).toEqual({ on, days });
  });
});

describe("a date that somebody gives", () => {
  const lisbon = (value: string) => parseWhen("since", value, "Europe/Lisbon");

  it("is a whole day of the user's zone", () => {
    expect(lisbon("2026-07-02")).toEqual({
      from: new Date("2026-07-01T23:00:00Z"),
      to: new Date("2026-07-02T23:00:00Z"),
    });
  });

  it.each([
    ["2026-07-02T09:30", "2026-07-02T08:30:00Z"],
    ["2026-07-02T09:30:15", "2026-07-02T08:30:15Z"],
    ["2026-07-02 09:30:15.250", "2026-07-02T08:30:15.250Z"],
    ["2026-07-02T09:30:00Z", "2026-07-02T09:30:00Z"],
    ["2026-07-02T09:30:00.123456Z", "2026-07-02T09:30:00.123Z"],
    ["2026-07-02T09:30:00+02:00", "2026-07-02T07:30:00Z"],
  ])("%s is the point %s", (value, instant) => {
    expect(lisbon(value).from).toEqual(new Date(instant));
  });

  it.each([
    "yesterday",
    "2026-02-30",
    "2026-13-01",
    "02.03.2026",
    "2026-3-2",
    "2026-07-02T25:00",
    "2026-07-02T09:61",
    "0000-01-01",
    "2026-07-02T09:30:75",
  ])("%s is refused with both forms shown", (value) => {
    expect(() => lisbon(value)).toThrow(/since must be a date such as 2026-03-02 or a timestamp/);
  });
});
