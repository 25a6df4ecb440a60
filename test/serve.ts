import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { afterwards } from "./afterwards.ts";
import { MAIN } from "./cli.ts";

export interface Serving {
  readonly child: ChildProcessWithoutNullStreams;
  /** With a slash at its end. */
  readonly url: string;
  readonly stdout: string;
  /** What it has logged so far. */
  stderr(): string;
  /** Sends a signal and waits for the exit: its code and signal. */
  stop(signal?: NodeJS.Signals): Promise<[number | null, NodeJS.Signals | null]>;
}

/** A `pingcrm serve` process on a free port, once it says where it is. Killed when the test or the test file that started it is done. */
export async function startServer(env: Record<string, string>, ...args: string[]): Promise<Serving> {
  const child = spawn(process.execPath, [MAIN, "serve", "--port", "0", ...args], {
    env: { PATH: process.env.PATH, LOG_LEVEL: "warn", ...env },
  });
  afterwards(() => child.kill("SIGKILL"));
  let stdout = "";
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  for await (const text of child.stdout.setEncoding("utf8")) {
    stdout += text;
    if (stdout.includes("doctor\n")) break;
  }
  const url = /http:\/\/127\.\S+/.exec(stdout)?.[0];
  if (!url) throw new Error(`serve did not start: ${stderr}`);
  return {
    child,
    url,
    stdout,
    stderr: () => stderr,
    stop: async (signal = "SIGTERM") => {
      const exit = once(child, "exit");
      child.kill(signal);
      const [code, by] = await exit;
      return [code, by];
    },
  };
}
