import { afterAll, onTestFinished } from "vitest";
import { getCurrentTest } from "vitest/suite";

/** Does this when the test that is running is done, or else the file: `afterAll` within a test is never called. */
export function afterwards(cleanUp: () => unknown): void {
  const clean = async () => {
    await cleanUp();
  };
  if (getCurrentTest()) onTestFinished(clean);
  else afterAll(clean);
}
