import { type ChildProcess, spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { setImmediate as nextTurn } from "node:timers/promises";
import { MAIN, pingcrm } from "./cli.ts";
import { folderOf } from "./files.ts";
import { FORMAT_FILES } from "./format-files.ts";
import { type Serving, startServer } from "./serve.ts";
import { startCaller } from "./stdio-caller.ts";

const CALLERS = 3;
/** Calls of the survivors that must be answered after a kill before the next. */
const CALLS_A_ROUND = 2;
/** The holder of the database may be killed under a start again and again. */
const MAX_STARTS_AGAIN = 3;
const PASSWORD = "seven green bottles";
/** An import is several batches of 500. */
export const PEOPLE = 1_050;
export const MESSAGES = 1_050;

export interface Outcome {
  /** Kills by whom they hit. */
  readonly kills: Record<string, number>;
  /** Imports that ended whole, and those that were killed or lost their database. */
  readonly imports: { whole: number; broken: number };
  readonly calls: number;
  /** Starts that met a database whose holder had just been killed, and were tried again. */
  readonly startsAgain: number;
  /** What calls to living processes were told in place of an answer. */
  readonly refused: string[];
  /** Milliseconds of the longest call to a process that lived through it. */
  readonly longest: number;
  /** Names of contacts of which the server said that they are added. */
  readonly acknowledged: string[];
  /** Times at which an answer counted fewer contacts than one before. */
  readonly shrunk: string[];
  /** Folders whose import was begun, in order; the last may be unfinished. */
  readonly folders: string[];
}

/**
 * One `serve` and three `mcp` processes answer and take in contacts while imports run, one after the other, all on one
 * embedded database. In each round one of the five, chosen by `seed`, is killed with SIGKILL and started again.
 */
export async function importKillRounds(
  env: Record<string, string>,
  rounds: number,
  seed: number,
): Promise<Outcome> {
  await pingcrm(["user", "add", "nia@example.com", "--name", "Nia Okafor", "--password-stdin"], {
    env,
    input: `${PASSWORD}\n`,
  });
  const outcome = {
    kills: {} as Record<string, number>,
    imports: { whole: 0, broken: 0 },
    calls: 0,
    startsAgain: 0,
    refused: [] as string[],
    longest: 0,
    acknowledged: [] as string[],
    shrunk: [] as string[],
    folders: [] as string[],
  };
  const answered = new EventEmitter();
  let finished = false;

  async function timed<Result>(call: () => Promise<Result | undefined>): Promise<Result | undefined> {
    const from = performance.now();
    const result = await call();
    if (result === undefined) return undefined;
    outcome.longest = Math.max(outcome.longest, performance.now() - from);
    outcome.calls++;
    return result;
  }

  async function begin<Process>(start: (env: Record<string, string>) => Promise<Process>): Promise<Process> {
    for (let again = 0; again < MAX_STARTS_AGAIN; again++) {
      try {
        return await start(env);
      } catch {
        outcome.startsAgain++;
      }
    }
    return start(env);
  }

  const callers = Array.from({ length: CALLERS }, () => begin(startCaller));
  async function keepAsking(slot: number): Promise<void> {
    let most = 0;
    while (!finished) {
      const caller = await callers[slot];
      const answer = await timed(async () => caller?.ask("get_dashboard_stats"));
      if (!answer) {
        await nextTurn();
        continue;
      }
      if (answer.isError) outcome.refused.push(answer.text);
      const counted = Number(/Contacts: ([\d,]+)/.exec(answer.text)?.[1]?.replaceAll(",", "") ?? 0);
      if (!answer.isError && counted < most) outcome.shrunk.push(`${counted} after ${most}`);
      if (!answer.isError) most = Math.max(most, counted);
      answered.emit("answer");
    }
  }

  let server = begin(startServer);
  let cookie = "";
  async function post(to: Serving, path: string, body: object): Promise<Response | undefined> {
    const origin = to.url.replace(/\/$/, "");
    try {
      return await fetch(`${to.url}api/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", origin, cookie },
        body: JSON.stringify(body),
      });
    } catch (error) {
      if (to.child.exitCode !== null || to.child.signalCode !== null || to.child.killed) return undefined;
      throw error;
    }
  }
  const signedIn = await post(await server, "auth/sign-in", {
    email: "nia@example.com",
    password: PASSWORD,
  });
  cookie = (signedIn?.headers.getSetCookie() ?? []).map((line) => line.split(";")[0]).join("; ");
  async function keepAdding(): Promise<void> {
    for (let n = 0; !finished; n++) {
      const displayName = `Added ${n}`;
      const to = await server;
      const response = await timed(() => post(to, "contacts", { displayName }));
      if (!response) {
        await nextTurn();
        continue;
      }
      if (response.ok) outcome.acknowledged.push(displayName);
      else outcome.refused.push(`${response.status} ${await response.text()}`);
      answered.emit("answer");
    }
  }

  let running: ChildProcess | undefined;
  async function keepImporting(): Promise<void> {
    for (let n = 0; !finished; n++) {
      const folder = await folderOf(filesOf(n));
      outcome.folders.push(folder);
      for (let whole = false; !whole && !finished; ) {
        running = spawn(process.execPath, [MAIN, "import", folder], {
          env: { PATH: process.env.PATH, ...env },
          stdio: "ignore",
        });
        const [code] = await once(running, "exit");
        whole = code === 0;
        outcome.imports[whole ? "whole" : "broken"]++;
      }
    }
  }

  async function kill(victim: number): Promise<void> {
    const name = victim < CALLERS ? "mcp" : victim === CALLERS ? "serve" : "import";
    outcome.kills[name] = (outcome.kills[name] ?? 0) + 1;
    if (name === "import") {
      running?.kill("SIGKILL");
      return;
    }
    if (name === "serve") {
      const gone = await server;
      server = gone.stop("SIGKILL").then(() => begin(startServer));
      return;
    }
    const caller = await callers[victim];
    callers[victim] = Promise.resolve(caller?.kill()).then(() => begin(startCaller));
  }

  const work = [...callers.keys()].map(keepAsking);
  work.push(keepAdding(), keepImporting());
  let random = seed;
  for (let round = 0; round < rounds; round++) {
    for (let calls = 0; calls < CALLS_A_ROUND; calls++) await once(answered, "answer");
    // Lehmer's generator (Park and Miller).
    random = (random * 48_271) % 2_147_483_647;
    await kill(Math.floor((random / 2_147_483_647) * (CALLERS + 2)));
  }
  for (let calls = 0; calls < CALLS_A_ROUND; calls++) await once(answered, "answer");
  finished = true;
  running?.kill("SIGKILL");
  await Promise.all(work);
  for (const caller of callers) await (await caller).kill();
  await (await server).stop("SIGKILL");
  return outcome;
}

/** People, and messages with some of them, that no other import of the test has. */
function filesOf(n: number): Record<string, string> {
  const { vcard, mbox } = FORMAT_FILES;
  const own = (text: string) =>
    text
      .replaceAll("@example.org", `@n${n}.example.org`)
      .replaceAll("@x>", `@n${n}>`)
      .replaceAll("Silva", `Silva${n}x`);
  return Object.fromEntries(
    Object.entries({ ...vcard?.(PEOPLE), ...mbox?.(MESSAGES) }).map(([name, text]) => [name, own(text)]),
  );
}
