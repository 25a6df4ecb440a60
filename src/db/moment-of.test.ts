import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { momentOf } from "./moment-of.ts";

const db = await testDatabase();

it.each(["UTC", "Asia/Kolkata", "Africa/Monrovia"])(
  "a moment is read from text and JSON as a server in %s writes it, also of long ago",
  async (zone) => {
    for (const at of ["1899-12-31T23:59:59.120Z", "1960-06-01T12:00:00.000Z", "2026-11-23T10:00:00.000Z"]) {
      const { rows } = await db.transaction(async (tx) => {
        await tx.execute(sql`select set_config('TimeZone', ${zone}, true)`);
        return tx.execute<{ json: string; text: string }>(
          sql`select to_jsonb(${at}::timestamptz) as json, (${at}::timestamptz)::text as text`,
        );
      });
      const [row] = rows;
      expect([row?.json, row?.text].map((one) => momentOf(one ?? "").toISOString())).toEqual([at, at]);
    }
  },
);
