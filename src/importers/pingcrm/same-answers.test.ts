import type { Client } from "@modelcontextprotocol/client";
import { expect, it } from "vitest";
import { heldInstallation, pingcrm } from "../../../test/cli.ts";
import { folderOf } from "../../../test/files.ts";
import { ask, connectStdio } from "../../../test/mcp-client.ts";

const env = await heldInstallation();
const FROM = "from@example.com";
const TO = "to@example.com";
const CONTACTS = 60;
const run = async (email: string, ...args: string[]) => {
  const result = await pingcrm([...args, "--user-email", email], { env });
  expect(result, `${args.join(" ")}: ${result.stderr}`).toMatchObject({ code: 0 });
  return result.stdout;
};

/** An account with something of everything that the command line can make. */
async function anAccount(): Promise<void> {
  await run(FROM, "demo", "--contacts", String(CONTACTS));
  const folder = await folderOf({
    "one.csv":
      "Name,Email\nZoë Lindqvist,zoe@example.org\nRui Duarte,rui@example.org\nEva Novak,eva@example.org\n",
    "two.csv": "Name,Phone\nZoe Lindqvist,+46701740605\nRui Duarte,+351912345678\nEva Novak,+420601123456\n",
    "both.csv": "Name,Email,Phone\nEva Novak,eva@example.org,+420601123456\n",
  });
  for (const name of ["one", "two", "both"]) await run(FROM, "import", `${folder}/${name}.csv`);
  const pairs: { id: number; a: { name: string } }[] = JSON.parse(await run(FROM, "duplicates", "--json"));
  const pairOf = (name: string) => String(pairs.find(({ a }) => a.name === name)?.id);
  await run(FROM, "duplicates", "join", pairOf("Zoë Lindqvist"));
  await run(FROM, "duplicates", "refuse", pairOf("Rui Duarte"));
  await run(FROM, "remind", "1", "--on", "2027-05-05", "--every", "45");
  await run(FROM, "settings", "time-zone", "Asia/Kolkata");
  await run(FROM, "settings", "dormancy", "200");
  await run(FROM, "refresh");
}

/** What the six tools say, of every contact too, but for the tags of fences, which are made up for each answer. */
async function answers(client: Client): Promise<Record<string, string>> {
  const said: Record<string, string> = {};
  const say = async (tool: string, args: Record<string, unknown> = {}) => {
    const { text } = await ask(client, tool, args);
    said[`${tool} ${JSON.stringify(args)}`] = text.replace(/(<\/?text-)[0-9a-f]+/g, "$1");
    return text;
  };
  const ids = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await say("search_contacts", { sort: "name", limit: 50, ...(cursor && { cursor }) });
    for (const [, id] of page.matchAll(/^\| (\d+) \|/gm)) ids.add(String(id));
    cursor = /cursor[^"`]*["`]([^"`]+)["`]/.exec(page)?.[1];
  } while (cursor);
  expect(ids.size).toBeGreaterThanOrEqual(CONTACTS);
  for (const id of ids) {
    await say("get_contact", { contact_id: id });
    await say("get_interactions", { contact_id: id, limit: 100 });
  }
  for (const query of ["zoe", "+420601123456", "thanks", "engineer"]) await say("search_contacts", { query });
  for (const filter of [{ score: "strong" }, { priority: "archived" }, { sort: "last_contact" }])
    await say("search_contacts", filter);
  await say("get_contact", { name: "Zoë Lindqvist" });
  await say("get_suggestions", { limit: 50 });
  await say("get_notifications", { unread_only: false, limit: 100 });
  await say("get_dashboard_stats");
  return said;
}

it("an export imported into an empty account gives the same answers from every tool, for every contact", async () => {
  await anAccount();
  const before = await answers(await connectStdio(env, undefined, ["--user-email", FROM]));
  const folder = await folderOf({});
  await run(FROM, "export", `${folder}/account.zip`);
  expect((await pingcrm(["user", "add", TO, "--name", "Nia"], { env })).code).toBe(0);
  await run(TO, "import", `${folder}/account.zip`);
  const after = await answers(await connectStdio(env, undefined, ["--user-email", TO]));
  expect(Object.keys(before).length).toBeGreaterThan(2 * CONTACTS);
  expect(after).toEqual(before);
  for (const list of [["--joined", "--json"], ["--json"]])
    expect(await run(TO, "duplicates", ...list)).toBe(await run(FROM, "duplicates", ...list));
  expect(await run(TO, "settings")).toBe(await run(FROM, "settings"));
}, 180_000);
