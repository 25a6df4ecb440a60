import { expect, it } from "vitest";
import { heldInstallation, pingcrm } from "../../test/cli.ts";

const env = await heldInstallation();
const run = (args: string, input?: string) =>
  pingcrm(args.split(" "), { env, ...(input === undefined ? {} : { input }) });

it("accounts are added and listed", async () => {
  expect(await run("user list")).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("no account yet"),
  });
  expect(await run("user add Ada@example.com --password-stdin", "correct horse\n")).toEqual({
    code: 0,
    stdout: "Added ada@example.com (ada).\n",
    stderr: "",
  });
  const list = await run("user list");
  expect(list.stdout).toMatch(
    /^EMAIL +NAME +CONTACTS +KEYS +SINCE\nada@example.com +ada +0 +0 +\d{4}-\d\d-\d\d\n/,
  );
});

it("an account is removed with what it had", async () => {
  const json = await run("user add bo@example.com --name Bo --json");
  expect(JSON.parse(json.stdout)).toEqual({ id: expect.any(Number), email: "bo@example.com", name: "Bo" });
  expect(await run("user remove BO@example.com")).toEqual({
    code: 0,
    stdout: "Removed bo@example.com with contacts: 0, interactions: 0, keys: 0.\n",
    stderr: "",
  });
  expect((await run("user list")).stdout).not.toContain("bo@example.com");
});

it("an account without a password gets one, and one that has it a new one", async () => {
  await run("user add fen@example.com");
  const said = "fen@example.com signs in with the new password from now on.\n";
  for (const password of ["correct horse\n", "battery staple"]) {
    expect(await run("user password fen@example.com --password-stdin", password)).toEqual({
      code: 0,
      stdout: said,
      stderr: "",
    });
  }
  expect(await run("user password nobody@example.com --password-stdin", "correct horse")).toMatchObject({
    code: 1,
    stderr: "There is no account for nobody@example.com.\n",
  });
  expect((await run("user password fen@example.com --password-stdin", "short")).code).toBe(2);
  expect((await run("user password fen@example.com", "correct horse")).code).toBe(2);
});

it("what the world refuses is exit 1", async () => {
  await run("user add ines@example.com");
  const twice = await run("user add ines@example.com");
  expect(twice).toEqual({
    code: 1,
    stdout: "",
    stderr: "There is already an account for ines@example.com.\n",
  });
  expect(await run("user remove nobody@example.com")).toMatchObject({
    code: 1,
    stderr: "There is no account for nobody@example.com.\n",
  });
});

it.each([
  ["no subcommand", "user"],
  ["an unknown subcommand", "user rename"],
  ["an unknown option", "user add cy@example.com --admin"],
  ["a missing address", "user add"],
  ["something that is no address", "user add cy"],
  ["one argument too many", "user add cy@example.com dee@example.com"],
])("%s is wrong usage, exit 2", async (_, args) => {
  const result = await run(args);
  expect(result).toMatchObject({ code: 2, stdout: "" });
  expect(result.stderr).not.toBe("");
  expect(result.stderr).not.toMatch(/\n +at /);
});

it("a short password, or none where one is to be read, is wrong usage, exit 2, and makes no account", async () => {
  for (const password of ["short", ""]) {
    expect((await run("user add cy@example.com --password-stdin", password)).code).toBe(2);
  }
  expect((await run("user list")).stdout).not.toContain("cy@example.com");
});

it("a wrong configuration value is named in one line, exit 2", async () => {
  const result = await pingcrm(["user", "list"], { env: { ...env, PORT: "http" } });
  expect(result).toEqual({ code: 2, stdout: "", stderr: "PORT must be a number.\n" });
});

it("a database that is not there is one sentence, exit 1", async () => {
  const gone = { ...env, DATABASE_URL: "postgres://nia:secret@127.0.0.1:1/pingcrm" };
  const result = await pingcrm(["user", "list"], { env: gone });
  expect(result.code).toBe(1);
  expect(result.stderr).toBe(
    "The database cannot be reached. Try again; if that does not help, check that it runs and that DATABASE_URL is right.\n",
  );
});

it.each(["user", "user add", "user list", "user remove"])("%s --help says what it does", async (args) => {
  const result = await run(`${args} --help`);
  expect(result).toMatchObject({ code: 0, stderr: "" });
  expect(result.stdout).toContain(`Usage: pingcrm ${args}`);
});
