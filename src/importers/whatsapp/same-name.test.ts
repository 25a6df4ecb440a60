import { expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createUser } from "../../../test/factories.ts";
import { folderOf } from "../../../test/files.ts";
import { contactsOf, everyRowOf, importPaths } from "../../../test/run-import.ts";

// Chats of people of one name, each in a file of its own, imported one after the other.

const db = await testDatabase();

/** `03-02 09:30 ana hi`: a line of a chat in 2026; others than `ana` are the user. */
const chatOf = (...lines: string[]) =>
  lines
    .map((line) => {
      const [, month, day, time, who, text] = /^(\d+)-(\d+) (\S+) (\S+) (.*)$/.exec(line) ?? [];
      return `[2026-${month}-${day}, ${time}:00] ${who === "ana" ? "Ana" : "Nia Okafor"}: ${text}\n`;
    })
    .join("");

/** The contacts after the chats came one by one, each with how many messages it has. */
async function after(...chats: string[]): Promise<string[]> {
  const userId = await createUser(db, { name: "Nia Okafor" });
  for (const chat of chats) {
    const folder = await folderOf({ "WhatsApp Chat with Ana.txt": chat });
    await importPaths(db, userId, [folder], { now: new Date("2026-11-20T12:00:00Z") });
  }
  const before = await everyRowOf(db, userId);
  for (const chat of chats) {
    const folder = await folderOf({ "2/WhatsApp Chat with Ana.txt": chat });
    const again = await importPaths(db, userId, [folder], { now: new Date("2026-11-20T12:00:00Z") });
    expect(again).toMatchObject({ created: 0, updated: 0, interactionsAdded: 0 });
  }
  expect(await everyRowOf(db, userId)).toEqual(before);
  const contacts = await contactsOf(db, userId);
  return contacts.map(({ displayName, interactionCount }) => `${displayName} ${interactionCount}`).sort();
}

const ana = [
  "01-02 09:30 nia New number",
  "01-03 10:00 ana Thanks",
  "02-01 10:00 ana Lunch?",
  "03-01 10:00 ana Hi",
];
const another = ["01-02 09:30 nia New number", "02-03 10:00 ana Who is this?", "03-02 10:00 ana Oh, you"];

it.each([
  ["two people of one name stay two", [ana.slice(1), another.slice(1)], ["Ana 2", "Ana 3"]],
  ["a chat that went on adds what is new", [ana.slice(0, 1), ana.slice(0, 2), ana], ["Ana 4"]],
  [
    "a chat that went on stays apart from another's",
    [another.slice(1), ana.slice(1, 2), ana.slice(1)],
    ["Ana 2", "Ana 3"],
  ],
  [
    "an export of the last weeks is of the same chat",
    [ana, [...ana.slice(2), "03-05 10:00 nia Yes"]],
    ["Ana 5"],
  ],
  ["and so it is when it came first", [[...ana.slice(2), "03-05 10:00 nia Yes"], ana], ["Ana 5"]],
])("%s", async (_, chats, people) => {
  expect(await after(...chats.map((lines) => chatOf(...lines)))).toEqual(people);
});

it("a text that was sent to both in the same minute does not make one of two", async () => {
  // What both have by the same words counts for the one who came first: WhatsApp names no chat by anything else.
  expect(await after(chatOf(...ana), chatOf(...another))).toEqual(["Ana 2", "Ana 4"]);
});
