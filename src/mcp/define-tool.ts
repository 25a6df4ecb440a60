import { randomUUID } from "node:crypto";
import type { CallToolResult, Tool } from "@modelcontextprotocol/server";
import type { z } from "zod";
import { getSettings } from "../crm/settings/get-settings.ts";
import type { Database } from "../db/database.ts";
import { readWithinDeadline } from "../db/deadline.ts";
import type { UserId } from "../db/schema.ts";
import { unreachable } from "../db/unreachable.ts";
import { AppError } from "../errors.ts";
import { type Logger, withoutContent } from "../logger.ts";
import { parseArguments, publishedSchema } from "./arguments.ts";
import type { Clock } from "./markdown/dates.ts";
import type { Principal } from "./principal.ts";

/** What the tools need of the process that serves them. */
export interface ToolDeps {
  readonly db: Database;
  readonly logger: Logger;
  readonly now: () => Date;
  /** Resolves when scores may be shown, and throws AppError `unavailable` where they may not; see keepFresh. */
  readonly fresh?: (userId: UserId) => Promise<void>;
  /** Hears of each call: the tool, `ok` or what went wrong, how long it took, and who called. */
  readonly onCall?: (tool: string, outcome: string, ms: number, principal: Principal) => void;
}

/** What one call of a tool runs with. */
export interface ToolCall {
  readonly db: Database;
  readonly userId: UserId;
  readonly now: Date;
  /** The moment of the call in the user's time zone. */
  clock(): Promise<Clock>;
}

export interface McpTool {
  /** As `tools/list` shows it. */
  readonly listed: Tool & { title: string; description: string };
  call(deps: ToolDeps, principal: Principal, given: Record<string, unknown>): Promise<CallToolResult>;
}

interface Definition<Input extends z.ZodObject> {
  name: string;
  title: string;
  description: string;
  /** A strict object, built once when the module loads. */
  input: Input;
  /** Whether the answer holds text that other people wrote. */
  quotesOthers: boolean;
  /** Whether the answer holds scores, or what was made of them. */
  showsScores: boolean;
  run(call: ToolCall, args: z.infer<Input>): Promise<string>;
}

/** A tool that reads. Everything it throws is caught here, once: what a caller sees is written for the caller. */
export function defineReadTool<Input extends z.ZodObject>(definition: Definition<Input>): McpTool {
  const { name, title, description, input, quotesOthers, showsScores, run } = definition;
  return {
    listed: {
      name,
      title,
      description,
      inputSchema: { type: "object", ...publishedSchema(input) },
      annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: quotesOthers },
    },
    call: (deps, principal, given) =>
      answer(deps, { name, showsScores }, principal, async () => {
        const args = parseArguments(name, input, given);
        return run(prepare(deps, principal), args);
      }),
  };
}

function prepare({ db, now }: ToolDeps, { userId }: Principal): ToolCall {
  const moment = now();
  let clock: Promise<Clock> | undefined;
  return {
    db,
    userId,
    now: moment,
    clock: () => {
      clock ??= getSettings(db, userId).then(({ timeZone }) => ({ now: moment, zone: timeZone }));
      return clock;
    },
  };
}

async function answer(
  deps: ToolDeps,
  { name: tool, showsScores }: { name: string; showsScores: boolean },
  principal: Principal,
  read: () => Promise<string>,
): Promise<CallToolResult> {
  const started = performance.now();
  const reference = randomUUID().slice(-10);
  const elapsed = () => Math.round((performance.now() - started) * 10) / 10;
  try {
    if (showsScores) await deps.fresh?.(principal.userId);
    const text = await readWithinDeadline(read);
    const ms = elapsed();
    deps.onCall?.(tool, "ok", ms, principal);
    deps.logger.info({ tool, ms, outcome: "ok", reference }, "tool call");
    return { content: [{ type: "text", text }] };
  } catch (error) {
    const known = error instanceof AppError ? error : unreachable(error);
    const outcome = known?.code ?? "unexpected";
    const entry = { tool, ms: elapsed(), outcome, reference };
    deps.onCall?.(tool, outcome, entry.ms, principal);
    if (known) deps.logger.info(entry, "tool call");
    else deps.logger.error({ ...entry, ...withoutContent(error) }, "tool call");
    const text =
      known?.message ??
      `Something went wrong inside PingCRM. The log of the server says more under the reference ${reference}.`;
    return { content: [{ type: "text", text }], isError: true };
  }
}
