import type { ClientBase } from "pg";

/** What is read by a field: the names that its column may have, the likeliest first. */
export type Fields<Name extends string> = Readonly<Record<Name, readonly string[]>>;

/** Rows held in memory at a time. */
const PAGE = 500;

/**
 * The rows of a table of another program's database, with the fields that it has; a column of another name than any of
 * those is left out. Works within the client's transaction. Nothing comes from a table that is not there.
 */
export async function* readTable<Name extends string>(
  client: ClientBase,
  table: string,
  fields: Fields<Name>,
  owner?: { readonly field: NoInfer<Name>; readonly value: string },
): AsyncGenerator<Partial<Record<Name, unknown>>> {
  const columns = await columnsOf(client, table, fields);
  if (columns.size === 0) return;
  const list = [...columns].map(([field, column]) => `to_jsonb(t.${quote(column)}) as ${quote(field)}`);
  const ownerColumn = owner && columns.get(owner.field);
  const where = owner && ownerColumn ? `where t.${quote(ownerColumn)}::text = ${literal(owner.value)}` : "";
  const cursor = `read_${table}`;
  await client.query(
    `declare ${quote(cursor)} cursor for select ${list.join(", ")} from ${quote(table)} t ${where}`,
  );
  for (;;) {
    const { rows } = await client.query<Partial<Record<Name, unknown>>>(
      `fetch ${PAGE} from ${quote(cursor)}`,
    );
    yield* rows;
    if (rows.length < PAGE) break;
  }
  await client.query(`close ${quote(cursor)}`);
}

export async function countRows(client: ClientBase, table: string): Promise<number> {
  if (!(await exists(client, table))) return 0;
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::integer as count from ${quote(table)}`,
  );
  return rows[0]?.count ?? 0;
}

export async function exists(client: ClientBase, table: string): Promise<boolean> {
  const { rows } = await client.query("select to_regclass($1) is not null as there", [table]);
  return rows[0]?.there === true;
}

async function columnsOf<Name extends string>(
  client: ClientBase,
  table: string,
  fields: Fields<Name>,
): Promise<Map<Name, string>> {
  const { rows } = await client.query<{ name: string }>(
    `select column_name::text as name from information_schema.columns
     where table_name = $1 and table_schema = any(current_schemas(false))`,
    [table],
  );
  const there = new Set(rows.map(({ name }) => name));
  const found = new Map<Name, string>();
  for (const [field, names] of Object.entries<readonly string[]>(fields)) {
    const column = names.find((name) => there.has(name));
    if (column) found.set(field as Name, column);
  }
  return found;
}

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;
const literal = (value: string) => `'${value.replaceAll("'", "''")}'`;
