import { getTableColumns, is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { describe, expect, it } from "vitest";
import { testDatabase } from "../../test/database.ts";
import * as accountSchema from "./account-schema.ts";
import * as changeSchema from "./change-schema.ts";
import * as dashboardSchema from "./dashboard-schema.ts";
import * as schema from "./schema.ts";
import * as searchSchema from "./search-schema.ts";

const db = await testDatabase();
const tables = Object.values<unknown>({
  ...accountSchema,
  ...dashboardSchema,
  ...changeSchema,
  ...schema,
  ...searchSchema,
}).filter((value) => is(value, PgTable));

describe("the schema in TypeScript is the one that the migrations make", () => {
  it.each(tables.map((table) => [getTableConfig(table).name, table] as const))("%s", async (name, table) => {
    const { rows } = await db.$client.query(
      `select attname as name, format_type(atttypid, null) as type, attnotnull as required
       from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attname`,
      [name],
    );
    const declared = Object.values(getTableColumns(table))
      .map((column) => ({ name: column.name, type: column.getSQLType(), required: column.notNull }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    expect(declared).toEqual(rows);
  });

  it("no table is left out", async () => {
    const { rows } = await db.$client.query(
      "select tablename as name from pg_tables where schemaname = 'public'",
    );
    const declared = tables.map((table) => getTableConfig(table).name);
    expect(rows.map((row) => row.name).sort()).toEqual([...declared, "schema_migrations"].sort());
  });
});

describe("one user's row can never point at another user's row", () => {
  const shared = [
    "users",
    "sessions",
    "accounts",
    "verifications",
    "api_keys",
    "rate_limits",
    "user_settings",
    "schema_migrations",
  ];

  it("every key and index of a domain table begins with user_id, or with words that do", async () => {
    const { rows } = await db.$client.query(
      `select c.relname as table, i.relname as index, a.attname as first
       from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
       join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
       where n.nspname = 'public' and c.relname <> all($1)`,
      [shared],
    );
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter((row) => row.first !== "user_id" && row.index !== "text_words_words")).toEqual([]);
  });

  it("every foreign key between domain tables carries user_id", async () => {
    const { rows } = await db.$client.query(
      `select conname, conrelid::regclass::text as table,
         (select attname from pg_attribute where attrelid = conrelid and attnum = conkey[1]) as first
       from pg_constraint where contype = 'f' and conrelid::regclass::text <> all($1)`,
      [shared],
    );
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.filter((row) => row.first !== "user_id")).toEqual([]);
  });
});
