import { expect, it } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { createContact, createInteraction, createUser } from "../../test/factories.ts";
import { ask, connectHttp, connectInMemory, connectSse, ERAS, toolDeps } from "../../test/mcp-client.ts";
import { createKey } from "../accounts/keys.ts";
import { validHashes, verifyKey } from "../accounts/verify-key.ts";
import { createMcpEndpoint } from "./http.ts";

const SECRET = "the-secret-of-the-tests-32-bytes-long";
const URL = "http://127.0.0.1:8808/mcp";
/** Enough to see a mix-up; CALLS=10000 for the whole promise. */
const CALLS = Number(process.env.CALLS ?? 1_000);
const CLIENTS = 64;

const db = await testDatabase();
const deps = toolDeps(db);
const { fetch } = createMcpEndpoint({
  ...deps,
  verifyKey: (presented, from) => verifyKey(db, SECRET, presented, from),
  validHashes: (hashes) => validHashes(db, hashes),
});

async function markedUser(mark: string, foreign: string) {
  const userId = await createUser(db);
  const contact = await createContact(db, userId, { displayName: `Ines ${mark}`, notes: mark });
  await createInteraction(db, userId, contact, { text: `hello ${mark}` });
  const { key } = await createKey(db, SECRET, userId, { name: mark, scope: "read" });
  return { userId, contact, key, mark, foreign };
}

it("64 clients of two users over every transport at once see no row of each other", async () => {
  const users = [await markedUser("amaranth", "basalt"), await markedUser("basalt", "amaranth")] as const;
  const clients = await Promise.all(
    Array.from({ length: CLIENTS }, async (_, index) => {
      const user = users[index % 2 === 0 ? 0 : 1];
      const era = ERAS[(index >> 1) % 2 === 0 ? 0 : 1];
      const connect = [
        () => connectHttp(URL, user.key, era, fetch),
        () => connectSse(`${URL}/sse`, user.key, era, fetch),
        () => connectInMemory(deps, user.userId, era),
      ][(index >> 2) % 3];
      return { user, client: await (connect ?? connectNever)() };
    }),
  );
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

function connectNever(): never {
  throw new Error("there are three ways to connect");
}
