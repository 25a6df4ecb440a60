/** Milliseconds between two lines: on a terminal the line is rewritten, in a log a new one is added. */
const ON_TERMINAL = 200;
const IN_LOG = 5_000;

type Output = { readonly isTTY: boolean; write(text: string): unknown };

/** Shows on stderr how far something is: items done, of how many, rate, time left. */
export function showProgress(output: Output, clock: () => number = Date.now) {
  let shown = output.isTTY ? Number.NEGATIVE_INFINITY : clock();
  let began: { at: number; done: number } | undefined;
  let isOpen = false;
  return {
    /** A total of 0 is not known yet: the files are still looked through. */
    update({ done, total }: { done: number; total: number }): void {
      const now = clock();
      if (total > 0) began ??= { at: now, done };
      if (now - shown < (output.isTTY ? ON_TERMINAL : IN_LOG)) return;
      shown = now;
      const line = began
        ? sayProgress(done, total, now - began.at, done - began.done)
        : "looking through the files";
      output.write(output.isTTY ? `\r\x1b[2K${line}` : `${line}\n`);
      isOpen = output.isTTY;
    },
    end(): void {
      if (isOpen) output.write("\r\x1b[2K");
      isOpen = false;
    },
  };
}

/** `12,000 of 50,000 (24 %), 3,000 a second, 13 s left`: in the last so many milliseconds so many were done. */
export function sayProgress(done: number, total: number, elapsed: number, lately = done): string {
  const number = (value: number) => value.toLocaleString("en-US");
  const rate = elapsed > 0 ? (lately * 1000) / elapsed : 0;
  const parts = [`${number(done)} of ${number(total)} (${Math.floor((done / total) * 100)} %)`];
  if (rate >= 1) parts.push(`${number(Math.round(rate))} a second`);
  if (rate > 0 && total > done) parts.push(`${sayTime((total - done) / rate)} left`);
  return parts.join(", ");
}

function sayTime(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
