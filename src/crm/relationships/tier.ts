export const TIERS = ["strong", "warm", "cold"] as const;
export type Tier = (typeof TIERS)[number];

/** The least score, in points, that is still of the tier. */
export const TIER_FLOOR: Record<Tier, number> = { strong: 8, warm: 4, cold: 0 };

/** Names a score of 0 to 10 points: strong from 8, warm from 4, cold below. */
export function tier(score: number): Tier {
  return TIERS.find((name) => score >= TIER_FLOOR[name]) ?? "cold";
}
