import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { MAIN } from "./cli.ts";

/** A `pingcrm mcp` process and its one client, which can be killed at any moment. */
export interface StdioCaller {
  /** What a tool answers, or undefined when the process ends before it has. */
  ask(tool: string): Promise<{ text: string; isError: boolean } | undefined>;
  kill(): Promise<unknown>;
}

interface Answer {
  id: number;
  result?: { content?: { text: string }[]; isError?: boolean };
}

export async function startCaller(env: Record<string, string>): Promise<StdioCaller> {
  const child = spawn(process.execPath, [MAIN, "mcp"], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ["pipe", "pipe", "ignore"],
  });
  const gone = once(child, "exit");
  const waiting = new Map<number, (answer: Answer | undefined) => void>();
  void gone.then(() => {
    for (const settle of waiting.values()) settle(undefined);
  });
  child.stdin.on("error", () => undefined);
  createInterface({ input: child.stdout }).on("line", (line) => {
    const answer: Answer = JSON.parse(line);
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  let calls = 0;
  function request(method: string, params: object): Promise<Answer | undefined> {
    const id = ++calls;
    return new Promise((settle) => {
      if (child.exitCode !== null || child.signalCode !== null) return settle(undefined);
      waiting.set(id, settle);
      child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", id, method, params })}\n`);
    });
  }
  const clientInfo = { name: "test", version: "1" };
  const began = await request("initialize", {
    protocolVersion: "2025-11-25",
    capabilities: {},
    clientInfo,
  });
  if (!began) throw new Error("mcp ended before it began");
  return {
    async ask(name) {
      const answer = await request("tools/call", { name, arguments: {} });
      if (!answer) return undefined;
      const { result } = answer;
      return { text: result?.content?.[0]?.text ?? "", isError: !result || result.isError === true };
    },
    kill() {
      child.kill("SIGKILL");
      return gone;
    },
  };
}
