import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createInteraction } from "../../../test/factories.ts";
import { createSearchable } from "../../../test/searchable-contact.ts";
import { testApi } from "../../../test/web-api.ts";

const db = await testDatabase();
const api = testApi(db);

describe("contacts over HTTP", () => {
  it("are listed, edited, deleted and brought back", async () => {
    const { client, userId } = await api.signedIn();
    const id = await createSearchable(db, userId, { displayName: "Ines Duarte", tags: ["math"] });
    const list = async (query: { query?: string; tag?: string; sort?: "name" } = {}) =>
      (await client.contacts.$get({ query })).json();
    expect(await list({ query: "ines", tag: "math" })).toMatchObject({
      total: 1,
      contacts: [{ id, displayName: "Ines Duarte", tier: "cold", priority: "medium" }],
      nextCursor: null,
    });
    const one = client.contacts[":id"];
    const edited = await one.$patch({ param: { id: String(id) }, json: { company: "Northwind" } });
    expect(await edited.json()).toMatchObject({ changeId: expect.any(Number), contacts: 1 });
    const profile = await (await one.$get({ param: { id: String(id) } })).json();
    expect(profile).toMatchObject({ company: "Northwind", tier: "cold", facts: { inbound: 0 } });

    const selection = { matching: { query: "northwind" }, except: [] };
    const { changeId } = await (await client.contacts.delete.$post({ json: { selection } })).json();
    expect((await list()).total).toBe(0);
    await client.contacts.undo.$post({ json: { changeId: changeId ?? 0 } });
    expect((await list()).total).toBe(1);
    const facets = await (await client.contacts.facets.$get()).json();
    expect(facets).toEqual({ tags: [{ name: "math", contacts: 1 }], platforms: [] });
  });

  it("have a timeline in which the user writes", async () => {
    const { client, userId } = await api.signedIn();
    const id = await createSearchable(db, userId, { displayName: "Ines Duarte" });
    await createInteraction(db, userId, id, { text: "Café?", readByRecipient: true });
    const note = { kind: "note", platform: "", direction: "mutual", text: "Likes granite" } as const;
    const occurredAt = "2026-03-20T10:00:00+02:00";
    await client.interactions.$post({ json: { contactId: id, ...note, occurredAt } });
    const page = async (query?: string) =>
      (await client.interactions.$get({ query: { contactId: String(id), ...(query && { query }) } })).json();
    expect(await page()).toMatchObject({
      total: 2,
      interactions: [
        { text: "Likes granite", isOwn: true, occurredAt: "2026-03-20T08:00:00.000Z" },
        { text: "Café?", isOwn: false, readByRecipient: true },
      ],
    });
    expect((await page("cafe")).interactions).toHaveLength(1);
  });

  it("are one's own: with another's session everything answers as if they were not there", async () => {
    const { userId } = await api.signedIn();
    const { client } = await api.signedIn();
    const id = await createSearchable(db, userId, { displayName: "Ines Duarte" });
    const param = { id: String(id) };
    const one = client.contacts[":id"];
    expect((await one.$get({ param })).status).toBe(404);
    expect((await one.$patch({ param, json: { company: "x" } })).status).toBe(404);
    expect((await one.reminder.$put({ param, json: { everyDays: 30 } })).status).toBe(404);
    const timeline = await client.interactions.$get({ query: { contactId: param.id } });
    expect(await timeline.json()).toMatchObject({ total: 0, interactions: [] });
  });

  it("refuse what is misspelt, in a sentence", async () => {
    const { fetch } = await api.signedIn().then((browser) => ({
      fetch: (path: string) => browser.fetch(path),
    }));
    const response = await fetch("/api/contacts?teir=warm");
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: "invalid_input" } });
  });
});
