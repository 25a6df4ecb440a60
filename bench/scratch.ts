import pg from "pg";
import { PgDialect } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";
import { wrapPool } from "/work/wt/search/src/db/database.ts";
import { migrate } from "/work/wt/search/src/db/migrate.ts";
import { fillNetwork } from "/work/wt/search/bench/search-network.ts";
import { searchContacts, searchSql } from "/work/wt/search/src/crm/search/search-contacts.ts";
const spent = new Map<string, number>();
const orig = pg.Client.prototype.query as any;
(pg.Client.prototype as any).query = function (q: any, ...r: any[]) {
  const t = performance.now();
  const out = orig.call(this, q, ...r);
  const text = (typeof q === "string" ? q : q.text ?? "").replace(/\s+/g, " ").trim();
  const key = text.slice(0, 40) + " … " + (/insert into \w+/.exec(text)?.[0] ?? "");
  out?.then?.(() => spent.set(key, (spent.get(key) ?? 0) + performance.now() - t));
  return out;
};
const [mode, name, ...rest] = process.argv.slice(2);
const base = "postgres://pingcrm:pingcrm@127.0.0.1:5432/";
if (mode === "fill") {
  const admin = new pg.Pool({ connectionString: base + "pingcrm_dev", max: 1 });
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.query(`create database ${name}`);
  await admin.end();
}
const pool = new pg.Pool({ connectionString: base + name });
await migrate(pool);
const db = wrapPool(pool);
if (mode === "fill") {
  const t = performance.now();
  const n = await fillNetwork(db, Number(rest[0]), Number(rest[1]));
  console.log({ total: (performance.now() - t) / 1000, c: n.contactsIndexed, m: n.messagesIndexed });
  console.log([...spent].sort((a,b)=>b[1]-a[1]).slice(0,12));
  const { rows } = await pool.query(`select relname, pg_size_pretty(pg_relation_size(oid)) s, reltuples from pg_class where relkind in ('r','i') and relname !~ '^(pg|sql)_' and pg_relation_size(oid) > 1e6 order by pg_relation_size(oid) desc`);
  console.table(rows);
}
if (mode === "ask") {
  const { rows: [{ id }] } = await pool.query("select max(user_id) id from contacts");
  for (const query of rest) {
    const times = [];
    let r;
    for (let i = 0; i < 8; i++) { const t = performance.now(); r = await searchContacts(db, id, query ? { query, limit: 20 } : { limit: 20 }); times.push(performance.now() - t); }
    console.log(query, r.total, times.map((t) => t.toFixed(1)).join(" "), r.hits.slice(0, 3).map((h) => h.displayName + " " + h.match.where).join("; "));
  }
}
if (mode === "explain") {
  const { rows: [{ id }] } = await pool.query("select max(user_id) id from contacts");
  const q = new PgDialect().sqlToQuery(searchSql(id, { query: rest[0], limit: 20 }));
  const c = await pool.connect();
  for (let i = 0; i < 3; i++) {
    const { rows } = await c.query("explain (analyze, buffers, costs off) " + q.sql, q.params);
    if (i === 2) console.log(rows.map((r) => r["QUERY PLAN"]).join("\n"));
  }
  c.release();
}
await pool.end();
