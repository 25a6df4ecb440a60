/** Failures that one address may have in a window before it is told to wait (security.md 5). */
const ALLOWED = 20;
/** Milliseconds. */
const WINDOW = 60_000;
/** Addresses kept in mind: a flood from more than these only forgets the oldest. */
const REMEMBERED = 10_000;

/**
 * Counts refused keys by address. Only refusals are counted and only refusals are limited, so a valid key passes however
 * much its neighbours fail.
 * @returns for one more failure at `now` (ms): the seconds to wait, or undefined while there are few.
 */
export function limitFailures(): (address: string, now: number) => number | undefined {
  const windows = new Map<string, { ends: number; failures: number }>();
  return (address, now) => {
    let window = windows.get(address);
    if (!window || window.ends <= now) {
      window = { ends: now + WINDOW, failures: 0 };
      windows.delete(address);
      windows.set(address, window);
    }
    window.failures += 1;
    if (windows.size > REMEMBERED) {
      const [oldest] = windows.keys();
      if (oldest !== undefined) windows.delete(oldest);
    }
    return window.failures > ALLOWED ? Math.ceil((window.ends - now) / 1000) : undefined;
  };
}
