import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createLogger } from "../../logger.ts";
import { MIGRATIONS, migrate } from "../migrate.ts";
import { builtFile } from "./built.ts";
import { IMAGE } from "./image.ts";
import { openEmbedded } from "./open.ts";

// Run by the build: makes the database that a first start copies, with all migrations applied. Skipped when the one that
// is there is of the same migrations and the same PGlite.

/** A new value makes everybody's next build make a new image. */
const RECIPE = 2;

const pgliteFile = createRequire(import.meta.url).resolve("@electric-sql/pglite");
const stamp = createHash("sha256")
  .update(JSON.stringify([RECIPE, MIGRATIONS]))
  .update(readFileSync(join(dirname(pgliteFile), "../package.json")))
  .digest("hex");

const image = builtFile(IMAGE);
const stampFile = builtFile(`${IMAGE}.stamp`);

if (!existsSync(image) || !existsSync(stampFile) || readFileSync(stampFile, "utf8") !== stamp) await build();

async function build(): Promise<void> {
  rmSync(image, { recursive: true, force: true });
  const dataDir = mkdtempSync(join(dirname(image), "image-"));
  const pool = await openEmbedded(dataDir, createLogger("info"));
  await migrate(pool);
  // Nobody makes another database here, and without the templates a first start copies half as many files.
  await pool.query("update pg_database set datistemplate = false");
  await pool.query("drop database template0");
  await pool.query("drop database template1");
  await pool.query("vacuum full");
  await pool.query("vacuum (freeze, analyze)");
  await pool.end();
  renameSync(join(dataDir, "database"), image);
  // Who runs the program need not be who built it, as in a container; Postgres lets only the owner read its files.
  for (const name of readdirSync(image, { recursive: true, encoding: "utf8" })) {
    const path = join(image, name);
    chmodSync(path, statSync(path).isDirectory() ? 0o755 : 0o644);
  }
  rmSync(dataDir, { recursive: true });
  writeFileSync(stampFile, stamp);
}
