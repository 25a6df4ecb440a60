/** What a number of calls took. */
export interface Figures {
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly perSecond: number;
}

/** The middle one; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const upper = sorted[Math.floor(half)] ?? Number.NaN;
  return Number.isInteger(half) ? (upper + (sorted[half - 1] ?? Number.NaN)) / 2 : upper;
}

/** The middle round of each figure. */
export function medianFigures(rounds: readonly Figures[]): Figures {
  const of = (figure: keyof Figures) => median(rounds.map((round) => round[figure]));
  return { p50: of("p50"), p99: of("p99"), perSecond: of("perSecond") };
}

/** Does `calls` calls, `concurrency` of them at a time, each begun when another ends. */
export async function measure(
  call: (n: number) => Promise<unknown>,
  calls: number,
  concurrency: number,
): Promise<Figures> {
  const times: number[] = [];
  let next = 0;
  const worker = async () => {
    while (next < calls) {
      const n = next++;
      const began = performance.now();
      await call(n);
      times.push(performance.now() - began);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: concurrency }, worker));
  const seconds = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), perSecond: calls / seconds };
}

/** Three significant digits. */
export function short(value: number): number {
  return Number(value.toPrecision(3));
}
