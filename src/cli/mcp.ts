import { Command } from "commander";
import { reserveStdout } from "../mcp/reserve-stdout.ts";

interface Options {
  userEmail?: string;
  allowWrites?: true;
}

export const command = new Command("mcp")
  .description("Serve MCP on standard input and output, for an AI client on this machine.")
  .option("--user-email <email>", "whose contacts to show (needed when there are several accounts)")
  .option("--allow-writes", "let the client change things; without it, it can only read")
  .action(async (options: Options) => {
    const output = reserveStdout();
    const stop = new AbortController();
    for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => stop.abort());
    // Loaded only now, so that nothing a library prints while it loads reaches stdout.
    const { withApp } = await import("./with-app.ts");
    // Loads while the database opens: each takes about as long as the other.
    const serving = import("./serve-mcp.ts");
    await withApp(async (app) => {
      const { serveMcp } = await serving;
      const { userEmail, allowWrites = false } = options;
      await serveMcp(app, { userEmail, allowWrites, output, stop: stop.signal });
    });
  });
