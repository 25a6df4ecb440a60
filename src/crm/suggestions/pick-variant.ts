import { familyOf, type Situation } from "./texts/message.ts";

interface Worded extends Situation {
  readonly variant: number;
}

/**
 * The wording that the fewest of the others have, so that a list of suggestions does not read alike.
 * @param start where to begin among equals: any whole number from 0
 */
export function pickVariant(situation: Situation, others: readonly Worded[], start: number): number {
  const family = familyOf(situation);
  const used = others
    .filter((other) => familyOf(other) === family)
    .map(({ variant }) => variant % family.length);
  const uses = (variant: number) => used.filter((one) => one === variant).length;
  const variants = family.map((_, index) => (start + index) % family.length);
  return variants.reduce(
    (best, variant) => (uses(variant) < uses(best) ? variant : best),
    start % family.length,
  );
}
