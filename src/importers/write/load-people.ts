import { sql } from "drizzle-orm";
import type { Identity } from "../../crm/contacts/normalize-identity.ts";
import { contactUid, idInUid } from "../../crm/export/contact-uid.ts";
import type { Queryable } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import type { ContactRow } from "./contact-row.ts";
import { addPerson, makePeople, matchKey, type People, type Person } from "./people.ts";

/**
 * Every contact of the user who bears one of these identities, added to those that are known already and, unless it is
 * only looked, locked until the transaction ends. The statement leaves
 * the planner no choice but the indexes: a table that an import is just filling has no statistics yet.
 */
export async function loadPeople(
  tx: Queryable,
  userId: UserId,
  identities: readonly Identity[],
  { people, lock }: { people: People; lock: boolean } = { people: makePeople(), lock: true },
): Promise<People> {
  const wanted = new Map<string, readonly [kind: string, value: string]>();
  for (const identity of identities) {
    const key = matchKey(identity);
    if (!key) continue;
    wanted.set(key, [key.slice(0, key.indexOf(":")), identity.value]);
    if (key.startsWith("phone:")) wanted.set(`whatsapp:${identity.value}`, ["whatsapp", identity.value]);
  }
  if (wanted.size === 0) return people;
  const keys = [...wanted.values()];
  // A card of an export names its contact, which has no identity of it.
  const exported = keys.flatMap(([kind, value]) => (kind === "record" ? (idInUid(value) ?? []) : []));
  const { rows } = await tx.execute<{
    id: number;
    row: ContactRow & { created_at: string };
    identities: Identity[] | null;
    jobs: Person["pastJobs"] | null;
    joined: string[] | null;
  }>(sql`
    select c.id, to_jsonb(c) as row,
      (select jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value)) from identities i
       where i.user_id = c.user_id and i.contact_id = c.id) as identities,
      (select jsonb_agg(e.details) from events e
       where e.user_id = c.user_id and e.contact_id = c.id and e.type in ('job_change', 'promotion')) as jobs,
      (select jsonb_agg(n.name) from contact_joins j
       cross join lateral jsonb_to_recordset(j.gone -> 'contact') as g (id bigint, display_name text, given_name text, family_name text)
       cross join lateral (values (g.display_name), (concat_ws(' ', g.given_name, g.family_name))) as n (name)
       where j.user_id = c.user_id and j.kept_id = c.id and j.undone_at is null and n.name <> '') as joined
    from contacts c
    where c.user_id = ${userId} and c.id = any(array(
      select i.contact_id
      from unnest(
        ${sql.param(keys.map(([kind]) => kind))}::text[],
        ${sql.param(keys.map(([, value]) => value))}::text[]) as w (kind, value)
      cross join lateral (
        select contact_id from identities
        where user_id = ${userId} and kind = w.kind and value = w.value offset 0) i
      union all select unnest(${sql.param(exported)}::bigint[])))
    order by c.id ${lock ? sql`for update of c` : sql``}`);
  const there = new Set(people.all.map(({ id }) => id));
  const found = rows.filter(({ id }) => !there.has(Number(id)));
  for (const { id, row, identities: known, jobs, joined } of found) {
    const uid: Identity = { kind: "record", value: contactUid(Number(id), row.created_at) };
    addPerson(
      people,
      {
        id: Number(id),
        row,
        newIdentities: [],
        jobChanges: [],
        pastJobs: jobs ?? [],
        otherNames: joined ?? [],
        changed: false,
        restated: false,
      },
      wanted.has(`record:${uid.value}`) ? [...(known ?? []), uid] : (known ?? []),
    );
  }
  if (people.all.length > 1) {
    await loadApart(
      tx,
      userId,
      people,
      found.map(({ id }) => Number(id)),
    );
  }
  return people;
}

async function loadApart(
  tx: Queryable,
  userId: UserId,
  { apart }: People,
  ids: readonly number[],
): Promise<void> {
  const of = sql`any(${sql.param([...ids])}::bigint[])`;
  const { rows } = await tx.execute<{ pair: string }>(sql`
    select contact_a || ' ' || contact_b as pair from duplicate_pairs
    where user_id = ${userId} and contact_a = ${of} and (status = 'refused' or split_at is not null)
    union
    select contact_a || ' ' || contact_b from duplicate_pairs
    where user_id = ${userId} and contact_b = ${of} and (status = 'refused' or split_at is not null)`);
  for (const { pair } of rows) apart.add(pair);
}
