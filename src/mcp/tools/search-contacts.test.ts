import { countTokens } from "gpt-tokenizer/encoding/cl100k_base";
import { beforeEach, describe, expect, it } from "vitest";
import { createContact, createInteraction } from "../../../test/factories.ts";
import { toolFixture } from "../../../test/tool-fixture.ts";
import { indexContactWords } from "../../crm/search/index-contact-words.ts";
import { indexMessageWords } from "../../crm/search/index-message-words.ts";

const tool = await toolFixture("search_contacts", "Asia/Tokyo");
const person = async (values: Parameters<typeof createContact>[2]) => {
  const id = await createContact(tool.db, tool.userId, values);
  await indexContactWords(tool.db, tool.userId, [id]);
  return id;
};

it("answers with the total and a table that has every id the next call needs", async () => {
  const ines = await person({
    displayName: "Ines | Duarte",
    title: "Head of\nProduct",
    company: "Fado Labs",
    tags: ["climbing", "lisbon"],
    score: 9,
    lastInteractionAt: new Date("2026-11-19T20:00:00Z"),
  });
  const other = await person({ displayName: "Ines Prado", score: 4 });
  expect(await tool.call({ query: "ines", sort: "score" })).toEqual({
    isError: false,
    text: `2 contacts match.

| ID | Name | Title | Company | Score | Last contact | Tags |
| --- | --- | --- | --- | --- | --- | --- |
| ${ines} | Ines \\| Duarte | Head of Product | Fado Labs | 9 strong | 2026-11-20, 3 days ago | climbing, lisbon |
| ${other} | Ines Prado | - | - | 4 warm | - | - |

Next: get_contact with a contact's ID shows the whole profile.`,
  });
});

it("says where a match was, not what, and only where it was not in the name", async () => {
  await person({ displayName: "Fado Silva" });
  await person({ displayName: "Bo Lindqvist", company: "Fado Labs" });
  const id = await person({ displayName: "Wei Chen" });
  const text = "Let us hear some fado, my secret plan.";
  await createInteraction(tool.db, tool.userId, id, { text, occurredAt: new Date("2026-03-01T20:00:00Z") });
  await indexMessageWords(tool.db, tool.userId, [{ contactId: id, text }]);
  const answer = (await tool.call({ query: "fado" })).text;
  expect(answer).toContain("| Tags | Match |");
  expect(answer).toMatch(/\| Fado Silva \|.*\| - \|$/m);
  expect(answer).toMatch(/\| Bo Lindqvist \|.*\| company \|$/m);
  expect(answer).toMatch(/\| Wei Chen \|.*\| message 2026-03-02 \|$/m);
  expect(answer).not.toContain("secret plan");
});

describe("filters", () => {
  const namesIn = (text: string) => [...text.matchAll(/^\| \d+ \| ([^|]+) \|/gm)].map((match) => match[1]);
  beforeEach(async () => {
    await person({
      displayName: "Ada",
      score: 8,
      company: "Fado Labs",
      location: "Lisbon",
      tags: ["jazz"],
      lastInteractionAt: new Date("2026-11-19T14:59:59Z"),
    });
    await person({
      displayName: "Bo",
      score: 5,
      priority: "high",
      lastInteractionAt: new Date("2026-11-19T15:00:00Z"),
    });
    await person({ displayName: "Cy", score: 1 });
    await person({ displayName: "Di", score: 1, priority: "archived" });
  });

  it.each([
    [{}, ["Ada", "Bo", "Cy"]],
    [{ score: "strong" }, ["Ada"]],
    [{ score: "warm" }, ["Bo"]],
    [{ priority: "high" }, ["Bo"]],
    [{ priority: "archived" }, ["Di"]],
    [{ company: "fado" }, ["Ada"]],
    [{ location: "lisbon" }, ["Ada"]],
    [{ tag: "jazz" }, ["Ada"]],
    [{ last_contact_before: "2026-11-20" }, ["Ada"]],
    [{ last_contact_after: "2026-11-20" }, ["Bo"]],
    [{ last_contact_before: "2026-11-20T00:00:01" }, ["Bo", "Ada"]],
    [{ sort: "name", score: null, query: "", tag: " " }, ["Ada", "Bo", "Cy"]],
  ])("%j", async (args, names) => {
    const { text, isError } = await tool.call(args);
    expect(isError, text).toBe(false);
    expect(namesIn(text).sort()).toEqual([...names].sort());
  });

  it("that fit nobody are no error, and the answer says what to leave out", async () => {
    expect(await tool.call({ query: "ada", tag: "rock", company: "fado" })).toEqual({
      isError: false,
      text: "No contact matches. To loosen the search, search for fewer words or another spelling or leave out company or tag.",
    });
    expect((await tool.call({ query: "zzzz" })).text).toBe(
      "No contact matches. To loosen the search, search for fewer words or another spelling.",
    );
  });
});

it("says what to do when there is nobody yet", async () => {
  expect(await tool.call()).toEqual({
    isError: false,
    text: "There are no contacts yet. pingcrm import brings them in.",
  });
});

describe("many contacts", () => {
  beforeEach(async () => {
    const ids = [];
    for (let index = 0; index < 23; index++) {
      ids.push(
        await createContact(tool.db, tool.userId, {
          displayName: `Ines Duarte ${index}`,
          title: "Head of Product Marketing",
          company: "Fado Labs International",
          tags: ["climbing", "lisbon"],
          score: 5 + (index % 5),
          lastInteractionAt: new Date("2026-09-19T14:59:59Z"),
        }),
      );
    }
    await indexContactWords(tool.db, tool.userId, ids);
  });

  it("come in pages, each with the total", async () => {
    const seen = new Set<string>();
    let cursor: string | undefined;
    let pages = 0;
    do {
      const { text } = await tool.call({ query: "ines", limit: 10, cursor });
      expect(text).toMatch(/^23 contacts match, (10|3) of them here\./);
      for (const [, id] of text.matchAll(/^\| (\d+) \|/gm)) seen.add(String(id));
      cursor = /call search_contacts with the same arguments and cursor "([\w-]+)"/.exec(text)?.[1];
      pages++;
    } while (cursor);
    expect(pages).toBe(3);
    expect(seen.size).toBe(23);
  });

  it("cost at most 60 tokens each", async () => {
    expect(countTokens((await tool.call({ query: "ines" })).text)).toBeLessThanOrEqual(20 * 60);
  });
});
