import { hueOf, initialsOf } from "./initials.ts";

/** Initials on a colour drawn from the name. The name itself stands beside it, so that readers skip it. */
export function Avatar({ name, size = 28 }: { name: string; size?: number }) {
  const hue = hueOf(name);
  return (
    <span
      aria-hidden
      className="inline-flex shrink-0 items-center justify-center rounded-full font-semibold select-none"
      style={{
        width: size,
        height: size,
        fontSize: Math.round(size * 0.38),
        background: `light-dark(oklch(0.92 0.045 ${hue}), oklch(0.34 0.045 ${hue}))`,
        color: `light-dark(oklch(0.4 0.075 ${hue}), oklch(0.9 0.05 ${hue}))`,
      }}
    >
      {initialsOf(name)}
    </span>
  );
}
