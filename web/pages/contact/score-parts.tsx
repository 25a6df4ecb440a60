import { counted } from "../../components/counted.ts";
import { inWords } from "../../components/date-words.ts";
import { Popover } from "../../components/popover.tsx";
import { ScoreRing } from "../../components/score-ring.tsx";
import { TierBadge } from "../../components/tier-badge.tsx";
import type { Profile } from "./contact-queries.ts";
import { platformName } from "./platforms.tsx";

const FILLS = { strong: "bg-strong", warm: "bg-warm", cold: "bg-cold" };

/** The score as a ring; opened, the five parts and what made them. */
export function ScoreParts({ profile }: { profile: Profile }) {
  const { score, tier } = profile;
  return (
    <Popover
      label="How the score is made"
      trigger={
        <button
          type="button"
          aria-label={`Score ${score} of 10, ${tier}. Show how it is made`}
          className="hover:bg-sunken rounded-full p-1"
        >
          <ScoreRing score={score} tier={tier} size={44} />
        </button>
      }
    >
      <div className="flex items-baseline justify-between">
        <TierBadge tier={tier} />
        <span className="text-quiet tabular-nums">{score} of 10</span>
      </div>
      <dl className="mt-3 flex flex-col gap-3">
        {partsOf(profile).map(({ name, points, most, facts }) => (
          <div key={name}>
            <dt className="flex justify-between">
              <span>{name}</span>
              <span className="text-quiet tabular-nums">
                {points} of {most}
              </span>
            </dt>
            <dd className="mt-1">
              <div className="flex gap-0.5" aria-hidden>
                {Array.from({ length: most }, (_, index) => (
                  <span
                    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces are all alike.
                    key={index}
                    className={`h-1 flex-1 rounded-sm ${index < points ? FILLS[tier] : "bg-line"}`}
                  />
                ))}
              </div>
              <p className="text-quiet text-small mt-1">{facts}</p>
            </dd>
          </div>
        ))}
      </dl>
    </Popover>
  );
}

function partsOf(profile: Profile) {
  const { facts, interactionCount, firstInteractionAt } = profile;
  const { inbound, outbound, lastInbound, lastOutbound, in30Days, in90Days, in365Days, platforms } = facts;
  const ago = (at: string) => inWords(new Date(at), new Date());
  const since = firstInteractionAt ? `, the first ${ago(firstInteractionAt)}` : "";
  return [
    {
      name: "Reciprocity",
      points: profile.scoreReciprocity,
      most: 4,
      facts: `${inbound} in, ${outbound} out in the last year`,
    },
    {
      name: "Recency",
      points: profile.scoreRecency,
      most: 3,
      facts: lastInbound
        ? `Last heard of ${ago(lastInbound.at)}`
        : lastOutbound
          ? `Never heard of; you wrote ${ago(lastOutbound.at)}`
          : "Never heard of",
    },
    {
      name: "Frequency",
      points: profile.scoreFrequency,
      most: 2,
      facts: `${in30Days} in 30 days, ${in90Days} in 90, ${in365Days} in a year`,
    },
    {
      name: "Breadth",
      points: profile.scoreBreadth,
      most: 1,
      facts: platforms.length > 0 ? platforms.map(platformName).join(", ") : "No platform in five years",
    },
    {
      name: "Tenure",
      points: profile.scoreTenure,
      most: 2,
      facts: `${counted(interactionCount, "interaction")}${since}`,
    },
  ];
}
