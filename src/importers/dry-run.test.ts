import { expect, it } from "vitest";
import { pingcrm } from "../../test/cli.ts";
import { folderOf } from "../../test/files.ts";
import { FORMAT_FILES } from "../../test/format-files.ts";
import { startCaller } from "../../test/stdio-caller.ts";
import { temporaryDataDir } from "../../test/temporary-directory.ts";

const dataDir = temporaryDataDir();

it("others are answered while a large file is looked at without being imported", async () => {
  const env = { HOME: dataDir, PINGCRM_DATA_DIR: dataDir };
  await pingcrm(["user", "add", "nia@example.com"], { env });
  const caller = await startCaller(env);
  const folder = await folderOf({ ...FORMAT_FILES.vcard?.(3_000), ...FORMAT_FILES.mbox?.(2_000) });
  let running = true;
  let longest = 0;
  let answers = 0;
  const from = performance.now();
  const dryRun = pingcrm(["import", folder, "--dry-run", "--json"], { env }).finally(() => {
    running = false;
  });
  while (running) {
    const asked = performance.now();
    expect((await caller.ask("get_dashboard_stats"))?.isError).toBe(false);
    longest = Math.max(longest, performance.now() - asked);
    answers++;
  }
  const took = performance.now() - from;
  const { code, stdout } = await dryRun;
  await caller.kill();
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ created: 3_000, interactionsAdded: 2_000 });
  expect(answers).toBeGreaterThan(10);
  expect(longest).toBeLessThan(took / 3);
}, 120_000);
