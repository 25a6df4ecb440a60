import { afterAll, onTestFinished, TestRunner } from "vitest";

/** Does this when the test that is running is done, or else the file: `afterAll` within a test is never called. */
export function afterwards(cleanUp: () => unknown): void {
  const clean = async () => {
    await cleanUp();
  };
  if (TestRunner.getCurrentTest()) onTestFinished(clean);
  else afterAll(clean);
}
