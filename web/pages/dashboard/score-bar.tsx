import { Link } from "@tanstack/react-router";
import { TierBadge } from "../../components/tier-badge.tsx";
import type { Dashboard } from "./dashboard-query.ts";

const TIERS = ["strong", "warm", "cold"] as const;
const FILLS = { strong: "fill-strong", warm: "fill-warm", cold: "fill-cold" };
const SPANS = { strong: "score 8 to 10", warm: "score 4 to 7", cold: "score 0 to 3" };
const number = new Intl.NumberFormat("en");
/** Below this share of the bar a number has no room. */
const ROOM = 0.07;

/** How scores are spread: one bar with the numbers on it, and the same as a table. */
export function ScoreBar({ scores }: { scores: Dashboard["scores"] }) {
  let start = 0;
  const parts = TIERS.map((tier) => {
    const part = { tier, start, ...scores[tier] };
    start += part.share;
    return part;
  });
  return (
    <section aria-labelledby="closeness" className="min-w-0">
      <h2 id="closeness" className="mb-3">
        How close people are
      </h2>
      <svg aria-hidden width="100%" height="32" className="block overflow-hidden rounded-sm">
        <rect width="100%" height="32" className="fill-sunken" />
        {parts.map(({ tier, start, share, count }) => (
          <g key={tier}>
            <rect x={percent(start)} width={percent(share)} height="32" className={FILLS[tier]} />
            {start > 0 && share > 0 && (
              <rect x={percent(start)} width="2" height="32" className="fill-ground" />
            )}
            {share >= ROOM && (
              <text
                x={percent(start + share / 2)}
                y="17"
                dominantBaseline="middle"
                textAnchor="middle"
                className="fill-ground font-semibold tabular-nums"
              >
                {number.format(count)}
              </text>
            )}
          </g>
        ))}
      </svg>
      <table className="mt-3 w-full">
        <caption className="sr-only">Contacts by closeness</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Closeness</th>
            <th scope="col">Score</th>
            <th scope="col">Contacts</th>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ tier, count, share }) => (
            <tr key={tier} className="border-line border-b last:border-b-0">
              <th scope="row" className="py-1.5 text-left font-normal">
                <Link to="/contacts" search={{ tier }} className="hover:underline">
                  <TierBadge tier={tier} />
                </Link>
              </th>
              <td className="text-quiet">{SPANS[tier]}</td>
              <td className="text-right tabular-nums">{number.format(count)}</td>
              <td className="text-quiet w-16 text-right tabular-nums">{percent(share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function percent(share: number): string {
  const of = share * 100;
  return `${of > 0 && of < 1 ? of.toFixed(1) : Math.round(of)}%`;
}
