import { once } from "node:events";
import { PassThrough, type Readable, type Writable } from "node:stream";
import { setTimeout as delay, setImmediate as nextTurn } from "node:timers/promises";
import { StdioServerTransport, serveStdio } from "@modelcontextprotocol/server/stdio";
import { withoutContent } from "../logger.ts";
import { countAnswers } from "./answered-transport.ts";
import type { ToolDeps } from "./define-tool.ts";
import type { Principal } from "./principal.ts";
import { createMcpServer } from "./server.ts";

/** Milliseconds that running calls have to finish when the connection ends. */
const GRACE = 10_000;

/**
 * Serves one client until the input ends, the output breaks or `stop` is aborted; then answers what was asked before.
 */
export async function serveStdioUntilEnd(
  deps: ToolDeps,
  principal: Principal,
  { input, output, stop }: { input: Readable; output: Writable; stop: AbortSignal },
): Promise<void> {
  // The SDK drops running calls when its input ends: it reads from a stream that does not.
  const gate = new PassThrough();
  const { transport, answered, closed } = countAnswers(new StdioServerTransport(gate, output));
  const handle = serveStdio(() => createMcpServer(deps, principal), {
    transport,
    onerror: (error) => deps.logger.debug(withoutContent(error), "a message on stdin was refused"),
  });
  input.pipe(gate, { end: false });

  const over = new AbortController();
  const ended = ["end", "close", "error"].map((event) => once(input, event, { signal: over.signal }));
  await Promise.race([...ended, closed, aborted(stop, over.signal)]).catch(() => undefined);
  input.unpipe(gate);
  while (gate.readableLength > 0) await nextTurn();
  await Promise.race([answered(), delay(GRACE, undefined, { signal: over.signal })]);

  for (const promise of ended) promise.catch(() => undefined);
  over.abort();
  await handle.close();
}

async function aborted(stop: AbortSignal, over: AbortSignal): Promise<void> {
  if (!stop.aborted) await once(stop, "abort", { signal: over }).catch(() => undefined);
}
