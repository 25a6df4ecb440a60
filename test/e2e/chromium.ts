import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Browser, chromium } from "playwright-core";
import manifest from "../../package.json" with { type: "json" };

const VERSION = manifest.devDependencies["@sparticuz/chromium"].replace(/[^\d.]/g, "");
const HOME = join(tmpdir(), `pingcrm-chromium-${VERSION}`);

/** What Chromium says when it ended before it could be spoken to. */
const DIED = /Target page, context or browser has been closed/;

/** The Chromium that npm brought; it needs nothing else to be installed. */
export async function launchChromium(): Promise<Browser> {
  if (!existsSync(HOME)) await unpack();
  // How Chromium comes up is nothing that a test here is about: where it dies over it, the next one stands in.
  for (let left = 2; ; left--) {
    try {
      return await launch();
    } catch (error) {
      if (left === 0 || !DIED.test(String(error))) throw error;
    }
  }
}

function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: join(HOME, "chromium"),
    // Chromium sets this for its fonts in one thread while others read the environment, which a new name makes it move: one
    // start in the suite's life died of SIGSEGV in getenv. Where the name is there already, nothing moves.
    env: { ...process.env, FC_FONTATIONS: "1" },
    args: [
      // Root may not use the sandbox, and what runs here is this repository's own.
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--font-render-hinting=none",
    ],
  });
}

/** Into a folder of its own, which takes its name when it is whole: test files run side by side. */
async function unpack(): Promise<void> {
  const staging = await mkdtemp(`${HOME}-`);
  const script = 'import("@sparticuz/chromium").then((module) => module.default.executablePath())';
  await promisify(execFile)(process.execPath, ["-e", script], { env: { ...process.env, TMPDIR: staging } });
  await rename(staging, HOME).catch(() => rm(staging, { recursive: true, force: true }));
}
