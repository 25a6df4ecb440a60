import { sql } from "drizzle-orm";
import type { Database } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";

// What the menus of the contact list offer. Archived contacts count in neither.

export interface Facet {
  readonly name: string;
  readonly contacts: number;
}

/** All tags of a user with the number of contacts that have them, the most used first. */
export async function listTags(db: Database, userId: UserId): Promise<Facet[]> {
  const { rows } = await db.execute<{ name: string; contacts: number }>(sql`
    select tag as name, count(*)::integer as contacts
    from contacts, unnest(tags) as tag
    where user_id = ${userId} and priority <> 'archived' and tags <> '{}'
    group by tag order by count(*) desc, tag limit 500`);
  return rows;
}

/** Companies whose name begins like this, the most people first. */
export async function listCompanies(db: Database, userId: UserId, beginning: string): Promise<Facet[]> {
  const pattern = `${beginning.trim().replace(/[\\%_]/g, "\\$&")}%`;
  const { rows } = await db.execute<{ name: string; contacts: number }>(sql`
    select min(company) as name, count(*)::integer as contacts
    from contacts
    where user_id = ${userId} and company is not null and lower(company) like lower(${pattern}) and priority <> 'archived'
    group by lower(company) order by count(*) desc, lower(company) limit 20`);
  return rows;
}

/** The platforms that a user has interactions on, by name. Read in leaps along the index, one for each. */
export async function listPlatforms(db: Database, userId: UserId): Promise<string[]> {
  const { rows } = await db.execute<{ platform: string }>(sql`
    with recursive leap as (
      (select platform from interactions where user_id = ${userId} order by platform limit 1)
      union all
      select (select i.platform from interactions i where i.user_id = ${userId} and i.platform > leap.platform
        order by i.platform limit 1)
      from leap where leap.platform is not null
    )
    select platform from leap where platform is not null and platform <> 'note'`);
  return rows.map(({ platform }) => platform);
}
