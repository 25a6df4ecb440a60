import { Command, Option } from "commander";
import {
  createKey,
  type KeySummary,
  listKeys,
  type NewKey,
  regenerateKey,
  revokeKey,
} from "../accounts/keys.ts";
import { resolveUser } from "../accounts/resolve-user.ts";
import { loadSecretKey } from "../accounts/secret-key.ts";
import type { KeyScope } from "../db/account-schema.ts";
import type { Database } from "../db/database.ts";
import { AppError } from "../errors.ts";
import { day, table } from "./table.ts";
import { wholeNumber } from "./whole-number.ts";
import { withApp } from "./with-app.ts";

export const command = new Command("key").description(
  "Create, list, revoke and regenerate the keys that AI clients connect with over HTTP.",
);

command
  .command("create")
  .description("Make a key. It is shown once.")
  .requiredOption("--name <name>", "what it is for, such as the client's name")
  .option("--user-email <email>", "whose contacts it opens (needed when there are several accounts)")
  .addOption(new Option("--scope <scope>", "what it may do").choices(["read", "read_write"]).default("read"))
  .option("--expires <days>", "days until it ends (default: never)", wholeNumber)
  .option("--json", 'print {"id","name","scope","key"}')
  .action(
    async (options: { name: string; userEmail?: string; scope: KeyScope; expires?: number; json?: true }) => {
      const made = await withApp(async ({ db, config }) => {
        const secret = await loadSecretKey(config);
        const user = await resolveUser(db, options.userEmail);
        return createKey(db, secret, user.id, { ...options, expiresInDays: options.expires });
      });
      show(made, options.json);
    },
  );

command
  .command("list")
  .description("Show every key: its first characters, whose it is, and when it was last used.")
  .action(async () => {
    const keys = await withApp(({ db }) => listKeys(db));
    process.stdout.write(
      keys.length === 0
        ? "There is no key yet. Make one: pingcrm key create --name NAME\n"
        : table(
            ["ID", "KEY", "NAME", "SCOPE", "STATE", "ACCOUNT", "CREATED", "EXPIRES", "LAST USED"],
            keys.map((key) => [
              String(key.id),
              `${key.prefix}…`,
              key.name,
              key.scope,
              key.state,
              key.userEmail,
              day(key.createdAt),
              day(key.expiresAt),
              day(key.lastUsedAt),
            ]),
          ),
    );
  });

command
  .command("revoke")
  .description("Refuse a key from now on.")
  .argument("<id>", "its number in pingcrm key list", wholeNumber)
  .action(async (id: number) => {
    const key = await withApp(async ({ db }) => {
      const known = await findKey(db, id);
      await revokeKey(db, known.userId, id);
      return known;
    });
    process.stdout.write(`Revoked key ${id} (${key.name}) of ${key.userEmail}.\n`);
  });

command
  .command("regenerate")
  .description("Replace a key by a new one with the same id, name, scope and end. The old one is refused.")
  .argument("<id>", "its number in pingcrm key list", wholeNumber)
  .option("--json", 'print {"id","name","scope","key"}')
  .action(async (id: number, options: { json?: true }) => {
    const made = await withApp(async ({ db, config }) => {
      const secret = await loadSecretKey(config);
      const known = await findKey(db, id);
      return regenerateKey(db, secret, known.userId, id);
    });
    show(made, options.json);
  });

/** Ids are unique on the whole installation, and whoever has this command has all of it: no --user-email needed. */
async function findKey(db: Database, id: number): Promise<KeySummary> {
  const known = (await listKeys(db)).find((key) => key.id === id);
  if (!known) throw new AppError("not_found", `There is no key ${id}. pingcrm key list shows them.`);
  return known;
}

function show(made: NewKey, json: true | undefined): void {
  process.stdout.write(
    json
      ? `${JSON.stringify(made)}\n`
      : `Key ${made.id} (${made.name}, ${made.scope}). It is shown this once:\n\n${made.key}\n\n` +
          "pingcrm doctor prints the configuration of each client to paste it into.\n",
  );
}
