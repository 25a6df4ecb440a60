import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import {
  createRequestStateCodec,
  McpServer,
  ResourceTemplate,
  type ServerContext,
  type StandardSchemaWithJSON,
} from "@modelcontextprotocol/server";
import { z } from "zod";
import type { ToolDeps } from "../../src/mcp/define-tool.ts";
import type { Principal } from "../../src/mcp/principal.ts";
import { TOOLS } from "../../src/mcp/server.ts";
import { registerInputFixtures } from "./input-fixtures.ts";
import { say } from "./say.ts";

// What the official conformance suite expects of a server under test, beside the real tools. Names and texts are the suite's.

/** A red dot and a silent sound. */
const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==";
const WAV = "UklGRiQAAABXQVZFZm10IBAAAAABAAEARKwAAIhYAQACABAAZGF0YQAAAAA=";
const codec = createRequestStateCodec<string>({ key: randomBytes(32) });
const PAUSE = 50;

const image = { type: "image", data: PNG, mimeType: "image/png" } as const;
const embedded = (uri: string, text: string, mimeType = "text/plain") =>
  ({ type: "resource", resource: { uri, mimeType, text } }) as const;

export function createFixtureServer(deps: ToolDeps, principal: Principal): McpServer {
  const server = new McpServer(
    { name: "pingcrm-conformance", version: "1.0.0" },
    {
      capabilities: {
        tools: { listChanged: false },
        resources: { subscribe: true, listChanged: false },
        prompts: { listChanged: false },
        logging: {},
        completions: {},
      },
      requestState: { verify: codec.verify },
    },
  );
  registerTools(server, deps, principal);
  registerContent(server);
  registerTalk(server);
  registerResources(server);
  registerPrompts(server);
  registerInputFixtures(server, codec);
  return server;
}

/** The real ones, in the suite's kind of server. */
function registerTools(server: McpServer, deps: ToolDeps, principal: Principal): void {
  for (const tool of TOOLS) {
    const { name, title, description, inputSchema, annotations = {} } = tool.listed;
    const asListed: StandardSchemaWithJSON<Record<string, unknown>> = {
      "~standard": {
        version: 1,
        vendor: "pingcrm",
        validate: (value) => ({ value: z.record(z.string(), z.unknown()).parse(value) }),
        jsonSchema: { input: () => inputSchema, output: () => inputSchema },
      },
    };
    server.registerTool(name, { title, description, inputSchema: asListed, annotations }, (given) =>
      tool.call(deps, principal, given),
    );
  }
}

function registerContent(server: McpServer): void {
  const answers = {
    test_simple_text: say("This is a simple text response for testing."),
    test_image_content: { content: [image] },
    test_audio_content: { content: [{ type: "audio" as const, data: WAV, mimeType: "audio/wav" }] },
    test_embedded_resource: {
      content: [embedded("test://embedded-resource", "This is an embedded resource content.")],
    },
    test_multiple_content_types: {
      content: [
        { type: "text" as const, text: "Multiple content types test:" },
        image,
        embedded("test://mixed-content-resource", '{"test":"data","value":123}', "application/json"),
      ],
    },
    test_error_handling: {
      ...say("This tool intentionally returns an error for testing"),
      isError: true,
    },
  };
  for (const [name, answer] of Object.entries(answers)) {
    server.registerTool(name, { description: `Conformance: ${name}` }, () => answer);
  }
}

function registerTalk(server: McpServer): void {
  const log = async (ctx: ServerContext) => {
    for (const text of ["Tool execution started", "Tool processing data", "Tool execution completed"]) {
      await ctx.mcpReq.log("info", text);
      await delay(PAUSE);
    }
    return say("Logged three times");
  };
  for (const name of ["test_tool_with_logging", "test_logging_tool"]) {
    server.registerTool(name, { description: "Logs while it runs" }, log);
  }
  const progress = async (ctx: ServerContext) => {
    const progressToken = ctx.mcpReq._meta?.progressToken;
    for (const step of progressToken === undefined ? [] : [0, 50, 100]) {
      await ctx.mcpReq.notify({
        method: "notifications/progress",
        params: { progressToken, progress: step, total: 100, message: `Completed step ${step} of 100` },
      });
      await delay(PAUSE);
    }
    return say(String(progressToken));
  };
  server.registerTool("test_tool_with_progress", { description: "Tells its progress" }, progress);
  server.server.setRequestHandler("completion/complete", () => ({
    completion: { values: [], total: 0, hasMore: false },
  }));
}

function registerResources(server: McpServer): void {
  const fixed = (name: string, mimeType: string, content: { text: string } | { blob: string }) =>
    server.registerResource(name, `test://${name}`, { mimeType }, (uri) => ({
      contents: [{ uri: uri.href, mimeType, ...content }],
    }));
  fixed("static-text", "text/plain", { text: "This is the content of the static text resource." });
  fixed("static-binary", "image/png", { blob: PNG });
  fixed("watched-resource", "text/plain", { text: "Watched resource content" });
  server.registerResource(
    "template",
    new ResourceTemplate("test://template/{id}/data", { list: undefined }),
    { mimeType: "application/json" },
    (uri, { id }) => ({
      contents: [
        {
          uri: uri.href,
          mimeType: "application/json",
          text: JSON.stringify({ id, templateTest: true, data: `Data for ID: ${id}` }),
        },
      ],
    }),
  );
  server.server.setRequestHandler("resources/subscribe", () => ({}));
  server.server.setRequestHandler("resources/unsubscribe", () => ({}));
}

function registerPrompts(server: McpServer): void {
  const user = <Content>(...contents: Content[]) => ({
    messages: contents.map((content) => ({ role: "user" as const, content })),
  });
  const text = (words: string) => ({ type: "text" as const, text: words });
  const description = "A prompt of the conformance suite";
  server.registerPrompt("test_simple_prompt", { description }, () =>
    user(text("This is a simple prompt for testing.")),
  );
  server.registerPrompt(
    "test_prompt_with_arguments",
    { description, argsSchema: z.object({ arg1: z.string(), arg2: z.string() }) },
    ({ arg1, arg2 }) => user(text(`Prompt with arguments: arg1='${arg1}', arg2='${arg2}'`)),
  );
  server.registerPrompt(
    "test_prompt_with_embedded_resource",
    { description, argsSchema: z.object({ resourceUri: z.string() }) },
    ({ resourceUri }) =>
      user<ReturnType<typeof embedded> | ReturnType<typeof text>>(
        embedded(resourceUri, "Embedded resource content for testing."),
        text("Please process the embedded resource above."),
      ),
  );
  server.registerPrompt("test_prompt_with_image", { description }, () =>
    user<typeof image | ReturnType<typeof text>>(image, text("Please analyze the image above.")),
  );
}
