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

/** Contacts that there was contact with on a platform: each is asked along an index, or a rare one's people are gathered. */
function metOn(userId: UserId, platform: string): SQL {
  return sql`exists (
    select from interactions i where i.user_id = ${userId} and i.contact_id = c.id and i.platform = ${platform})`;
}
