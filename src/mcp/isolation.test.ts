import { describe, expect, it } from "vitest";
import { testDatabase } from "../../test/database.ts";
import {
  createContact,
  createIdentity,
  createInteraction,
  createNotification,
  createSuggestion,
  createUser,
} from "../../test/factories.ts";
import { ask, connectInMemory, toolDeps } from "../../test/mcp-client.ts";
import { indexContactWords } from "../crm/search/index-contact-words.ts";
import { indexMessageWords } from "../crm/search/index-message-words.ts";
import { TOOLS } from "./server.ts";

const db = await testDatabase();
const deps = toolDeps(db);

/** A user whose every text holds a mark that is found in nobody else's. */
async function markedUser(mark: string) {
  const userId = await createUser(db);
  const ids = [];
  for (let index = 0; index < 3; index++) {
    const id = await createContact(db, userId, {
      displayName: `Ines Duarte ${mark}`,
      company: `Fado ${mark}`,
      title: mark,
      location: mark,
      tags: [mark],
      notes: mark,
      linkedinAbout: mark,
      priority: "high",
      interactionCount: 5,
      lastInteractionAt: new Date("2020-01-01"),
    });
    await createIdentity(db, userId, id, "email", `ines@${mark}.example.com`);
    for (let message = 0; message < 3; message++) {
      await createInteraction(db, userId, id, {
        text: `hello ${mark}`,
        subject: mark,
        occurredAt: new Date("2020-01-01"),
      });
    }
    await indexMessageWords(db, userId, [{ contactId: id, text: `hello ${mark}` }]);
    await createSuggestion(db, userId, id, { message: mark, facts: { lastTopic: mark } });
    await createNotification(db, userId, { title: mark, body: mark });
    ids.push(id);
  }
  await indexContactWords(db, userId, ids);
  return { userId, ids, client: await connectInMemory(deps, userId) };
}

describe("an answer about one user never holds a row of another", () => {
  const argumentsOf = (
    ids: number[],
    cursor: string | undefined,
  ): Record<string, Record<string, unknown>[]> => ({
    search_contacts: [
      {},
      { query: "ines" },
      { query: "theirs" },
      { query: "hello" },
      { company: "theirs" },
      { cursor },
    ],
    get_contact: [...ids.map((id) => ({ contact_id: id })), { name: "Ines Duarte theirs" }, { name: "ines" }],
    get_interactions: [
      ...ids.map((id) => ({ contact_id: id })),
      ...ids.map((id) => ({ contact_id: id, cursor })),
      { name: "Ines Duarte theirs" },
    ],
    get_suggestions: [{}, { cursor }],
    get_notifications: [{}, { unread_only: false }, { cursor }, { unread_only: false, cursor }],
    get_dashboard_stats: [{}],
  });

  it("whatever ids and names it is asked with", async () => {
    const mine = await markedUser("mine");
    const theirs = await markedUser("theirs");
    const all = argumentsOf(theirs.ids, undefined);
    expect(Object.keys(all).sort()).toEqual(TOOLS.map(({ listed }) => listed.name).sort());
    for (const [tool, calls] of Object.entries(all)) {
      for (const args of calls) {
        const { text } = await ask(mine.client, tool, args);
        const echoed = text.replaceAll('"Ines Duarte theirs"', "");
        expect(echoed, `${tool} ${JSON.stringify(args)}`).not.toContain("theirs");
        for (const id of theirs.ids) expect(text).not.toMatch(new RegExp(`ID ${id}\\)|^\\| ${id} \\|`, "m"));
      }
    }
    for (const id of theirs.ids) {
      const answer = { isError: true, text: expect.stringMatching(/^There is no contact with the ID/) };
      expect(await ask(mine.client, "get_contact", { contact_id: id })).toEqual(answer);
      expect(await ask(mine.client, "get_interactions", { contact_id: id })).toEqual(answer);
    }
  });

  it("and does not change, down to its counts, when another's rows are added", async () => {
    const mine = await markedUser("mine");
    const answers = async () => {
      const texts = [];
      for (const [tool, calls] of Object.entries(argumentsOf(mine.ids, undefined))) {
        for (const args of calls) texts.push((await ask(mine.client, tool, args)).text);
      }
      return texts.join("\n").replace(/text-[0-9a-f]{8}/g, "text-X");
    };
    const before = await answers();
    await markedUser("theirs");
    expect(await answers()).toBe(before);
  });

  it("whatever cursors of the other it is asked with", async () => {
    const mine = await markedUser("mine");
    const theirs = await markedUser("theirs");
    for (const tool of ["search_contacts", "get_suggestions", "get_notifications"]) {
      const theirPage = await ask(theirs.client, tool, { limit: 1 });
      const cursor = /cursor "([\w-]+)"/.exec(theirPage.text)?.[1];
      expect(cursor).toBeDefined();
      const { text } = await ask(mine.client, tool, { limit: 50, cursor });
      expect(text).not.toContain("theirs");
    }
    const page = await ask(theirs.client, "get_interactions", { contact_id: theirs.ids[0], limit: 1 });
    const cursor = /cursor "([\w-]+)"/.exec(page.text)?.[1];
    expect(cursor).toBeDefined();
    for (const contact of [theirs.ids[0], mine.ids[0]]) {
      const { text, isError } = await ask(mine.client, "get_interactions", { contact_id: contact, cursor });
      expect(isError).toBe(true);
      expect(text).not.toContain("theirs");
    }
  });

  it("with many calls of two users at once", async () => {
    const mine = await markedUser("mine");
    const theirs = await markedUser("theirs");
    const calls = [
      [mine, "mine", "theirs"],
      [theirs, "theirs", "mine"],
    ] as const;
    await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const [user, own, foreign] = calls[index % 2 === 0 ? 0 : 1];
        const id = user.ids[index % 3];
        const tool = index % 4 < 2 ? "get_contact" : "get_interactions";
        const { text, isError } = await ask(user.client, tool, { contact_id: id });
        expect(isError).toBe(false);
        expect(text).toContain(own);
        expect(text).not.toContain(foreign);
      }),
    );
  });
});
