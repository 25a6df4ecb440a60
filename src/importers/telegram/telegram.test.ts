import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { inputFile, readFormat, recognize } from "../../../test/importing.ts";
import { telegram } from "./telegram.ts";

const account = await readFile(new URL("samples/account.json", import.meta.url), "utf8");
const read = (content: string) => readFormat(telegram, [inputFile("result.json", content)]);

/** `result.json` of one chat, written as Telegram Desktop writes it. */
const oneChat = (values: object) => JSON.stringify({ name: "Zoë Lindqvist", ...values }, null, 1);

describe("an export of all chats", async () => {
  const { contacts, interactions, notes, total } = await read(account);

  it("makes contacts of the address book, also of those who never wrote", () => {
    expect(contacts).toEqual([
      {
        type: "contact",
        displayName: "Zoë Lindqvist",
        givenName: "Zoë",
        familyName: "Lindqvist",
        identities: [
          { kind: "telegram", value: "user555000222" },
          { kind: "phone", value: "+46701740605" },
        ],
      },
      {
        type: "contact",
        displayName: "Tomás",
        givenName: "Tomás",
        identities: [{ kind: "phone", value: "+351912345678" }],
      },
    ]);
  });

  it("reads messages, media and answered calls of personal chats alone, in universal time", () => {
    expect(
      interactions.map(({ person, kind, direction, text, occurredAt, externalId }) =>
        [person.displayName, kind, direction, text, occurredAt.toISOString(), externalId].join(" | "),
      ),
    ).toEqual([
      "Zoë Lindqvist | message | inbound | Look: https://example.com/a 😀 | 2026-03-01T10:00:00.000Z | user555000222/11",
      "Zoë Lindqvist | message | outbound | Lovely | 2026-03-01T10:05:00.000Z | user555000222/12",
      "Zoë Lindqvist | message | inbound | [photo] | 2026-03-01T10:07:00.000Z | user555000222/13",
      "Zoë Lindqvist | message | inbound | [voice message] | 2026-03-01T10:08:00.000Z | user555000222/14",
      "Zoë Lindqvist | message | outbound | [sticker 🎉] | 2026-03-01T10:09:00.000Z | user555000222/15",
      "Zoë Lindqvist | call | outbound | [call, 13 min] | 2026-03-02T10:00:00.000Z | user555000222/16",
      "Deleted account | message | inbound | Shall we? | 2025-01-10T08:00:00.000Z | user555000333/30",
      "Deleted account | message | outbound | Yes | 2025-01-10T08:10:00.000Z | user555000333/31",
      "Deleted account | message | inbound | Buy coins | 2025-02-10T08:00:00.000Z | user555000444/40",
    ]);
  });

  it("keeps a deleted account only where you wrote to it", () => {
    const makers = interactions.filter(({ person }) => person.displayName === "Deleted account");
    expect(makers.map(({ person, makesContact }) => [person.identities[0]?.value, makesContact])).toEqual([
      ["user555000333", true],
      ["user555000333", true],
      ["user555000444", false],
    ]);
  });

  it("says what it left out and why", () => {
    expect(notes).toEqual([
      "skipped: contacts without a name",
      "skipped: service messages",
      "skipped: missed calls",
      "problem at result.json chats/list/0/messages/8",
      "problem at result.json chats/list/0/messages/9",
      "skipped: chats that are no contact with one person: Telegram's own",
      "skipped: chats that are no contact with one person: bot",
      "skipped: chats that are no contact with one person: group",
      "skipped: chats that are no contact with one person: saved messages",
    ]);
    expect(total).toBe(16);
  });
});

describe("an export of one chat", () => {
  const message = (id: number, from: number | string | undefined, text: unknown) => ({
    id,
    type: "message",
    date: "2026-03-01T10:00:00",
    date_unixtime: "1772359200",
    from_id: from,
    text,
  });

  it("knows who you are: the one who is not the other", async () => {
    const messages = [message(11, "user555000222", "Hi"), message(12, "user555000111", "Hello")];
    const { interactions } = await read(oneChat({ type: "personal_chat", id: 555000222, messages }));
    expect(interactions.map(({ direction, externalId }) => [direction, externalId])).toEqual([
      ["inbound", "user555000222/11"],
      ["outbound", "user555000222/12"],
    ]);
  });

  it("reads senders as older versions write them, as numbers", async () => {
    const messages = [message(11, 555000222, "Hi"), message(12, 555000111, "Hello")];
    const { interactions } = await read(oneChat({ type: "personal_chat", id: 555000222, messages }));
    expect(interactions.map(({ direction }) => direction)).toEqual(["inbound", "outbound"]);
  });

  it("of a group counts for nothing", async () => {
    const messages = [message(11, "user1", "Hi")];
    const { interactions, notes } = await read(oneChat({ type: "private_group", id: 7, messages }));
    expect(interactions).toEqual([]);
    expect(notes).toEqual(["skipped: chats that are no contact with one person: group"]);
  });

  it("that is cut off keeps what came before and says where it broke", async () => {
    const messages = [message(11, "user555000222", "Hi"), message(12, "user555000111", "Hello")];
    const whole = oneChat({ type: "personal_chat", id: 555000222, messages });
    const { interactions, notes } = await read(whole.slice(0, whole.indexOf("Hello")));
    expect(interactions.map(({ text }) => text)).toEqual(["Hi"]);
    expect(notes).toEqual(["damage at result.json messages/0"]);
  });
});

it("other JSON is no Telegram export", () => {
  expect(recognize(telegram, '{"participants":[{"name":"Ana"}],"messages":[]}')).toBeUndefined();
  expect(recognize(telegram, '[{"about":"x"}]')).toBeUndefined();
});
