import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { createUser } from "../../test/factories.ts";
import { toolDeps } from "../../test/mcp-client.ts";
import { serveStdioUntilEnd } from "./stdio.ts";

const db = await testDatabase();
const userId = await createUser(db);

/** A connection whose tool calls wait until they are let go. */
function connection() {
  let letGo = (): void => undefined;
  let calls = 0;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const fresh = () => {
    calls++;
    return held;
  };
  const [input, output, stop] = [new PassThrough(), new PassThrough(), new AbortController()];
  let over = false;
  const served = serveStdioUntilEnd(
    { ...toolDeps(db), fresh },
    { userId, scope: "read" },
    { input, output, stop: stop.signal },
  ).then(() => {
    over = true;
    output.end();
  });
  const send = (message: object) => input.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
  send({
    id: 1,
    method: "initialize",
    params: { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: { name: "test", version: "1" } },
  });
  const call = (id: number) => send({ id, method: "tools/call", params: { name: "get_suggestions" } });
  const running = async (count: number) => {
    while (calls < count) await nextTurn();
  };
  const answers = async () => {
    const lines = (await text(output)).trim().split("\n");
    return lines.map((line) => JSON.parse(line).id).sort();
  };
  return { input, output, stop, served, send, call, running, letGo, answers, isOver: () => over };
}

it.each(["2024-11-05", "2025-03-26", "2025-06-18"])(
  "a client of %s is answered in its version",
  async (version) => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const params = { protocolVersion: version, capabilities: {}, clientInfo: { name: "test", version: "1" } };
    input.write(`${JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize", params })}\n`);
    input.write(`${JSON.stringify({ jsonrpc: "2.0", method: "notifications/initialized" })}\n`);
    input.end(
      `${JSON.stringify({ jsonrpc: "2.0", id: 2, method: "tools/call", params: { name: "get_suggestions" } })}\n`,
    );
    const stop = new AbortController().signal;
    await serveStdioUntilEnd(toolDeps(db), { userId, scope: "read" }, { input, output, stop });
    output.end();
    const answers = (await text(output))
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).result);
    expect(answers).toMatchObject([{ protocolVersion: version }, { content: [{ type: "text" }] }]);
  },
);

describe("a stdio connection that ends", () => {
  it.each([
    ["its input ends", ({ input }: ReturnType<typeof connection>) => void input.end()],
    ["the process is told to stop", ({ stop }: ReturnType<typeof connection>) => stop.abort()],
  ])("because %s still answers the calls that run", async (_, end) => {
    const it = connection();
    it.call(2);
    it.call(3);
    await it.running(2);
    end(it);
    for (let turn = 0; turn < 20; turn++) await nextTurn();
    expect(it.isOver()).toBe(false);
    it.letGo();
    await it.served;
    expect(await it.answers()).toEqual([1, 2, 3]);
  });

  it("takes no new work once it was told to stop", async () => {
    const it = connection();
    it.call(2);
    await it.running(1);
    it.stop.abort();
    await nextTurn();
    it.call(3);
    it.letGo();
    await it.served;
    expect(await it.answers()).toEqual([1, 2]);
  });

  it("does not wait for a call that was called off", async () => {
    const it = connection();
    it.call(2);
    await it.running(1);
    it.send({ method: "notifications/cancelled", params: { requestId: 2 } });
    it.input.end();
    await it.served;
    expect(await it.answers()).toEqual([1]);
    it.letGo();
  });

  it("because nobody reads its output any more is over at once", async () => {
    const it = connection();
    it.call(2);
    await it.running(1);
    it.output.destroy(new Error("EPIPE"));
    await it.served;
    it.letGo();
  });

  it("goes on after lines that are no message", async () => {
    const it = connection();
    it.input.write("what?\n\n{}\n[1]\n");
    it.letGo();
    it.call(2);
    it.input.end();
    await it.served;
    expect(await it.answers()).toEqual([1, 2]);
  });
});
