import { sql } from "drizzle-orm";
import { expect, it, vi } from "vitest";
import { installation, pingcrm } from "../../test/cli.ts";
import { createContact } from "../../test/factories.ts";
import { ask, connectHttp, connectSse } from "../../test/mcp-client.ts";
import { startServer } from "../../test/serve.ts";
import { addUser } from "../accounts/users.ts";
import { loadConfig } from "../config.ts";
import { refreshNow } from "../crm/relationships/keep-fresh.ts";
import { openDatabase } from "../db/open.ts";
import { createLogger } from "../logger.ts";

const env = await installation();

it("told to stop, it finishes the calls that run, takes no new ones, closes streams, exit 0", async () => {
  const { db, close } = await openDatabase(loadConfig(env), createLogger("silent"));
  const { id: userId } = await addUser(db, { email: "ada@example.com" });
  const contact = await createContact(db, userId, { displayName: "Ines Duarte" });
  // So that the server has no scores to compute, which would read messages too.
  await refreshNow(db, userId, new Date());
  // Whoever reads messages waits for two seconds.
  await db.execute(sql`alter table interactions rename to kept_interactions`);
  await db.execute(
    sql`create view interactions as select * from kept_interactions where (select pg_sleep(2)::text) = ''`,
  );
  await close();
  const { key } = JSON.parse((await pingcrm(["key", "create", "--name", "a", "--json"], { env })).stdout);
  const server = await startServer({ ...env, LOG_LEVEL: "info" });
  const overHttp = await connectHttp(`${server.url}mcp`, key);
  const overSse = await connectSse(`${server.url}mcp/sse`, key);
  const stream = await fetch(`${server.url}mcp/sse`, { headers: { authorization: `Bearer ${key}` } });
  const ended = (async () => {
    for await (const _ of stream.body ?? []);
    return "ended";
  })();
  const read = { contact_id: contact };
  const posts = () => server.stderr().split('"route":"/mcp/messages"').length - 1;
  const sse = ask(overSse, "get_interactions", read);
  // Two to open the session, and the call.
  await vi.waitFor(() => expect(posts()).toBe(3), 5_000);
  // The embedded database looks its key up when the call before it has read.
  const plain = ask(overHttp, "get_interactions", read);
  await vi.waitFor(async () => expect(await figure(server.url, "call")).toBe(1), 5_000);

  const since = performance.now();
  const exit = server.stop("SIGTERM");
  await vi.waitFor(() => expect(fetch(`${server.url}healthz`)).rejects.toThrow(), 1_500);
  const answer = { isError: false, text: expect.stringContaining("Ines Duarte") };
  expect(await plain).toEqual(answer);
  expect(await sse).toEqual(answer);
  expect(await ended).toBe("ended");
  expect(await exit).toEqual([0, null]);
  expect(performance.now() - since).toBeLessThan(10_000);
});

async function figure(url: string, kind: string): Promise<number> {
  const text = await (await fetch(`${url}metrics`)).text();
  return Number(new RegExp(`pingcrm_open\\{kind="${kind}"\\} (\\d+)`).exec(text)?.[1]);
}
