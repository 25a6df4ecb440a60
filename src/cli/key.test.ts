import { expect, it } from "vitest";
import { heldInstallation, pingcrm } from "../../test/cli.ts";

const env = await heldInstallation();
const run = (...args: string[]) => pingcrm(args, { env });

/** A key made for the only account, as `--json` shows it. */
async function create(...args: string[]) {
  const { stdout } = await run("key", "create", "--json", ...args);
  return JSON.parse(stdout) as { id: number; name: string; scope: string; key: string };
}

it("a key needs an account, and the list says how to make a first one", async () => {
  expect(await run("key", "create", "--name", "Cursor")).toMatchObject({
    code: 1,
    stderr: "There is no account yet. Make one: pingcrm user add you@example.com\n",
  });
  await run("user", "add", "ada@example.com");
  expect((await run("key", "list")).stdout).toContain("There is no key yet");
});

it("a key is shown once, and the list has only its first characters", async () => {
  const made = await create("--name", "Cursor");
  expect(Object.keys(made)).toEqual(["id", "name", "scope", "key"]);
  expect(made).toMatchObject({ id: expect.any(Number), name: "Cursor", scope: "read" });
  expect(made.key).toMatch(/^pingcrm_[\w-]{43}$/);
  const plain = await run("key", "create", "--name", "VS Code", "--scope", "read_write", "--expires", "30");
  expect(plain.stdout).toMatch(/\npingcrm_[\w-]{43}\n/);

  const list = await run("key", "list");
  expect(list.stdout).toMatch(/\n\d+ +pingcrm_[\w-]{6}… +VS Code +read_write +active +ada@example.com /);
  expect(list.stdout).not.toContain(made.key.slice(0, 20));
});

it("a key is regenerated under its id", async () => {
  const made = await create("--name", "Codex");
  const again = JSON.parse((await run("key", "regenerate", String(made.id), "--json")).stdout);
  expect(again).toEqual({ ...made, key: again.key });
  expect(again.key).not.toBe(made.key);
});

it("a key is revoked, and does not come back", async () => {
  const { id } = await create("--name", "Old laptop");
  expect(await run("key", "revoke", String(id))).toEqual({
    code: 0,
    stdout: `Revoked key ${id} (Old laptop) of ada@example.com.\n`,
    stderr: "",
  });
  expect((await run("key", "list")).stdout).toMatch(/Old laptop +read +revoked/);
  expect((await run("key", "regenerate", String(id))).code).toBe(1);
});

it("a key that is not there is exit 1", async () => {
  expect(await run("key", "revoke", "999")).toMatchObject({ code: 1, stdout: "" });
});

it("with several accounts a key needs to be told whose it is", async () => {
  await run("user", "add", "bo@example.com");
  const which = await run("key", "create", "--name", "Cursor");
  expect(which).toMatchObject({
    code: 1,
    stderr: "Say which account with --user-email. There are: ada@example.com, bo@example.com.\n",
  });
  expect((await run("key", "create", "--name", "Cursor", "--user-email", "Bo@example.com")).code).toBe(0);
});

it.each([
  ["a missing name", ["create"]],
  ["an empty name", ["create", "--name", " ", "--user-email", "ada@example.com"]],
  ["an unknown scope", ["create", "--name", "Cursor", "--scope", "write"]],
  ["days that are no number", ["create", "--name", "Cursor", "--expires", "soon"]],
  ["no days", ["create", "--name", "Cursor", "--expires", "0", "--user-email", "ada@example.com"]],
  ["an id that is no number", ["revoke", "one"]],
])("%s is wrong usage, exit 2", async (_, args) => {
  const result = await pingcrm(["key", ...args], { env });
  expect(result).toMatchObject({ code: 2, stdout: "" });
});

it.each(["key", "key create", "key list", "key revoke", "key regenerate"])(
  "%s --help says what it does",
  async (args) => {
    const result = await run(...args.split(" "), "--help");
    expect(result).toMatchObject({ code: 0, stderr: "" });
    expect(result.stdout).toContain(`Usage: pingcrm ${args}`);
  },
);
