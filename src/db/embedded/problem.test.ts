import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { newDatabase } from "../../../test/embedded-engine.ts";
import { temporaryDirectory } from "../../../test/temporary-directory.ts";
import { createLogger } from "../../logger.ts";
import { openEmbedded } from "./open.ts";
import { cannotOpen } from "./problem.ts";

const logger = createLogger("silent");

it("says that a file is no data directory", async () => {
  const file = join(temporaryDirectory(), "file");
  writeFileSync(file, "");
  for (const dataDir of [file, join(file, "below")]) {
    await expect(openEmbedded(dataDir, logger)).rejects.toMatchObject({
      code: "unavailable",
      message: `The data directory ${dataDir} is no directory. Set PINGCRM_DATA_DIR to one.`,
    });
  }
});

it("says that a database is of another version of Postgres, and gives the lock back", async () => {
  const database = await newDatabase();
  writeFileSync(join(database, "PG_VERSION"), "19\n");
  const dataDir = join(database, "..");
  for (let attempt = 0; attempt < 2; attempt++) {
    await expect(openEmbedded(dataDir, logger)).rejects.toThrow("initialized by PostgreSQL version 19");
  }
});

it.each([
  ["EACCES", "may not be used by this user"],
  ["EROFS", "cannot be written to"],
  ["ENOSPC", "full disk"],
])("has a sentence for %s", (code, words) => {
  const error = cannotOpen("/srv/pingcrm", Object.assign(new Error("system text"), { code }));
  expect(error).toMatchObject({ code: "unavailable", message: expect.stringContaining(words) });
  expect(error.message).not.toContain("system text");
});
