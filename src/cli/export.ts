import { createWriteStream } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { Command } from "commander";
import { resolveUser } from "../accounts/resolve-user.ts";
import { exportAccount } from "../crm/export/export-account.ts";
import { AppError } from "../errors.ts";
import { withApp } from "./with-app.ts";

export const command = new Command("export")
  .description(
    "Write an account as one zip: JSON (complete; import it into an empty account to have the same), vCard 4.0 and CSV.",
  )
  .argument("<path>", "the zip to write; a file that is there already is replaced")
  .option("--user-email <email>", "whose; may be left out while there is only one account")
  .action(async (path: string, options: { userEmail?: string }) => {
    if (await isFolder(path)) {
      throw new AppError("conflict", `${path} is a folder. Name the zip to write in it.`);
    }
    if (!(await isFolder(dirname(resolve(path))))) {
      throw new AppError("not_found", `There is no folder ${dirname(path)} to write to.`);
    }
    await withApp(async ({ db }) => {
      const user = await resolveUser(db, options.userEmail);
      // Until it is whole it has another name, so that half an export is never taken for one.
      const unfinished = `${path}.unfinished`;
      try {
        await exportAccount(db, user.id, createWriteStream(unfinished, { mode: 0o600 }), new Date());
        await rename(unfinished, path);
      } finally {
        await rm(unfinished, { force: true });
      }
    });
    process.stdout.write(`Wrote ${path}.\n`);
  });

const isFolder = (path: string) =>
  stat(path).then(
    (info) => info.isDirectory(),
    () => false,
  );
