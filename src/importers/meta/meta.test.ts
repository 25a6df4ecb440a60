import { describe, expect, it } from "vitest";
import { CONTEXT, contentOf, inputFile, readFormat, recognize } from "../../../test/importing.ts";
import { UnknownOwner } from "../format.ts";
import { meta } from "./meta.ts";
import { decodeMojibake } from "./mojibake.ts";

/** As Meta writes it: each byte of a text as `\u00XX`. */
const bytes = (text: string) => Buffer.from(text).toString("latin1");
const written = (value: unknown) =>
  JSON.stringify(value, (_, each) => (typeof each === "string" ? bytes(each) : each), 2).replace(
    /[\u0080-\u00ff]/g,
    (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`,
  );
interface Message {
  sender_name: string;
  timestamp_ms?: number;
  [field: string]: unknown;
}
const AT = Date.parse("2026-03-02T09:30:00Z");
const from = (sender_name: string, values: object, minute = 0): Message => ({
  sender_name,
  timestamp_ms: AT + minute * 60_000,
  is_geoblocked_for_viewer: false,
  ...values,
});
const thread = (path: string, people: string[], messages: Message[], number = 1) =>
  inputFile(
    `facebook-nia.zip/your_facebook_activity/messages/${path}/message_${number}.json`,
    written({
      participants: people.map((name) => ({ name })),
      messages,
      title: people[0],
      is_still_participant: true,
      thread_path: path,
      magic_words: [],
    }),
  );
const read = (files: ReturnType<typeof thread>[], names = CONTEXT.owner.names) =>
  readFormat(meta, files, { owner: { ...CONTEXT.owner, names } });
const NIA = "Nia Okafor";

describe("a conversation of two", async () => {
  const newest = thread(
    "inbox/zoelindqvist_10158",
    ["Zoë Lindqvist", NIA],
    [
      from("Zoë Lindqvist", { content: "Tack 😀 – já vi", reactions: [{ reaction: "👍", actor: NIA }] }, 9),
      from(NIA, { photos: [{ uri: "x.jpg" }] }, 8),
      from(NIA, { content: "Reacted ❤ to your message " }, 7),
      from("Zoë Lindqvist", { content: "Zoë called you.", call_duration: 754 }, 6),
      from("Zoë Lindqvist", { content: "You missed a call from Zoë.", call_duration: 0 }, 5),
    ],
  );
  const oldest = thread(
    "inbox/zoelindqvist_10158",
    ["Zoë Lindqvist", NIA],
    [
      from(NIA, { content: "See this", share: { link: "https://example.com/a" } }, 2),
      from("Zoë Lindqvist", { content: "gone", is_unsent: true }, 1),
      { sender_name: "Zoë Lindqvist", is_geoblocked_for_viewer: false },
    ],
    2,
  );
  const { interactions, notes, total } = await read([newest, oldest]);

  it("is read over all its files, with its letters put right", () => {
    expect(
      interactions.map(({ person, kind, direction, text, occurredAt }) =>
        [person.displayName, kind, direction, text, occurredAt.toISOString().slice(14, 16)].join(" | "),
      ),
    ).toEqual([
      "Zoë Lindqvist | message | inbound | Tack 😀 – já vi | 39",
      "Zoë Lindqvist | message | outbound | [photo] | 38",
      "Zoë Lindqvist | call | inbound | [call, 13 min] | 36",
      "Zoë Lindqvist | message | outbound | [link] https://example.com/a See this | 32",
    ]);
    expect(interactions[0]).toMatchObject({
      platform: "facebook",
      conversation: "10158",
      person: { identities: [{ kind: "record", value: "facebook:10158" }] },
    });
  });

  it("says what it left out", () => {
    expect(notes).toEqual([
      "skipped: reactions",
      "skipped: missed calls",
      "skipped: messages that were unsent",
      "problem at facebook-nia.zip/your_facebook_activity/messages/inbox/zoelindqvist_10158/message_2.json message 3",
    ]);
    expect(total).toBe(8);
  });
});

it("group conversations and requests that you never answered make nobody", async () => {
  const { interactions, notes } = await read([
    thread("inbox/trip_1001", ["Ana", "Rui", NIA], [from("Ana", { content: "Hi" })]),
    thread("message_requests/coins_1002", ["Coins", NIA], [from("Coins", { content: "Buy" })]),
    thread(
      "message_requests/eva_1003",
      ["Eva", NIA],
      [from("Eva", { content: "Hi" }), from(NIA, { content: "Hello" })],
    ),
    thread("inbox/facebookuser_1004", ["Facebook user", NIA], [from("Facebook user", { content: "x" })]),
    thread("inbox/ana_1005", ["Ana", NIA], [from("Ana", { content: "Only me" })]),
  ]);
  expect(interactions.map(({ person, text }) => `${person.displayName}: ${text}`)).toEqual([
    "Eva: Hi",
    "Eva: Hello",
    "Ana: Only me",
  ]);
  expect(notes).toEqual([
    "skipped: group conversations",
    "skipped: message requests that you never answered",
    "skipped: message requests that you never answered",
  ]);
});

describe("which of the two it is", () => {
  const chat = thread("inbox/zoe_123456", ["zoe", NIA], [from("zoe", { content: "Hi" })]);
  const at = (name: string, file = chat) => ({ ...file, name });
  const instagramProfile = written({ profile_user: [{ string_map_data: { Name: { value: NIA } } }] });
  const facebookProfile = written({ profile_v2: { name: { full_name: NIA } } });
  const platforms = async (...files: (typeof chat)[]) =>
    (await read(files)).interactions.map(({ platform }) => platform);

  it("is told by the folder in the export, and not by where that lies", async () => {
    const inside = "your_instagram_activity/messages/inbox/zoe_123456/message_1.json";
    expect(await platforms(at(`export.zip/${inside}`))).toEqual(["instagram"]);
    expect(await platforms(at(`facebook/${inside}`))).toEqual(["instagram"]);
    expect(await platforms(at("instagram friends.zip/messages/inbox/zoe_123456/message_1.json"))).toEqual([
      "facebook",
    ]);
  });

  it("is told by the media that a message names", async () => {
    const photo = { photos: [{ uri: "your_instagram_activity/messages/inbox/zoe_123456/photos/1.jpg" }] };
    const file = thread("inbox/zoe_123456", ["zoe", NIA], [from("zoe", photo)]);
    expect(await platforms(at("message_1.json", file))).toEqual(["instagram"]);
  });

  it("is told by the nearest profile", async () => {
    expect(
      await platforms(
        at("both/a/messages/inbox/zoe_123456/message_1.json"),
        at("both/b/messages/inbox/zoe_123456/message_1.json"),
        inputFile("both/a/account_information/personal_information.json", instagramProfile),
        inputFile("both/b/profile_information/profile_information.json", facebookProfile),
      ),
    ).toEqual(["instagram", "facebook"]);
  });
});

describe("who you are", () => {
  const ana = thread("inbox/ana_1005", ["Ana", "Ness"], [from("Ana", { content: "a" })]);
  const rui = thread("inbox/rui_1006", ["Rui", "Ness"], [from("Ness", { content: "b" })]);
  const directions = async (files: (typeof ana)[]) =>
    (await read(files)).interactions.map(({ person, direction }) => `${person.displayName} ${direction}`);

  it("is who is in all conversations", async () => {
    expect(await directions([ana, rui])).toEqual(["Ana inbound", "Rui outbound"]);
  });

  it("is told by the profile in the export", async () => {
    const profile = inputFile(
      "profile_information.json",
      written({ profile_v2: { name: { full_name: "Ness" } } }),
    );
    expect(await directions([profile, ana])).toEqual(["Ana inbound"]);
    const instagram = {
      profile_user: [{ string_map_data: { Username: { value: "Ness" }, Name: { value: "N" } } }],
    };
    expect(await directions([inputFile("personal_information.json", written(instagram)), ana])).toEqual([
      "Ana inbound",
    ]);
  });

  it("is not asked for where nobody is in any", async () => {
    expect(await directions([thread("inbox/nobody_1007", [], [])])).toEqual([]);
  });

  it("is asked for where one conversation does not tell", async () => {
    const asked = await directions([ana]).catch((error) => error);
    expect(asked).toBeInstanceOf(UnknownOwner);
    expect(asked.candidates).toEqual(["Ana", "Ness"]);
  });
});

it("a new name, which Meta puts over the whole history, makes no new messages", async () => {
  const ids = async (name: string, own: string) => {
    const messages = [from(name, { content: "Hi" }), from(own, { content: "Hi" })];
    const { interactions } = await read([thread("inbox/ana_1005", [name, own], messages)], [own]);
    return interactions.map(({ externalId }) => externalId);
  };
  const before = await ids("Ana Silva", NIA);
  expect(new Set(before).size).toBe(2);
  expect(await ids("Ana Costa", NIA)).toEqual(before);
  expect(await ids("Facebook user", "Nia Reed")).toEqual(before);
});

it("a file that is cut off keeps what came before and says where it broke", async () => {
  const messages = [from("Ana", { content: "one" }), from(NIA, { content: "two" })];
  const whole = thread("inbox/ana_1005", ["Ana", NIA], messages);
  const content = await contentOf(whole);
  const { interactions, notes } = await read([
    inputFile("message_1.json", content.slice(0, content.indexOf("two"))),
  ]);
  expect(interactions.map(({ text }) => text)).toEqual(["one"]);
  expect(notes).toEqual(["damage at message_1.json message 1"]);
});

it("only what is bytes of UTF-8 is decoded", () => {
  expect(decodeMojibake(bytes("Zoë 😀"))).toBe("Zoë 😀");
  expect(decodeMojibake("Zoë")).toBe("Zoë");
  expect(decodeMojibake("Zoë 王")).toBe("Zoë 王");
  expect(decodeMojibake("plain")).toBe("plain");
});

it("other JSON is no export of Meta", () => {
  expect(recognize(meta, '{"name":"Ana","type":"personal_chat","id":1,"messages":[]}')).toBeUndefined();
});

describe("the download of end-to-end encrypted chats", () => {
  const write = (senderName: string, text: string, minute: number, more: object = {}) => ({
    isUnsent: false,
    media: [],
    reactions: [{ actor: NIA, reaction: "👍" }],
    senderName,
    text,
    timestamp: AT + minute * 60_000,
    type: "text",
    ...more,
  });
  const chat = (name: string, messages: object[], people = [name, NIA]) =>
    inputFile(
      `messages.zip/${name}_40.json`,
      JSON.stringify({ participants: people, threadName: `${name}_40`, messages }, null, 2),
    );
  const ZOE = "Zoë Lindqvist";
  const said = [
    write(ZOE, "Hej 😀", 1),
    write(NIA, "", 2, { type: "media", media: [{ uri: "./media/1a.jpeg" }] }),
    write(NIA, "", 3, { type: "media", media: [{ uri: "Failed to download media" }] }),
    write(ZOE, "https://example.com/a", 4, { type: "link" }),
    write(ZOE, "", 5, { isUnsent: true }),
    write(ZOE, "", 6, { type: "placeholder" }),
    { senderName: ZOE },
  ];

  it("is read with the times to the millisecond, its media and what it left out", async () => {
    const { interactions, notes, contacts, total } = await read([chat(ZOE, said)]);
    expect(
      interactions.map(({ person, direction, text, occurredAt }) =>
        [person.displayName, direction, text, occurredAt.toISOString().slice(14, 16)].join(" | "),
      ),
    ).toEqual([
      "Zoë Lindqvist | inbound | Hej 😀 | 31",
      "Zoë Lindqvist | outbound | [photo] | 32",
      "Zoë Lindqvist | outbound | [file] | 33",
      "Zoë Lindqvist | inbound | https://example.com/a | 34",
    ]);
    expect(interactions.every(({ platform, kind }) => platform === "facebook" && kind === "message")).toBe(
      true,
    );
    expect(contacts).toHaveLength(1);
    expect(total).toBe(8);
    expect(notes).toEqual([
      "skipped: messages that were unsent",
      "skipped: messages that were unsent",
      "problem at messages.zip/Zoë Lindqvist_40.json message 7",
    ]);
  });

  it("makes nobody of groups and of chats in which nothing stands", async () => {
    const { interactions, contacts, notes } = await read([
      chat("Trip", [write(ZOE, "Hi", 1)], [ZOE, "Ana", NIA]),
      chat("Eva", []),
      chat("Rui", [write("Rui", "", 1, { isUnsent: true })]),
    ]);
    expect([...interactions, ...contacts]).toEqual([]);
    expect(notes).toEqual(["skipped: group conversations", "skipped: messages that were unsent"]);
  });

  it("knows its messages again in a newer download, under a new name and number and with media that were missing", async () => {
    const ids = async (name: string, renamed: object[]) => {
      const file = chat(name, renamed);
      const { interactions, contacts } = await read([{ ...file, name: `messages.zip/${name}_7.json` }]);
      return { ids: interactions.map(({ externalId }) => externalId), people: contacts };
    };
    const before = await ids(ZOE, said);
    const after = await ids("Zoë Berg", [
      write("Zoë Berg", "Hej 😀", 1),
      write(NIA, "", 2, { type: "media", media: [{ uri: "./media/1a.jpeg" }] }),
      write(NIA, "", 3, { type: "media", media: [{ uri: "./media/2b.mp4" }] }),
      write("Zoë Berg", "new", 9),
    ]);
    expect(after.ids.slice(0, 3)).toEqual(before.ids.slice(0, 3));
    expect(after.people[0]?.identities).toEqual(before.people[0]?.identities);
  });

  it("does not take two for one who got the same words in the same moment and never answered", async () => {
    const { contacts } = await read([
      chat("Ana", [write(NIA, "Happy new year", 1)]),
      chat("Rui", [write(NIA, "Happy new year", 1)]),
    ]);
    expect(new Set(contacts.map(({ identities }) => identities[0]?.value)).size).toBe(2);
  });

  it("goes on with the chat in the ordinary export, of which it repeats nothing", async () => {
    const ordinary = thread(
      "e2ee_cutover/zoelindqvist_10158",
      [ZOE, NIA],
      [from(ZOE, { content: "Hej 😀" }, 1), from(NIA, { content: "long ago" }, 0)],
    );
    const { contacts, notes } = await read([chat(ZOE, said.slice(0, 2)), ordinary]);
    expect(contacts[0]?.identities.map(({ value }) => value)).toContain("facebook:10158");
    expect(notes).toEqual(["skipped: messages that the ordinary export has too"]);
    const namesake = thread("inbox/zoe_10159", [ZOE, NIA], [from(ZOE, { content: "other" }, 0)]);
    const { contacts: apart } = await read([chat(ZOE, said.slice(0, 2)), ordinary, namesake]);
    expect(apart[0]?.identities.map(({ value }) => value)).not.toContain("facebook:10158");
  });
});
