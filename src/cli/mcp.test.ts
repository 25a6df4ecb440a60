import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { installation, MAIN, pingcrm } from "../../test/cli.ts";
import { createContact, createInteraction } from "../../test/factories.ts";
import { ask, connectStdio, ERAS } from "../../test/mcp-client.ts";
import { resolveUser } from "../accounts/resolve-user.ts";
import { createApp } from "../app.ts";
import { loadConfig } from "../config.ts";
import { indexContactWords } from "../crm/search/index-contact-words.ts";

const env = await installation();

const INITIALIZE = {
  jsonrpc: "2.0",
  id: 1,
  method: "initialize",
  params: { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: { name: "test", version: "1" } },
};
const callOf = (id: number, name: string) => ({
  jsonrpc: "2.0",
  id,
  method: "tools/call",
  params: { name, arguments: {} },
});
const asLines = (...messages: object[]) => messages.map((message) => `${JSON.stringify(message)}\n`).join("");
const parsed = (stdout: string) =>
  stdout
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));

it("says on stderr what to do when there is no account, exit 1", async () => {
  expect(await pingcrm(["mcp"], { env })).toEqual({
    code: 1,
    stdout: "",
    stderr: "There is no account yet. Make one: pingcrm user add you@example.com\n",
  });
});

describe("with an account", () => {
  beforeAll(async () => {
    await pingcrm(["user", "add", "ada@example.com"], { env });
  });

  it.each(ERAS)(
    "the official client that speaks %s works with a real process, by the ids in its answers",
    async (era) => {
      const { db, close } = await createApp(loadConfig({ ...env, LOG_LEVEL: "silent" }));
      const { id: userId } = await resolveUser(db, "ada@example.com");
      const contact = await createContact(db, userId, { displayName: "Ines Duarte" });
      await createInteraction(db, userId, contact, { text: "See you at the fair." });
      await indexContactWords(db, userId, [contact]);
      await close();

      const client = await connectStdio(env, era);
      expect(client.getNegotiatedProtocolVersion()).toBe(era);
      expect((await client.listTools()).tools).toHaveLength(6);
      const found = (await ask(client, "search_contacts", { query: "duarte" })).text;
      const id = /^\| (\d+) \| Ines Duarte \|/m.exec(found)?.[1];
      const profile = (await ask(client, "get_contact", { contact_id: id })).text;
      const next = /get_interactions with contact_id (\d+)/.exec(profile)?.[1];
      expect((await ask(client, "get_interactions", { contact_id: next })).text).toContain(
        "See you at the fair.",
      );
      for (const tool of ["get_suggestions", "get_notifications", "get_dashboard_stats"]) {
        expect(await ask(client, tool)).toMatchObject({ isError: false });
      }
    },
  );

  it("answers what was asked before the end of its input, then exits 0", async () => {
    const input = asLines(INITIALIZE, callOf(2, "get_dashboard_stats"), callOf(3, "get_suggestions"));
    const result = await pingcrm(["mcp"], { env, input });
    expect(result.code).toBe(0);
    expect(
      parsed(result.stdout)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([1, 2, 3]);
  });

  it("exits 0 when the input ends before anything was asked", async () => {
    expect(await pingcrm(["mcp"], { env })).toMatchObject({ code: 0, stdout: "" });
  });

  it.each(["SIGTERM", "SIGINT"] as const)("finishes the running call on %s, then exits 0", async (signal) => {
    const child = spawn(process.execPath, [MAIN, "mcp"], {
      env: { PATH: process.env.PATH, ...env },
      stdio: ["pipe", "pipe", "ignore"],
    });
    let stdout = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stdin.write(asLines(INITIALIZE));
    await once(child.stdout, "data");
    child.stdin.write(asLines(callOf(2, "get_dashboard_stats"), callOf(3, "get_dashboard_stats")));
    await once(child.stdout, "data");
    child.kill(signal);
    expect(await once(child, "close")).toEqual([0, null]);
    expect(
      parsed(stdout)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([1, 2, 3]);
  });

  it("keeps stdout for the protocol, whatever is printed by a library as it loads or works", async () => {
    // Prints in every way there is: when a connection is made, when a signal is listened for, and ever after.
    const noisy = join(env.HOME ?? "", "noisy.mjs");
    await writeFile(
      noisy,
      `import net from "node:net";
       const noise = () => {
         console.log("noise"); console.info("noise"); console.debug("noise"); console.table([1]);
         process.stdout.write("noise\\n"); process.stdout.write(Buffer.from("noise\\n"));
       };
       const { connect } = net.Socket.prototype;
       net.Socket.prototype.connect = function (...args) { noise(); return connect.apply(this, args); };
       process.on("newListener", (name) => {
         if (name !== "SIGTERM") return;
         noise();
         setInterval(noise, 1).unref();
       });`,
    );
    const input = asLines(INITIALIZE, callOf(2, "get_dashboard_stats"));
    const result = await pingcrm(["mcp"], { env: { ...env, NODE_OPTIONS: `--import ${noisy}` }, input });
    expect(result.stderr).toContain("noise");
    expect(parsed(result.stdout).map(({ id }) => id)).toEqual([1, 2]);
  });

  it("asks which account is meant when there are several, exit 1", async () => {
    await pingcrm(["user", "add", "bo@example.com"], { env });
    expect(await pingcrm(["mcp"], { env })).toEqual({
      code: 1,
      stdout: "",
      stderr: "Say which account with --user-email. There are: ada@example.com, bo@example.com.\n",
    });
    const client = await connectStdio(env, ERAS[0], ["--user-email", "bo@example.com", "--allow-writes"]);
    expect(await ask(client, "get_dashboard_stats")).toMatchObject({ isError: false });
  });
});

it("says on stderr when the database cannot be reached, exit 1", async () => {
  const unreachable = { ...env, DATABASE_URL: "postgres://nia:secret@127.0.0.1:1/none" };
  const result = await pingcrm(["mcp"], { env: unreachable });
  expect(result).toMatchObject({ code: 1, stdout: "" });
  expect(result.stderr).toMatch(/^The database cannot be reached\..*\n$/);
});
