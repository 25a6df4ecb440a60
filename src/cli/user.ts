import { text } from "node:stream/consumers";
import { Command } from "commander";
import { addUser, listUsers, removeUser, setPassword } from "../accounts/users.ts";
import { day, table } from "./table.ts";
import { withApp } from "./with-app.ts";

export const command = new Command("user").description("Add, list and remove accounts.");

command
  .command("add")
  .description("Make an account. It needs a password only to sign in on the web.")
  .argument("<email>", "its e-mail address")
  .option("--name <name>", "the person's name (default: what stands before the @)")
  .option("--password-stdin", "read the password, 8 to 128 characters, from standard input")
  .option("--json", "print the account as JSON")
  .action(async (email: string, options: { name?: string; passwordStdin?: true; json?: true }) => {
    const password = options.passwordStdin ? await readPassword() : undefined;
    const user = await withApp(({ db }) => addUser(db, { email, name: options.name, password }));
    process.stdout.write(
      options.json ? `${JSON.stringify(user)}\n` : `Added ${user.email} (${user.name}).\n`,
    );
  });

command
  .command("password")
  .description("Give an account its password for the web, and sign it out everywhere.")
  .argument("<email>", "its e-mail address")
  .requiredOption("--password-stdin", "read the password, 8 to 128 characters, from standard input")
  .action(async (email: string) => {
    const password = await readPassword();
    const user = await withApp(({ db }) => setPassword(db, email, password));
    process.stdout.write(`${user.email} signs in with the new password from now on.\n`);
  });

command
  .command("list")
  .description("Show every account with its contacts and keys.")
  .action(async () => {
    const users = await withApp(({ db }) => listUsers(db));
    process.stdout.write(
      users.length === 0
        ? "There is no account yet. Make one: pingcrm user add you@example.com\n"
        : table(
            ["EMAIL", "NAME", "CONTACTS", "KEYS", "SINCE"],
            users.map((user) => [
              user.email,
              user.name,
              String(user.contacts),
              String(user.keys),
              day(user.createdAt),
            ]),
          ),
    );
  });

command
  .command("remove")
  .description("Remove an account and everything in it, at once. Nothing can bring it back.")
  .argument("<email>", "its e-mail address")
  .action(async (email: string) => {
    const gone = await withApp(({ db }) => removeUser(db, email));
    process.stdout.write(
      `Removed ${gone.email} with contacts: ${gone.contacts}, interactions: ${gone.interactions}, keys: ${gone.keys}.\n`,
    );
  });

/** One line break at the end belongs to whoever typed or piped it, not to the password. */
async function readPassword(): Promise<string> {
  return (await text(process.stdin)).replace(/\r?\n$/, "");
}
