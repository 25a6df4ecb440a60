import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { countTokens } from "gpt-tokenizer";
import { driverAlone } from "./driver-alone.ts";
import { type Figures, measure, median, medianFigures, short } from "./figures.ts";
import { questions } from "./questions.ts";
import { bareHttp, bareModules, bareStdio, pingcrmHttp, pingcrmStdio, type Subject } from "./subjects.ts";
import { type Kind, makeWorld, type World } from "./world.ts";

/** Figures of each tool, or of a baseline, by name. */
type Table = Record<string, Figures>;

interface Measured {
  readonly bare: Table;
  readonly worlds: readonly { readonly world: string; readonly table: Table }[];
}

/** Calls of each process before the first that counts: by then what it runs is compiled. */
const WARM_UP = 300;

/** Each tool over both transports beside what does nothing over the same, as ratios taken in one run. */
export async function run(args: string[]): Promise<unknown> {
  const { values } = parseArgs({
    args,
    options: {
      contacts: { type: "string", multiple: true, default: ["1000", "10000", "100000"] },
      /** Users of 1,000 contacts each in one more Postgres; 0 leaves it out. */
      users: { type: "string", default: "1000" },
      database: {
        type: "string",
        multiple: true,
        default: process.env.DATABASE_URL ? ["embedded", "Postgres"] : ["embedded"],
      },
      calls: { type: "string", default: "200" },
      rounds: { type: "string", default: "5" },
    },
  });
  const kinds = values.database as Kind[];
  const worlds: World[] = [];
  try {
    for (const kind of kinds) {
      for (const contacts of values.contacts) worlds.push(await announced(kind, Number(contacts)));
    }
    if (kinds.includes("Postgres") && Number(values.users) > 0) {
      worlds.push(await announced("Postgres", 1_000, Number(values.users)));
    }
    const starts = await coldStarts(worlds, Number(values.rounds));
    const plan = { calls: Number(values.calls), rounds: Number(values.rounds) };
    const sql: Record<string, unknown> = {};
    for (const world of worlds) sql[nameOf(world)] = await driverAlone(world, plan.calls);
    const stdio = await overStdio(worlds, plan, 1);
    const stdio16 = await overStdio(worlds, plan, 16);
    const http = await overHttp(worlds, plan, 1);
    const http16 = await overHttp(worlds, plan, 16);
    const tokens = await countAnswers(worlds);
    print({ starts, sql, stdio, stdio16, http, http16, tokens });
    return { ...values, starts, sql, stdio, stdio16, http, http16, tokens };
  } finally {
    for (const world of worlds) await world.remove();
  }
}

async function announced(kind: Kind, contacts: number, users = 1): Promise<World> {
  const began = performance.now();
  const world = await makeWorld(kind, contacts, users);
  console.log(`Made ${nameOf(world)} in ${Math.round((performance.now() - began) / 1000)} s.`);
  return world;
}

function nameOf({ kind, contacts, users }: World): string {
  return `${kind} ${users > 1 ? `${users} x ` : ""}${contacts}`;
}

/** Milliseconds from starting the process to the answer of its first call. */
async function coldStarts(worlds: readonly World[], rounds: number): Promise<Record<string, number>> {
  const once = async (open: () => Promise<Subject>, tool: string) => {
    const began = performance.now();
    const subject = await open();
    await subject.call(tool, {});
    const took = performance.now() - began;
    await subject.close();
    return took;
  };
  const subjects = [
    { name: "bare, bundled as PingCRM is", open: bareStdio, tool: "noop" },
    { name: "bare, from node_modules", open: bareModules, tool: "noop" },
    ...worlds.map((world) => ({
      name: nameOf(world),
      open: () => pingcrmStdio(world.env, world.email),
      tool: "get_notifications",
    })),
  ];
  const times = subjects.map(() => [] as number[]);
  for (let round = 0; round < rounds; round++) {
    for (const [at, { open, tool }] of subjects.entries()) times[at]?.push(await once(open, tool));
  }
  return Object.fromEntries(subjects.map(({ name }, at) => [name, median(times[at] ?? [])]));
}

interface Plan {
  readonly calls: number;
  readonly rounds: number;
}

async function overStdio(worlds: readonly World[], plan: Plan, concurrency: number): Promise<Measured> {
  const bare = await bareStdio();
  const subjects = await Promise.all(worlds.map((world) => pingcrmStdio(world.env, world.email)));
  return inRounds({ noop: bare }, worlds, subjects, plan, concurrency);
}

async function overHttp(worlds: readonly World[], plan: Plan, concurrency: number): Promise<Measured> {
  const bare = await bareHttp();
  const subjects = await Promise.all(worlds.map((world) => pingcrmHttp(world.env, world.key)));
  return inRounds(bare, worlds, subjects, plan, concurrency);
}

/** In each round every subject has its turn, so that what else the machine does falls on all of them. */
async function inRounds(
  bare: Readonly<Record<string, Subject>>,
  worlds: readonly World[],
  subjects: readonly Subject[],
  { calls, rounds }: Plan,
  concurrency: number,
): Promise<Measured> {
  const taken = new Map<string, Figures[]>();
  const take = async (name: string, call: (n: number) => Promise<unknown>) => {
    taken.set(name, [...(taken.get(name) ?? []), await measure(call, calls, concurrency)]);
  };
  const asked = worlds.map((world, at) =>
    Object.entries(questions(world.people)).map(([name, { tool, given }]) => ({
      name: `${at} ${name}`,
      ask: (n: number) => subjects[at]?.call(tool, given(n)) ?? Promise.reject(new Error("no subject")),
    })),
  );
  for (const subject of Object.values(bare)) {
    await measure(() => subject.call("noop", {}), WARM_UP, concurrency);
  }
  for (const tools of asked) {
    for (const { ask } of tools) await measure(ask, WARM_UP / tools.length, concurrency);
  }
  for (let round = 0; round < rounds; round++) {
    for (const [name, subject] of Object.entries(bare)) await take(name, () => subject.call("noop", {}));
    for (const { name, ask } of asked.flat()) await take(name, ask);
  }
  const table = (mark: string, names: string[]): Table =>
    Object.fromEntries(names.map((name) => [name, medianFigures(taken.get(mark + name) ?? [])]));
  const memory = subjects.map(({ pid }) => residentMegabytes(pid));
  for (const subject of [...subjects, ...Object.values(bare)]) await subject.close();
  return {
    bare: table("", Object.keys(bare)),
    worlds: worlds.map((world, at) => ({
      world: nameOf(world),
      residentMegabytes: memory[at],
      table: table(`${at} `, Object.keys(questions(world.people))),
    })),
  };
}

/** What a process keeps in memory; undefined where the system does not tell. */
function residentMegabytes(pid: number): number | undefined {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return kilobytes ? Math.round(Number(kilobytes) / 1024) : undefined;
  } catch {
    return undefined;
  }
}

/** Tokens of the answers of each tool in the largest world, and of a search that shows twenty people, a person. */
async function countAnswers(worlds: readonly World[]): Promise<Record<string, number>> {
  const world = worlds.reduce((a, b) => (b.contacts > a.contacts ? b : a));
  const subject = await pingcrmStdio(world.env, world.email);
  const tokens: Record<string, number> = {};
  for (const [name, { tool, given }] of Object.entries(questions(world.people))) {
    const counts = [];
    for (let n = 0; n < 20; n++) counts.push(countTokens(await subject.call(tool, given(n))));
    tokens[name] = median(counts);
  }
  const twenty = await subject.call("search_contacts", { query: "a", limit: 20 });
  tokens["a contact of twenty"] = countTokens(twenty) / 20;
  await subject.close();
  return tokens;
}

interface Results {
  readonly starts: Record<string, number>;
  readonly sql: Record<string, unknown>;
  readonly stdio: Measured;
  readonly stdio16: Measured;
  readonly http: Measured;
  readonly http16: Measured;
  readonly tokens: Record<string, number>;
}

function print({ starts, sql, tokens, ...measured }: Results): void {
  for (const [name, { bare, worlds }] of Object.entries(measured)) {
    console.log(`\n${name}`);
    console.table({
      ...rounded(bare),
      ...Object.assign({}, ...worlds.map(({ world, table }) => rounded(table, `${world} `, bare.noop))),
    });
  }
  console.log("\nMilliseconds from start to the first answer, and tokens");
  console.table({ ...starts, ...tokens });
  console.log(JSON.stringify(sql));
}

function rounded(table: Table, mark = "", bare?: Figures): Record<string, Record<string, number>> {
  return Object.fromEntries(
    Object.entries(table).map(([name, { p50, p99, perSecond }]) => [
      mark + name,
      {
        p50: short(p50),
        p99: short(p99),
        perSecond: short(perSecond),
        ...(bare && {
          "p50 / bare": short(p50 / bare.p50),
          "rate / bare": short(perSecond / bare.perSecond),
        }),
      },
    ]),
  );
}
