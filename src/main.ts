#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { unreachable } from "./db/unreachable.ts";
import { AppError } from "./errors.ts";

interface CommandModule {
  command: Command;
}

/** One file of cli/ a command, loaded only when it is asked for, so that `mcp` starts without what `import` needs. */
const COMMANDS: Record<string, { summary: string; load: () => Promise<CommandModule> }> = {
  serve: {
    summary: "the web app, and MCP over HTTP",
    load: () => import("./cli/serve.ts"),
  },
  mcp: { summary: "MCP over stdio, for an AI client on this machine", load: () => import("./cli/mcp.ts") },
  import: { summary: "bring in people and messages from files", load: () => import("./cli/import.ts") },
  export: { summary: "write an account as one zip", load: () => import("./cli/export.ts") },
  duplicates: {
    summary: "review pairs of contacts that may be one person",
    load: () => import("./cli/duplicates.ts"),
  },
  user: { summary: "add, list and remove accounts, set passwords", load: () => import("./cli/user.ts") },
  key: { summary: "create, list, revoke and regenerate MCP keys", load: () => import("./cli/key.ts") },
  demo: { summary: "make a sample network to try things on", load: () => import("./cli/demo.ts") },
  refresh: { summary: "compute scores and suggestions now", load: () => import("./cli/refresh.ts") },
  suggestion: {
    summary: "list, complete, dismiss and snooze suggestions",
    load: () => import("./cli/suggestion.ts"),
  },
  remind: { summary: "set a date or rhythm for a contact", load: () => import("./cli/remind.ts") },
  settings: { summary: "show and set your settings", load: () => import("./cli/settings.ts") },
  doctor: {
    summary: "check this installation and print client configurations",
    load: () => import("./cli/doctor.ts"),
  },
};

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;

function help(): string {
  const rows = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(12)}${summary}`);
  return [
    "pingcrm: a personal networking CRM that your AI client can ask",
    "",
    "Usage: pingcrm COMMAND [options]",
    "",
    ...rows,
    "",
    "pingcrm COMMAND --help says more about one of them.",
    "",
  ].join("\n");
}

async function main([name, ...rest]: string[]): Promise<number> {
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    (name === undefined ? process.stderr : process.stdout).write(help());
    return name === undefined ? EXIT_USAGE : 0;
  }
  if (name === "--version" || name === "-V") {
    process.stdout.write(`${__VERSION__}\n`);
    return 0;
  }
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!entry) {
    process.stderr.write(`There is no command "${name}".\n\n${help()}`);
    return EXIT_USAGE;
  }
  try {
    const { command } = await entry.load();
    const program = new Command("pingcrm").addCommand(command);
    reportUsageAsErrors(program);
    await program.parseAsync([name, ...rest], { from: "user" });
    // A command that did part of its work says so itself.
    return Number(process.exitCode ?? 0);
  } catch (error) {
    return await report(error);
  }
}

/** Commander would end the process itself; here every way out goes through one place. */
function reportUsageAsErrors(command: Command): void {
  command.exitOverride();
  command.commands.forEach(reportUsageAsErrors);
}

async function report(error: unknown): Promise<number> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_USAGE;
  const said = error instanceof AppError ? error : unreachable(error);
  if (said) {
    process.stderr.write(`${said.message}\n`);
    return said.code === "invalid_input" ? EXIT_USAGE : EXIT_FAILED;
  }
  process.stderr.write(await unexpected(error));
  return EXIT_FAILED;
}

/** The operating system's errors speak for themselves. Any other may quote a query and people's words: only its place is shown. */
async function unexpected(error: unknown): Promise<string> {
  if (error instanceof Error && "syscall" in error) return `${error.message}\n`;
  const { withoutContent } = await import("./logger.ts");
  const { error: name, code, stack } = withoutContent(error);
  return [`Something unexpected went wrong: ${[name, code].filter(Boolean).join(" ")}`, ...stack, ""].join(
    "\n  ",
  );
}

process.exitCode = await main(process.argv.slice(2));
