/** Gives numbers from 0 up to, but not including, 1. */
export type Random = () => number;

/** Mulberry32 (Tommy Ettinger, public domain): small, fast and the same everywhere, which is all that sample data needs. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A source of its own for the thing of that number, so that it does not depend on how much came before it. */
export function seededFor(seed: number, index: number): Random {
  const mix = seeded(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  return seeded(mix() * 2 ** 32);
}

export function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)] as T;
}

/** A whole number, both ends included. */
export function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

export function chance(random: Random, probability: number): boolean {
  return random() < probability;
}

/**
 * The numbers of a sequence that fills 0 to 1 evenly from the start: shares come out right for 20 people as for 20,000.
 * Different irrational steps keep two such sequences independent of each other.
 */
export function evenly(index: number, step: number, start: number): number {
  return (start + index * step) % 1;
}

/** Chooses by share; the shares need not add up to 1. */
export function byShare<T extends { share: number }>(position: number, list: readonly T[]): T {
  let rest = position * list.reduce((sum, { share }) => sum + share, 0);
  const found = list.find(({ share }) => {
    rest -= share;
    return rest < 0;
  });
  return found ?? (list.at(-1) as T);
}
