import {
  acceptedContent,
  type CallToolResult,
  type ElicitRequestFormParams,
  type InputRequiredResult,
  inputRequired,
  inputResponse,
  type McpServer,
  type RequestStateCodec,
  type ServerContext,
} from "@modelcontextprotocol/server";
import { z } from "zod";
import { say } from "./say.ts";

// Tools that ask the client back: by answering that input is required (2026-07-28), and by requests of their own (2025-11-25).

type Schema = ElicitRequestFormParams["requestedSchema"];
const object = (properties: Schema["properties"], required: string[] = []): Schema => ({
  type: "object",
  properties,
  required,
});
const askName = (message = "What is your name?") =>
  inputRequired.elicit({ message, requestedSchema: object({ name: { type: "string" } }, ["name"]) });
const sample = (text: string, maxTokens = 100) =>
  inputRequired.createMessage({ messages: [{ role: "user", content: { type: "text", text } }], maxTokens });
const confirm = inputRequired.elicit({
  message: "Please confirm",
  requestedSchema: object({ ok: { type: "boolean" } }, ["ok"]),
});

export function registerInputFixtures(server: McpServer, codec: RequestStateCodec<string>): void {
  type Answer = CallToolResult | InputRequiredResult;
  const tool = (name: string, run: (ctx: ServerContext) => Answer | Promise<Answer>) =>
    server.registerTool(`test_${name}`, { description: "Asks back" }, run);
  const given = (ctx: ServerContext, key: string) => inputResponse(ctx.mcpReq.inputResponses, key);

  tool("input_required_result_elicitation", (ctx) => {
    const name = acceptedContent(ctx.mcpReq.inputResponses, "user_name", z.object({ name: z.string() }));
    return name ? say(`Hello, ${name.name}!`) : inputRequired({ inputRequests: { user_name: askName() } });
  });
  tool("input_required_result_sampling", (ctx) => {
    const answer = given(ctx, "capital_question");
    return answer.kind === "sampling"
      ? say(JSON.stringify(answer.result.content))
      : inputRequired({ inputRequests: { capital_question: sample("What is the capital of France?") } });
  });
  tool("input_required_result_list_roots", (ctx) => {
    const answer = given(ctx, "client_roots");
    return answer.kind === "roots"
      ? say(answer.roots.map(({ uri }) => uri).join(" "))
      : inputRequired({ inputRequests: { client_roots: inputRequired.listRoots() } });
  });
  tool("input_required_result_request_state", async (ctx) =>
    ctx.mcpReq.requestState<string>() === "confirm" && given(ctx, "confirm").kind === "elicit"
      ? say("state-ok")
      : inputRequired({ inputRequests: { confirm }, requestState: await codec.mint("confirm") }),
  );
  tool("input_required_result_tampered_state", async (ctx) =>
    ctx.mcpReq.requestState<string>() === "tamper"
      ? say("state-ok")
      : inputRequired({ inputRequests: { confirm }, requestState: await codec.mint("tamper") }),
  );
  tool("input_required_result_multiple_inputs", async (ctx) => {
    const kinds = ["user_name", "greeting", "client_roots"].map((key) => given(ctx, key).kind);
    if (!kinds.includes("missing")) return say("All inputs received");
    return inputRequired({
      inputRequests: {
        user_name: askName(),
        greeting: sample("Generate a greeting", 50),
        client_roots: inputRequired.listRoots(),
      },
      requestState: await codec.mint("inputs"),
    });
  });
  tool("input_required_result_multi_round", async (ctx) => {
    const state = ctx.mcpReq.requestState<string>();
    if (state === "2" && given(ctx, "step2").kind === "elicit") return say("Both steps are done");
    if (state === "1" && given(ctx, "step1").kind === "elicit") {
      const step2 = inputRequired.elicit({
        message: "Step 2: What is your favorite color?",
        requestedSchema: object({ color: { type: "string" } }, ["color"]),
      });
      return inputRequired({ inputRequests: { step2 }, requestState: await codec.mint("2") });
    }
    return inputRequired({
      inputRequests: { step1: askName("Step 1: What is your name?") },
      requestState: await codec.mint("1"),
    });
  });
  tool("input_required_result_capabilities", () => {
    const can = server.server.getClientCapabilities();
    const inputRequests = {
      ...(can?.sampling && { question: sample("What is the capital of France?") }),
      ...(can?.elicitation && { user_name: askName() }),
    };
    return Object.keys(inputRequests).length > 0 ? inputRequired({ inputRequests }) : say("Nothing to ask");
  });
  tool("streaming_elicitation", () => inputRequired({ inputRequests: { user_name: askName() } }));
  tool("missing_capability", () => inputRequired({ inputRequests: { question: sample("Hello") } }));
  server.registerPrompt("test_input_required_result_prompt", { description: "Asks back" }, (ctx) => {
    const answer = acceptedContent(
      ctx.mcpReq.inputResponses,
      "user_context",
      z.object({ context: z.string() }),
    );
    if (answer) return { messages: [{ role: "user", content: { type: "text", text: answer.context } }] };
    const user_context = inputRequired.elicit({
      message: "What context should the prompt use?",
      requestedSchema: object({ context: { type: "string" } }, ["context"]),
    });
    return inputRequired({ inputRequests: { user_context } });
  });
  registerRequestFixtures(server);
}

/** The client is asked on the stream of its own call: there is no other. */
const onStreamOf = ({ mcpReq: { id } }: ServerContext) => ({ relatedRequestId: id });

function registerRequestFixtures(server: McpServer): void {
  server.registerTool(
    "test_sampling",
    { description: "Asks the client's model", inputSchema: z.object({ prompt: z.string() }) },
    async ({ prompt }, ctx) => {
      const { content } = await ctx.mcpReq.requestSampling(
        { messages: [{ role: "user", content: { type: "text", text: prompt } }], maxTokens: 100 },
        onStreamOf(ctx),
      );
      const [block] = [content].flat();
      return say(`LLM response: ${block?.type === "text" ? block.text : ""}`);
    },
  );
  const elicit = async (ctx: ServerContext, message: string, requestedSchema: Schema) => {
    const { action, content } = await ctx.mcpReq.elicitInput(
      { mode: "form", message, requestedSchema },
      onStreamOf(ctx),
    );
    return say(`User response: action=${action}, content=${JSON.stringify(content ?? {})}`);
  };
  const person = object({ username: { type: "string" }, email: { type: "string" } }, ["username", "email"]);
  server.registerTool(
    "test_elicitation",
    { description: "Asks the user", inputSchema: z.object({ message: z.string() }) },
    ({ message }, ctx) => elicit(ctx, message, person),
  );
  const forms: Record<string, Schema> = { sep1034_defaults: DEFAULTS, sep1330_enums: ENUMS };
  for (const [name, schema] of Object.entries(forms)) {
    server.registerTool(`test_elicitation_${name}`, { description: "Asks the user" }, (ctx) =>
      elicit(ctx, "Please fill in the form", schema),
    );
  }
}

const DEFAULTS = object({
  name: { type: "string", default: "John Doe" },
  age: { type: "integer", default: 30 },
  score: { type: "number", default: 95.5 },
  status: { type: "string", enum: ["active", "inactive", "pending"], default: "active" },
  verified: { type: "boolean", default: true },
});
const OPTIONS = ["option1", "option2", "option3"];
const titled = (word: string) =>
  ["First", "Second", "Third"].map((which, index) => ({
    const: `value${index + 1}`,
    title: `${which} ${word}`,
  }));
const ENUMS = object({
  untitledSingle: { type: "string", enum: OPTIONS },
  titledSingle: { type: "string", oneOf: titled("Option") },
  legacyEnum: {
    type: "string",
    enum: ["opt1", "opt2", "opt3"],
    enumNames: ["Option One", "Option Two", "Option Three"],
  },
  untitledMulti: { type: "array", minItems: 1, maxItems: 3, items: { type: "string", enum: OPTIONS } },
  titledMulti: { type: "array", minItems: 1, maxItems: 3, items: { anyOf: titled("Choice") } },
});
