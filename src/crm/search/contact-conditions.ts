import { type SQL, sql } from "drizzle-orm";
import type { UserId } from "../../db/schema.ts";
import { TIER_FLOOR, TIERS, type Tier } from "../relationships/tier.ts";
import type { SearchInput } from "./search-contacts.ts";

// What of a search is asked of the contact's row, known as `c`, and not of its words.

/** The conditions of a search, at least one: without a priority, archived contacts are left out. */
export function contactConditions(userId: UserId, input: Omit<SearchInput, "limit">): SQL[] {
  const { priority, tier, lastContactBefore, lastContactAfter, taggedAs, employer, platform } = input;
  const conditions = [priority ? sql`c.priority = ${priority}` : sql`c.priority <> 'archived'`];
  if (tier) conditions.push(sql`c.score between ${TIER_FLOOR[tier]} and ${tierCeiling(tier)}`);
  if (lastContactBefore) conditions.push(sql`c.last_interaction_at < ${lastContactBefore.toISOString()}`);
  if (lastContactAfter) conditions.push(sql`c.last_interaction_at >= ${lastContactAfter.toISOString()}`);
  if (taggedAs) conditions.push(sql`c.tags @> array[${taggedAs}]::text[]`);
  if (employer) conditions.push(sql`lower(c.company) = lower(${employer})`);
  if (platform) conditions.push(metOn(userId, platform));
  return conditions;
}

/** Whether anything but the words, and that archived contacts are left out, was asked for. */
export function isNarrowed(input: Omit<SearchInput, "limit">): boolean {
  const { priority, tier, lastContactBefore, lastContactAfter, taggedAs, employer, platform } = input;
  return Boolean(
    priority || tier || lastContactBefore || lastContactAfter || taggedAs || employer || platform,
  );
}

/** The highest score that is still of the tier. */
function tierCeiling(tier: Tier): number {
  const above = TIERS[TIERS.indexOf(tier) - 1];
  return above ? TIER_FLOOR[above] - 1 : 10;
}

/** Interactions on a platform up to which all of them are read at once. */
const FEW = 5_000;

/**
 * Contacts that there was contact with on a platform. The people of a rare one are gathered once; of a common one each
 * contact that the list comes to is asked, until the page is full. `offset 0` keeps the planner from gathering those too.
 */
function metOn(userId: UserId, platform: string): SQL {
  const there = sql`i.user_id = ${userId} and i.platform = ${platform}`;
  return sql`case
    when (select count(*) from (select from interactions i where ${there} limit ${FEW + 1}) few) <= ${FEW}
    then c.id in (select i.contact_id from interactions i where ${there})
    else exists (select from interactions i where ${there} and i.contact_id = c.id offset 0) end`;
}
