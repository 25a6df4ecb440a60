import type { Tier } from "./tier-badge.tsx";

const COLORS: Record<Tier, string> = { strong: "text-strong", warm: "text-warm", cold: "text-cold" };
const RADIUS = 11;
const ROUND = 2 * Math.PI * RADIUS;

/** A score of 0 to 10 as a ring with the number in it. */
export function ScoreRing({ score, tier, size = 28 }: { score: number; tier: Tier; size?: number }) {
  return (
    <svg
      viewBox="0 0 26 26"
      width={size}
      height={size}
      role="img"
      aria-label={`Score ${score} of 10, ${tier}`}
      className={`shrink-0 ${COLORS[tier]}`}
    >
      <circle cx="13" cy="13" r={RADIUS} fill="none" strokeWidth="2" className="stroke-line" />
      {score > 0 && (
        <circle
          cx="13"
          cy="13"
          r={RADIUS}
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
          strokeDasharray={`${(score / 10) * ROUND} ${ROUND}`}
          transform="rotate(-90 13 13)"
        />
      )}
      <text
        x="13"
        y="13"
        dominantBaseline="central"
        textAnchor="middle"
        fontSize="11"
        className="fill-text font-semibold tabular-nums"
      >
        {score}
      </text>
    </svg>
  );
}
