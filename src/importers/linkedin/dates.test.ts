import { expect, it } from "vitest";
import { parseDate } from "./dates.ts";

it.each([
  ["2025-06-01 14:03:22 UTC", "2025-06-01T14:03:22.000Z"],
  ["08 Feb 2026", "2026-02-08T00:00:00.000Z"],
  ["2/8/26, 3:45 PM", "2026-02-08T15:45:00.000Z"],
  ["01 Jan 2002", "2002-01-01T00:00:00.000Z"],
])("reads %s", (text, iso) => {
  expect(parseDate(text)?.toISOString()).toBe(iso);
});

it.each(["31 Feb 2026", "0001-06-02 14:03:22 UTC", "08 Feb 0024", "31 Dec 2001", "soon", ""])(
  "takes %j for no date",
  (text) => {
    expect(parseDate(text)).toBeUndefined();
  },
);
