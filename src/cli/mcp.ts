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
    // Loaded only now, so that nothing a library prints while it loads reaches stdout.
    const { serveMcp } = await import("./serve-mcp.ts");
    await serveMcp({ userEmail: options.userEmail, allowWrites: options.allowWrites === true, output });
  });
