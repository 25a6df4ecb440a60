import { describe, expect, it } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { createUser } from "../../test/factories.ts";
import { folderOf } from "../../test/files.ts";
import { FORMAT_FILES } from "../../test/format-files.ts";
import { ask, connectInMemory, toolDeps } from "../../test/mcp-client.ts";
import { importPaths } from "../../test/run-import.ts";

// What each format brings, as an AI client sees it: through the protocol, by the official client.

const db = await testDatabase();
const NOW = new Date("2026-11-23T10:00:00Z");

/** Who is asked for, and what the profile, the messages and the search say of them. */
const SAID: Record<
  string,
  { name: string; profile: RegExp[]; messages?: RegExp[]; search: [string, RegExp] }
> = {
  linkedin: {
    name: "Owen Pritchard",
    profile: [/Engineer at Acme/, /owen@example\.com/, /owen-pritchard/],
    search: ["acme", /Owen Pritchard \| Engineer \| Acme/],
  },
  vcard: { name: "Ana Silva3", profile: [/ana3@example\.org/], search: ["ana3@example.org", /Ana Silva3/] },
  "google-csv": {
    name: "Ana Silva3",
    profile: [/ana3@example\.org/, /Ski/],
    search: ["ana3@example.org", /Ana Silva3/],
  },
  "outlook-csv": {
    name: "Ana Silva3",
    profile: [/ana3@example\.org/],
    search: ["ana3@example.org", /Ana Silva3/],
  },
  csv: { name: "Ana Silva3", profile: [/ana3@example\.org/], search: ["ana3@example.org", /Ana Silva3/] },
  telegram: {
    name: "Ana 3",
    profile: [/2026-03-02/, /telegram/i],
    messages: [/telegram, inbound/, /message 0/],
    search: ["message", /Ana 3/],
  },
  whatsapp: {
    name: "Ana",
    profile: [/2025-03-13/, /whatsapp/i],
    messages: [/whatsapp, outbound/, /whatsapp, inbound/],
    search: ["ana", /\| Ana \|/],
  },
  meta: {
    name: "Ana Silva",
    profile: [/2026-03-02/, /facebook/i],
    messages: [/facebook, outbound/, /message 1\b/],
    search: ["message", /Ana Silva/],
  },
  x: {
    name: "103",
    profile: [/2026-03-02/, /twitter/i],
    messages: [/twitter, outbound/, /message 0/],
    search: ["message", /\| 103 \|/],
  },
  monica: {
    name: "Ana Silva3",
    profile: [/2026-03-02/, /phone/i],
    messages: [/phone/, /call 3\b/],
    search: ["call 3", /Ana Silva3/],
  },
  mbox: {
    name: "Ana",
    profile: [/ana3@example\.org/, /2026-03-02/, /email/i],
    messages: [/email, outbound/, /text 3\b/],
    search: ["ana3@example.org", /\| Ana \|/],
  },
  ics: {
    name: "Ana",
    profile: [/ana3@example\.org/, /2026-03-02/, /meeting/i],
    messages: [/meeting/, /Lunch 3\b/],
    search: ["ana3@example.org", /\| Ana \|/],
  },
};

describe("what is imported is what the tools answer", () => {
  it.each(Object.keys(FORMAT_FILES))("%s", async (format) => {
    const said = SAID[format];
    if (!said) throw new Error(`nothing is expected of ${format}`);
    const userId = await createUser(db, { name: "Nia Okafor" });
    await importPaths(db, userId, [await folderOf(FORMAT_FILES[format]?.(80) ?? {})], {
      me: ["nia@example.com", "Nia Okafor"],
      timeZone: "Europe/Lisbon",
      dateOrder: "dmy",
      now: NOW,
    });
    const client = await connectInMemory(toolDeps(db, NOW), userId);
    const [query, row] = said.search;
    const found = (await ask(client, "search_contacts", { query, limit: 50 })).text;
    expect(found).toMatch(row);
    const line = found.split("\n").find((each) => each.includes(`| ${said.name} |`)) ?? "";
    const contact_id = /^\| (\d+)/.exec(line)?.[1];
    expect(contact_id, found).toBeDefined();
    const profile = (await ask(client, "get_contact", { contact_id })).text;
    expect(profile).toContain(`# ${said.name} (ID ${contact_id})`);
    for (const fact of said.profile) expect(profile).toMatch(fact);
    const messages = (await ask(client, "get_interactions", { contact_id, limit: 100 })).text;
    for (const fact of said.messages ?? []) expect(messages).toMatch(fact);
  });
});
