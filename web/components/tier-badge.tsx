export type Tier = "strong" | "warm" | "cold";

const LOOKS: Record<Tier, { word: string; color: string; shape: string }> = {
  strong: { word: "Strong", color: "text-strong", shape: "M6 1.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Z" },
  warm: { word: "Warm", color: "text-warm", shape: "M6 1.5v9a4.5 4.5 0 0 1 0-9Z" },
  cold: { word: "Cold", color: "text-cold", shape: "" },
};

/** How close a contact is: a word, and a full, half or empty disc. */
export function TierBadge({ tier }: { tier: Tier }) {
  const { word, color, shape } = LOOKS[tier];
  return (
    <span className={`inline-flex items-center gap-1.5 font-medium ${color}`}>
      <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden>
        <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d={shape} fill="currentColor" />
      </svg>
      {word}
    </span>
  );
}
