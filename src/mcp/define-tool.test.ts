import { Writable } from "node:stream";
import pg from "pg";
import { pino } from "pino";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { testDatabase } from "../../test/database.ts";
import { createContact, createInteraction, createUser } from "../../test/factories.ts";
import { ask, connectInMemory, toolDeps } from "../../test/mcp-client.ts";
import { wrapPool } from "../db/database.ts";
import { AppError } from "../errors.ts";
import { defineReadTool, type McpTool, type ToolDeps } from "./define-tool.ts";

const db = await testDatabase();
const userId = await createUser(db);

function logged() {
  const lines: Record<string, unknown>[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _, done) => {
      lines.push(JSON.parse(chunk.toString()));
      done();
    },
  });
  return { lines, logger: pino({ level: "trace", base: null }, stream) };
}

const tool = (run: () => Promise<string>) =>
  defineReadTool({
    name: "sample",
    title: "Sample",
    description: "A sample.",
    input: z.strictObject({}),
    quotesOthers: false,
    showsScores: true,
    run,
  });
const call = async (from: McpTool, deps: ToolDeps = toolDeps(db)) => {
  const { content, isError } = await from.call(deps, { userId, scope: "read" }, {});
  const [block] = content;
  return { text: block?.type === "text" ? block.text : "", isError: isError === true };
};
const failing = (error: unknown) => tool(() => Promise.reject(error));

describe("what a tool throws", () => {
  it("is shown word for word when it was written for the caller", async () => {
    const error = new AppError("not_found", "There is no such thing. Try another.");
    expect(await call(failing(error))).toEqual({ text: error.message, isError: true });
  });

  it.each([
    ["an error of the program", new TypeError("cannot read /srv/pingcrm/secret of undefined")],
    [
      "an error of the database",
      new Error("Failed query: select secret\nparams: secret", { cause: new Error("secret") }),
    ],
    ["something that is no error", "secret"],
  ])("is shown and logged as a reference only when it is %s", async (_, error) => {
    const { lines, logger } = logged();
    const { text, isError } = await call(failing(error), { ...toolDeps(db), logger });
    expect(isError).toBe(true);
    const [, reference] =
      /^Something went wrong inside PingCRM\. .* reference ([0-9a-f]{10})\.$/.exec(text) ?? [];
    expect(lines).toMatchObject([{ level: 50, tool: "sample", outcome: "unexpected", reference }]);
    expect(text + JSON.stringify(lines[0])).not.toMatch(/secret|select/);
  });

  it("says in the log where an error of the database came from", async () => {
    const { lines, logger } = logged();
    const broken = tool(async () => {
      await db.execute("select 'secret' from nowhere");
      return "";
    });
    await call(broken, { ...toolDeps(db), logger });
    expect(lines[0]).toMatchObject({ error: "error", code: "42P01" });
    expect(JSON.stringify(lines[0]?.stack)).toContain("define-tool.test");
    expect(JSON.stringify(lines[0])).not.toMatch(/secret|nowhere/);
  });
});

describe("the database", () => {
  const gone = new pg.Pool({ connectionString: "postgres://nia:secret@127.0.0.1:1/none" });
  afterAll(() => gone.end());

  it("that cannot be reached makes every tool say so in a sentence, within 5 seconds", async () => {
    const client = await connectInMemory(toolDeps(wrapPool(gone)), userId);
    const { tools } = await client.listTools();
    for (const { name } of tools) {
      const started = performance.now();
      const answer = await ask(
        client,
        name,
        "contact_id" in (tools.find((one) => one.name === name)?.inputSchema.properties ?? {})
          ? { contact_id: 1 }
          : {},
      );
      expect(answer).toEqual({
        isError: true,
        text: "The database cannot be reached. Try again; if that does not help, check that it runs and that DATABASE_URL is right.",
      });
      expect(performance.now() - started).toBeLessThan(5_000);
    }
  });

  it("whose connection breaks under a read is asked once more", async () => {
    let attempts = 0;
    const flaky = tool(async () => {
      attempts++;
      if (attempts === 1) throw Object.assign(new Error("terminating connection"), { code: "57P01" });
      return "here";
    });
    expect(await call(flaky)).toEqual({ text: "here", isError: false });
    const dead = tool(async () => {
      attempts++;
      throw Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
    });
    attempts = 0;
    expect((await call(dead)).isError).toBe(true);
    expect(attempts).toBe(2);
  });

  it("that is silent is given up on within 5 seconds", async () => {
    const started = performance.now();
    const { text, isError } = await call(tool(() => new Promise(() => undefined)));
    expect({ text, isError }).toEqual({
      text: "The database did not answer in time. Try again in a moment.",
      isError: true,
    });
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

it("the log tells tool, duration and outcome of each call, and nothing of what was asked or answered", async () => {
  const { lines, logger } = logged();
  const id = await createContact(db, userId, { displayName: "Secretive Person", notes: "secret" });
  await createInteraction(db, userId, id, { text: "secret", subject: "secret" });
  const client = await connectInMemory({ ...toolDeps(db), logger }, userId);
  await ask(client, "get_contact", { contact_id: id });
  await ask(client, "get_interactions", { contact_id: id, platform: "secret" });
  await ask(client, "search_contacts", { query: "secret", secret: "secret" });
  const call = {
    ms: expect.any(Number),
    reference: expect.stringMatching(/^[0-9a-f]{10}$/),
    msg: "tool call",
  };
  expect(lines).toMatchObject([
    { ...call, level: 30, tool: "get_contact", outcome: "ok" },
    { ...call, level: 30, tool: "get_interactions", outcome: "invalid_input" },
    { ...call, level: 30, tool: "search_contacts", outcome: "invalid_input" },
  ]);
  expect(JSON.stringify(lines)).not.toMatch(/secret/i);
});
