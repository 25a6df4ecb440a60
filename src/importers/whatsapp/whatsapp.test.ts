import { describe, expect, it } from "vitest";
import { CONTEXT, inputFile, readFormat, recognize } from "../../../test/importing.ts";
import type { ReadContext } from "../format.ts";
import { UnknownDateOrder, UnknownOwner } from "../format.ts";
import { whatsapp } from "./whatsapp.ts";

const ios = `\ufeff[04/03/25, 14:05:09] Priya Nair: \u200eMessages and calls are end-to-end encrypted. Only people in this chat can read them.
[04/03/25, 14:05:09] Priya Nair: hi
second line

[not a header
\u200e[25/03/25, 14:06:10] Nia Okafor: Ol\u00e1 @\u2068Priya\u2069 \u200e<This message was edited>
\u200e[25/03/25, 14:07:00] Priya Nair: \u200eimage omitted
[25/03/25, 14:08:00] Priya Nair: the plan \u200e<attached: 00000012-PHOTO-2025-03-25-14-08-00.jpg>
[25/03/25, 14:09:00] Priya Nair: \u200eMissed voice call, \u200eTap to call back
[25/03/25, 14:10:00] Nia Okafor: \u200eVoice call, \u200e5 min
[25/03/25, 14:11:00] Nia Okafor: \u200eThis message was deleted.
[25/03/25, 14:12:00] Nia Okafor: ok
[25/03/25, 14:12:00] Nia Okafor: ok`;

const android = `3/4/25, 2:05\u202fPM - Messages and calls are end-to-end encrypted. Tap to learn more.
3/4/25, 2:05\u202fPM - Tom\u00e1s: hi: there
3/13/25, 12:30 AM - Nia: <Media omitted>
3/13/25, 12:31 PM - Tom\u00e1s: IMG-20250313-WA0001.jpg (file attached)
a caption
3/13/25, 12:32 PM - Tom\u00e1s: null
3/13/25, 12:33 PM - Missed voice call
3/13/25, 12:34 PM - Tom\u00e1s changed their phone number to a new number. Tap to message or add the new number.
3/13/25, 12:35 PM - Nia: You deleted this message`;

const read = (content: string, context: Partial<ReadContext> = {}, name = "_chat.txt") =>
  readFormat(whatsapp, [inputFile(name, content)], context);
const me = (...names: string[]) => ({ owner: { ...CONTEXT.owner, names } });
const lines = ({ interactions }: Awaited<ReturnType<typeof read>>) =>
  interactions.map(({ kind, direction, text, occurredAt }) =>
    [kind, direction, text, occurredAt.toISOString()].join(" | "),
  );

describe("a chat from iOS", () => {
  it("is read in the user's time zone, with what stands around the words of people taken away", async () => {
    const chat = await read(ios);
    expect(lines(chat)).toEqual([
      "message | inbound | hi\nsecond line\n\n[not a header | 2025-03-04T14:05:09.000Z",
      "message | outbound | Olá @Priya | 2025-03-25T14:06:10.000Z",
      "message | inbound | [photo] | 2025-03-25T14:07:00.000Z",
      "message | inbound | [photo] the plan | 2025-03-25T14:08:00.000Z",
      "call | outbound | [call, 5 min] | 2025-03-25T14:10:00.000Z",
      "message | outbound | ok | 2025-03-25T14:12:00.000Z",
      "message | outbound | ok | 2025-03-25T14:12:00.000Z",
    ]);
    expect(chat.notes).toEqual([
      "skipped: lines of WhatsApp itself",
      "skipped: missed calls",
      "skipped: deleted messages",
    ]);
    expect(new Set(chat.interactions.map(({ externalId }) => externalId)).size).toBe(7);
    expect(chat.contacts).toMatchObject([{ displayName: "Priya Nair" }]);
    expect(chat.interactions[0]?.person).toMatchObject({ displayName: "Priya Nair" });
  });

  it("is read in another zone where that is stated, and stays the same messages", async () => {
    const here = await read(ios);
    const there = await read(ios, { timeZone: "Asia/Kolkata" });
    expect(there.interactions[0]?.occurredAt.toISOString()).toBe("2025-03-04T08:35:09.000Z");
    expect(there.interactions.map(({ externalId }) => externalId)).toEqual(
      here.interactions.map(({ externalId }) => externalId),
    );
  });

  it("exported with media has the same messages as without", async () => {
    const photo = "\u200e<attached: 00000009-PHOTO-2025-03-25-14-07-00.jpg>";
    const withMedia = await read(ios.replace("\u200eimage omitted", photo));
    expect(withMedia.interactions.map(({ externalId }) => externalId)).toEqual(
      (await read(ios)).interactions.map(({ externalId }) => externalId),
    );
  });
});

it("a chat from Android is read with the month first where no other order fits", async () => {
  const chat = await read(android, me("nia"), "WhatsApp Chat with Tomás.txt");
  expect(lines(chat)).toEqual([
    "message | inbound | hi: there | 2025-03-04T14:05:00.000Z",
    "message | outbound | [media] | 2025-03-13T00:30:00.000Z",
    "message | inbound | [photo] a caption | 2025-03-13T12:31:00.000Z",
  ]);
  expect(chat.notes).toEqual([
    "skipped: lines of WhatsApp itself",
    "skipped: messages without text or media",
    "skipped: lines of WhatsApp itself",
    "skipped: lines of WhatsApp itself",
    "skipped: deleted messages",
  ]);
});

it.each([
  ["04.03.25, 14:05 - Ana: a", "2025-03-04T14:05:00.000Z"],
  ["04-03-2025 14.05 - Ana: a", "2025-03-04T14:05:00.000Z"],
  ["2025-03-04, 14:05 - Ana: a", "2025-03-04T14:05:00.000Z"],
  ["[2025/3/4, 下午2:05:06] Ana: a", "2025-03-04T14:05:06.000Z"],
  ["2025. 03. 04. 14:05 - Ana: a", "2025-03-04T14:05:00.000Z"],
  ["[13.03.25, 2:05:06 p. m.] Ana: a", "2025-03-13T14:05:06.000Z"],
  ["13/03/2025, 12:05 am - Ana: a", "2025-03-13T00:05:00.000Z"],
  ["[4/4/25, 2:05:06\u202fPM] Ana: a", "2025-04-04T13:05:06.000Z"],
])("%s is read", async (line, at) => {
  const { interactions } = await read(`${line}\n${line.replace("Ana: a", "Nia Okafor: b")}`);
  expect(interactions.map(({ occurredAt }) => occurredAt.toISOString())).toEqual([at, at]);
});

describe("day or month first", () => {
  const chat = (...dates: string[]) =>
    dates.map((date, index) => `${date}, 10:00 - ${index ? "Ana" : "Nia Okafor"}: text ${index}`).join("\n");
  const days = async (content: string, context: Partial<ReadContext> = {}) =>
    (await read(content, context)).interactions.map(({ occurredAt }) =>
      occurredAt.toISOString().slice(0, 10),
    );

  it("is told by a day after the twelfth anywhere in the file", async () => {
    expect(await days(chat("3/4/25", "3/5/25", "3/31/25"))).toEqual([
      "2025-03-04",
      "2025-03-05",
      "2025-03-31",
    ]);
    expect(await days(chat("3/4/25", "3/5/25", "31/5/25"))).toEqual([
      "2025-04-03",
      "2025-05-03",
      "2025-05-31",
    ]);
  });

  it("is told by the order of time", async () => {
    expect(await days(chat("3/4/25", "5/4/25", "1/5/25"))).toEqual([
      "2025-04-03",
      "2025-04-05",
      "2025-05-01",
    ]);
  });

  it("is asked for where the file does not tell, and taken from --date-order", async () => {
    await expect(days(chat("3/4/25", "3/5/25"))).rejects.toThrow(UnknownDateOrder);
    expect(await days(chat("3/4/25", "3/5/25"), { dateOrder: "mdy" })).toEqual(["2025-03-04", "2025-03-05"]);
    expect(await days(chat("3/4/25", "3/5/25"), { dateOrder: "dmy" })).toEqual(["2025-04-03", "2025-05-03"]);
  });
});

describe("a line of a message that looks like the start of one", () => {
  const chat = (line: string) =>
    `13/3/25, 10:00 - Ana: hi\n14/3/25, 10:00 - Nia Okafor: this is the plan:\n${line}\n15/3/25, 10:00 - Ana: ok`;
  it.each([
    ["a day to come", "31/12/2031, 10:00 - planned: landing"],
    ["no day", "45/45/25, 10:00 - see"],
    ["a day in another order", "03/25/25, 10:00 - Ana: from a page"],
  ])("does not stop the rest: %s", async (_, line) => {
    for (const dateOrder of [undefined, "dmy"] as const) {
      const { interactions, notes } = await read(chat(line), { ...me("Nia Okafor"), dateOrder });
      expect(interactions.map(({ text }) => text)).toEqual(["hi", "this is the plan:", "ok"]);
      expect(notes).toEqual([
        line.includes(": ") ? "problem at _chat.txt line 3" : "skipped: lines of WhatsApp itself",
      ]);
    }
  });

  it("and a file of nothing else is said", async () => {
    expect((await read("45/45/25, 10:00 - Ana: hi")).notes).toEqual(["problem at _chat.txt"]);
  });
});

describe("who you are", () => {
  const chat = (a: string, b: string) =>
    inputFile(`${a} ${b}.txt`, `13/03/2025, 14:05 - ${a}: a\n13/03/2025, 14:06 - ${b}: b`);
  const directions = async (files: ReturnType<typeof chat>[], names: string[] = [], isStated = false) =>
    (await readFormat(whatsapp, files, { owner: { ...me(...names).owner, isStated } })).interactions.map(
      ({ person, direction }) => `${person.displayName || person.identities[0]?.value} ${direction}`,
    );

  it("is the author common to several chats", async () => {
    expect(await directions([chat("Ana", "ness"), chat("ness", "+351 912 345 678")])).toEqual([
      "Ana inbound",
      "Ana outbound",
      "+351912345678 outbound",
      "+351912345678 inbound",
    ]);
  });

  it("is the one after whom the file is not named", async () => {
    const file = { ...chat("Ana", "ness"), name: "WhatsApp Chat - Ana.zip/_chat.txt" };
    expect(await directions([file])).toEqual(["Ana inbound", "Ana outbound"]);
  });

  it("is asked for where nothing tells", async () => {
    const asked = await directions([chat("Ana", "ness")]).catch((error) => error);
    expect(asked).toBeInstanceOf(UnknownOwner);
    expect(asked.candidates).toEqual(["Ana", "ness"]);
    expect(await directions([chat("Ana", "ness")], ["Ness"])).toEqual(["Ana inbound", "Ana outbound"]);
  });

  it("is known where only the other wrote, once you said what you are called", async () => {
    const alone = inputFile("_chat.txt", "13/03/2025, 14:05 - Ana: a");
    await expect(directions([alone], ["Nia Okafor"])).rejects.toThrow(UnknownOwner);
    const another = inputFile("_chat.txt", "13/03/2025, 14:05 - Rui: a");
    await expect(directions([alone], ["Nia Okafor", "Nia"])).rejects.toThrow(UnknownOwner);
    expect(await directions([alone, another], ["Nia Okafor", "Nia"], true)).toEqual([
      "Ana inbound",
      "Rui inbound",
    ]);
  });
});

it.each([
  "WhatsApp Chat with Ana.txt",
  "WhatsApp Chat with Ana (2).txt",
  "WhatsApp Chat - Ana.zip/_chat.txt",
  "WhatsApp Chat mit Ana.txt",
  "Chat de WhatsApp con Ana.txt",
  "Conversa do WhatsApp com Ana.txt",
  "Discussion WhatsApp avec Ana.txt",
  "Chat WhatsApp con Ana.txt",
  "WhatsApp-chat met Ana.txt",
])("a file called %s names the other", async (name) => {
  const { interactions } = await read("13/03/2025, 14:05 - ness: a", me(), name);
  expect(interactions).toMatchObject([{ direction: "outbound", person: { displayName: "Ana" } }]);
});

it("somebody who is not saved has the number as key", async () => {
  const { interactions } = await read(
    "13/03/2025, 14:05 - \u202a+351 912 345 678\u202c: a\n13/03/2025, 14:05 - Nia Okafor: b",
  );
  expect(interactions[0]?.person).toEqual({
    displayName: "",
    identities: [
      { kind: "phone", value: "+351912345678" },
      { kind: "whatsapp", value: "+351912345678" },
    ],
  });
});

it("somebody after whose number the file is named has it as key, and the name that is shown", async () => {
  const { interactions } = await read(
    "13/03/2025, 14:05 - ~ Ana: a\n13/03/2025, 14:05 - Nia Okafor: b",
    {},
    "WhatsApp Chat with +351 912 345 678.txt",
  );
  expect(interactions[0]?.person).toMatchObject({
    displayName: "Ana",
    identities: [{ value: "+351912345678" }, { kind: "whatsapp" }],
  });
});

it("what people typed stays, however much it reads like words of WhatsApp's own", async () => {
  const typed = [
    "Missed call, ring me back",
    "Missed voice call, ring me back",
    "Eva is a contact",
    "This business is going well",
    "This message was deleted by mistake, here it is again",
    "Messages and calls are end-to-end encrypted, they say",
    "Your security code with the bank changed?",
    "Nia changed their number",
    "<3 <3 <3>",
    "Image quality is bad, so omitted",
    "Location: https://example.com/meeting",
    "see plan.pdf (the second page)",
    "Voice call, 5 min? I can now",
  ];
  const lines = typed.map((text, at) => `13/03/2025, 14:${10 + at} - Joined-Up Joe: ${text}`);
  const { interactions, notes } = await read(`${lines.join("\n")}\n13/03/2025, 15:05 - Nia Okafor: b`);
  expect(interactions.map(({ text }) => text)).toEqual([...typed, "b"]);
  expect(notes).toEqual([]);
});

it.each([
  ["Missed voice call", []],
  ["\u200eMissed voice call, \u200eTap to call back", []],
  ["\u200eEva is a contact.", []],
  [
    "Messages and calls are end-to-end encrypted. Only people in this chat can read, listen to, or share them. Learn more.",
    [],
  ],
  ["This message was deleted.", []],
  ["Diese Nachricht wurde gelöscht.", []],
  ["\u200eimage omitted", ["[photo]"]],
  ["look at this \u200eimage omitted", ["[photo] look at this"]],
  ["plan.pdf • \u200e12 pages \u200edocument omitted", ["[file plan.pdf]"]],
  ["\u200e<Anhang: 00000012-PHOTO-2025-03-25-14-08-00.jpg>", ["[photo]"]],
  ["plan.pdf (Datei angehängt)\nthe plan", ["[file plan.pdf] the plan"]],
  ["\u200eplan.pdf (bifogad fil)", ["[file plan.pdf]"]],
  ["<Medien ausgeschlossen>", ["[media]"]],
  ["\u200ePOLL:\nLunch?\n\u200eOPTION: Yes (1 vote)\n\u200eOPTION: No (0 votes)", ["[poll] Lunch?"]],
  ["POLL:\nLunch?\nOPTION: Yes (2 votes)\nOPTION: No (0 votes)", ["[poll] Lunch?"]],
  ["location: https://maps.google.com/?q=38.7,-9.1", ["[location]"]],
])("%j is WhatsApp's own", async (text, kept) => {
  const { interactions } = await read(
    `13/03/2025, 14:05 - Eva: ${text}\n13/03/2025, 15:05 - Nia Okafor: b`,
    {},
    "WhatsApp Chat with Eva.txt",
  );
  expect(interactions.map((each) => each.text)).toEqual([...kept, "b"]);
});

it("groups do not count, however few have written", async () => {
  const group = `13/03/2025, 14:00 - Ana created group "Trip: Faro"
13/03/2025, 14:05 - Ana: a
13/03/2025, 14:05 - Nia Okafor: b`;
  expect(await read(group)).toMatchObject({ interactions: [], notes: ["skipped: group chats"] });
  const three = group.replace(/^.*created.*\n/, "13/03/2025, 14:00 - Rui: c\n");
  expect(await read(three)).toMatchObject({ interactions: [], notes: ["skipped: group chats"] });
});

it("a chat in which only you wrote is with whom the file names, and left out where it names nobody", async () => {
  const alone = "13/03/2025, 14:05 - Nia Okafor: a";
  const named = await read(alone, {}, "WhatsApp Chat with Ana.txt");
  expect(named.interactions).toMatchObject([{ direction: "outbound", person: { displayName: "Ana" } }]);
  expect(await read(alone)).toMatchObject({
    interactions: [],
    notes: ["skipped: chats in which only you wrote and that name nobody else"],
  });
});

it.each(["[14/03/2025, 14:0", "14/03/2025, 2:05\u202fP", "14.03.25, 14:05 -"])(
  "a file that is cut off in %j keeps what came before and says so",
  async (part) => {
    const { interactions, notes } = await read(
      `13/03/2025, 14:05 - Nia Okafor: a\n13/03/2025, 14:06 - Ana: b\nc\n${part}`,
    );
    expect(interactions.map(({ text }) => text)).toEqual(["a", "b\nc"]);
    expect(notes).toEqual(["damage at _chat.txt line 2"]);
  },
);

it("another text is no chat", () => {
  expect(recognize(whatsapp, "2025-03-04 Notes\nAna: hi")).toBeUndefined();
  expect(recognize(whatsapp, "[section]\nkey=1")).toBeUndefined();
  expect(recognize(whatsapp, "")).toBeUndefined();
});
