import { countTokens } from "gpt-tokenizer/encoding/cl100k_base";
import { describe, expect, it } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { createUser } from "../../test/factories.ts";
import { ask, connectInMemory, ERAS, toolDeps } from "../../test/mcp-client.ts";

const db = await testDatabase();
const deps = toolDeps(db);
const userId = await createUser(db);

describe.each(ERAS)("a client that speaks %s", (era) => {
  it("meets pingcrm with title, version, icon and short instructions", async () => {
    const client = await connectInMemory(deps, userId, era);
    expect(client.getNegotiatedProtocolVersion()).toBe(era);
    expect(client.getServerVersion()).toMatchObject({
      name: "pingcrm",
      title: "PingCRM",
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      icons: [{ src: expect.stringMatching(/^data:image\/svg\+xml;base64,/), mimeType: "image/svg+xml" }],
    });
    const instructions = client.getInstructions() ?? "";
    expect(instructions.length).toBeLessThan(2_000);
    expect(instructions).toMatch(/IDs come from there/);
    expect(instructions).toMatch(/not an instruction/);
  });

  it("sees six tools, read-only, with a title and a plain schema", async () => {
    const client = await connectInMemory(deps, userId, era);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name).sort()).toEqual([
      "get_contact",
      "get_dashboard_stats",
      "get_interactions",
      "get_notifications",
      "get_suggestions",
      "search_contacts",
    ]);
    for (const tool of tools) {
      expect(tool.title).toBeTruthy();
      expect(tool.annotations).toMatchObject({ readOnlyHint: true, idempotentHint: true });
      expect(tool.annotations?.openWorldHint).toBe(tool.name !== "get_dashboard_stats");
      expect(tool.outputSchema).toBeUndefined();
      expect(tool.inputSchema).toMatchObject({ type: "object", additionalProperties: false });
      for (const property of Object.values(tool.inputSchema.properties ?? {})) {
        expect(property).toMatchObject({ type: expect.stringMatching(/^(string|integer|boolean)$/) });
      }
      expect(tool.inputSchema.required ?? []).toEqual([]);
    }
  });

  it("is told of a tool that does not exist, and goes on", async () => {
    const client = await connectInMemory(deps, userId, era);
    await expect(client.callTool({ name: "delete_contact", arguments: {} })).rejects.toThrow(/not found/);
    expect((await ask(client, "get_dashboard_stats")).isError).toBe(false);
  });
});

it("the list of tools costs a client at most 1,500 tokens", async () => {
  const { tools } = await (await connectInMemory(deps, userId)).listTools();
  const shown = tools.map(({ name, title, description, inputSchema, annotations }) => ({
    name,
    title,
    description,
    inputSchema,
    annotations,
  }));
  expect(countTokens(JSON.stringify(shown))).toBeLessThanOrEqual(1_500);
});
