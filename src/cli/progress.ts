/** Milliseconds between two lines: on a terminal the line is rewritten, in a log a new one is added. */
const ON_TERMINAL = 200;
const IN_LOG = 5_000;

/** Shows on stderr how far something is: items done, of how many, rate, time left. */
export function showProgress(output: NodeJS.WriteStream, clock: () => number = Date.now) {
  const started = clock();
  let shown = started;
  let isOpen = false;
  return {
    update({ done, total }: { done: number; total: number }): void {
      const now = clock();
      if (now - shown < (output.isTTY ? ON_TERMINAL : IN_LOG)) return;
      shown = now;
      const line = sayProgress(done, total, now - started);
      output.write(output.isTTY ? `\r\x1b[2K${line}` : `${line}\n`);
      isOpen = output.isTTY;
    },
    end(): void {
      if (isOpen) output.write("\r\x1b[2K");
      isOpen = false;
    },
  };
}

/** `12,000 of 50,000 (24 %), 3,000 a second, 13 s left` after so many milliseconds. */
export function sayProgress(done: number, total: number, elapsed: number): string {
  const number = (value: number) => value.toLocaleString("en-US");
  const rate = elapsed > 0 ? (done * 1000) / elapsed : 0;
  const parts = [
    total > 0 ? `${number(done)} of ${number(total)} (${Math.floor((done / total) * 100)} %)` : number(done),
  ];
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
