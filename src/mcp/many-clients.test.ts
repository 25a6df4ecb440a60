import type { Client } from "@modelcontextprotocol/client";
import { afterAll, expect, it } from "vitest";
import { installation } from "../../test/cli.ts";
import { createContact, createInteraction, createUser } from "../../test/factories.ts";
import { ask, connectHttp, connectSse, connectStdio, ERAS } from "../../test/mcp-client.ts";
import { startServer } from "../../test/serve.ts";
import { createKey } from "../accounts/keys.ts";
import { loadConfig } from "../config.ts";
import { openDatabase } from "../db/open.ts";
import { createLogger } from "../logger.ts";

const SECRET_KEY = "the-secret-of-the-tests-32-bytes-long";
/** Enough to see a mix-up; CALLS=10000 for the whole promise. */
const CALLS = Number(process.env.CALLS ?? 1_000);
const CLIENTS = 64;
/** Each is a process of its own. */
const STDIO_CLIENTS = Number(process.env.STDIO_CLIENTS ?? 4);

const env = { ...(await installation()), SECRET_KEY };
const { db, close } = await openDatabase(loadConfig(env), createLogger("silent"));
afterAll(close);
const { url } = await startServer(env);

async function markedUser(mark: string, foreign: string) {
  const email = `${mark}@example.com`;
  const userId = await createUser(db, { email });
  const contact = await createContact(db, userId, { displayName: `Ines ${mark}`, notes: mark });
  await createInteraction(db, userId, contact, { text: `hello ${mark}` });
  const { key } = await createKey(db, SECRET_KEY, userId, { name: mark, scope: "read" });
  return { email, contact, key, mark, foreign };
}

it("64 clients of two users over every transport at once see no row of each other", async () => {
  const users = [await markedUser("amaranth", "basalt"), await markedUser("basalt", "amaranth")] as const;
  const clients: { user: (typeof users)[number]; client: Client }[] = [];
  for (let index = 0; index < CLIENTS; index++) {
    const user = users[index % 2 === 0 ? 0 : 1];
    const era = ERAS[(index >> 1) % 2 === 0 ? 0 : 1];
    const client =
      index < STDIO_CLIENTS
        ? connectStdio(env, era, ["--user-email", user.email])
        : (index >> 2) % 2 === 0
          ? connectHttp(`${url}mcp`, user.key, era)
          : connectSse(`${url}mcp/sse`, user.key, era);
    clients.push({ user, client: await client });
  }
  let calls = 0;
  let foreignRows = 0;
  let own = 0;
  await Promise.all(
    clients.map(async ({ user, client }) => {
      for (let turn = 0; calls < CALLS; turn++) {
        calls += 1;
        const [name, args] =
          turn % 2 === 0
            ? (["get_contact", { contact_id: user.contact }] as const)
            : (["get_interactions", { contact_id: user.contact }] as const);
        const { text } = await ask(client, name, args);
        if (text.includes(user.foreign)) foreignRows += 1;
        if (text.includes(user.mark)) own += 1;
      }
    }),
  );
  expect({ foreignRows, own }).toEqual({ foreignRows: 0, own: calls });
  expect(calls).toBeGreaterThanOrEqual(CALLS);
}, 600_000);
