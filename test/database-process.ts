import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { TEST_PROGRAMS } from "./build.ts";
import type { Reply } from "./programs/database-process.ts";

/** A process of its own on an embedded database. */
export class DatabaseProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (reply: Reply | undefined) => void>();
  readonly #gone: Promise<unknown>;
  #stderr = "";
  #tasks = 0;

  static async start(dataDir: string): Promise<DatabaseProcess> {
    const started = new DatabaseProcess(dataDir);
    const failed = started.#gone.then(() => {
      throw new Error(`The process ended before it was ready: ${started.#stderr}`);
    });
    await Promise.race([once(started.#child, "message"), failed]);
    failed.catch(() => undefined);
    return started;
  }

  private constructor(dataDir: string) {
    this.#child = fork(resolve(TEST_PROGRAMS, "database-process.js"), [dataDir], {
      env: { PATH: process.env.PATH },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    this.#child.stderr?.setEncoding("utf8").on("data", (text: string) => (this.#stderr += text));
    this.#child.stdout?.setEncoding("utf8").on("data", (text: string) => (this.#stderr += `stdout: ${text}`));
    this.#child.on("message", (reply: Reply | "ready") => {
      if (reply !== "ready") this.#settle(reply.id, reply);
    });
    this.#gone = once(this.#child, "exit").then(() => {
      for (const id of this.#waiting.keys()) this.#settle(id, undefined);
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** What it has written to stdout, which must stay empty, and to stderr. */
  get output(): string {
    return this.#stderr;
  }

  /** The reply, or undefined when the process is killed before it gives one. */
  run(...statements: string[]): Promise<Reply | undefined> {
    const id = ++this.#tasks;
    return new Promise((settle) => {
      this.#waiting.set(id, settle);
      if (this.#child.connected) this.#child.send({ id, statements });
      else this.#settle(id, undefined);
    });
  }

  /** The rows of the last statement; throws what the database or the process said instead. */
  async rows(...statements: string[]): Promise<Record<string, unknown>[]> {
    const reply = await this.run(...statements);
    if (reply && "rows" in reply) return reply.rows;
    throw Object.assign(new Error(reply?.message ?? `The process is gone. ${this.#stderr}`), reply);
  }

  async end(): Promise<void> {
    this.#child.send("end");
    await this.#gone;
  }

  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#gone;
  }

  #settle(id: number, reply: Reply | undefined): void {
    this.#waiting.get(id)?.(reply);
    this.#waiting.delete(id);
  }
}
