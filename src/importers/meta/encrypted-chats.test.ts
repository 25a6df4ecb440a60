import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createUser } from "../../../test/factories.ts";
import { folderOf, zipOf } from "../../../test/files.ts";
import { contactsOf, everyRowOf, importPaths } from "../../../test/run-import.ts";

const db = await testDatabase();
const AT = Date.parse("2026-03-02T09:30:00Z");
const DAY = 86_400_000;
const ME = "Nia Okafor";

/** Newest first, one a day, in turns: the same moments for everybody. */
const messagesWith = (name: string, count: number) =>
  Array.from({ length: count }, (_, day) => ({
    senderName: day % 2 ? ME : name,
    timestamp: AT + day * DAY,
    text: `day ${day} of ${name}`,
    type: "text",
    media: [],
    reactions: [],
    isUnsent: false,
  })).reverse();
const chat = (name: string, count: number, number: number) =>
  JSON.stringify({
    participants: [name, ME],
    threadName: `${name}_${number}`,
    messages: messagesWith(name, count),
  });
const ordinary = JSON.stringify({
  participants: [{ name: "Ana Silva" }, { name: ME }],
  messages: [{ sender_name: "Ana Silva", timestamp_ms: AT - DAY, content: "before" }],
  thread_path: "e2ee_cutover/anasilva_10158",
});
const folder = await folderOf({ "ordinary/message_1.json": ordinary });
async function downloadOf(name: string, files: Record<string, string>): Promise<string> {
  const path = join(folder, name);
  const entries = Object.entries({ ...files, "media/1a.jpeg": "x" });
  await writeFile(path, zipOf(entries.map(([file, content]) => ({ name: `messages/${file}`, content }))));
  return path;
}
const download = await downloadOf("messages.zip", { "Ana Silva_3.json": chat("Ana Silva", 70, 3) });
const newer = await downloadOf("messages (1).zip", {
  "Ana Silva_9.json": chat("Ana Silva", 75, 9),
  "Rui_3.json": chat("Rui", 2, 3),
});
const paths = { ordinary: join(folder, "ordinary"), download, newer };
const makeUser = () => createUser(db, { name: ME });
const people = async (userId: Awaited<ReturnType<typeof makeUser>>) =>
  (await contactsOf(db, userId)).map(({ displayName, interactionCount }) => [displayName, interactionCount]);

it("a zip of encrypted chats twice adds nothing, and a newer one only what is new", async () => {
  const userId = await makeUser();
  const planned = await importPaths(db, userId, [paths.download], { dryRun: true });
  const report = await importPaths(db, userId, [paths.download]);
  expect(report).toMatchObject({ created: 1, interactionsAdded: 70 });
  expect(planned).toMatchObject({ created: 1, interactionsAdded: 70 });
  const before = await everyRowOf(db, userId);
  await importPaths(db, userId, [paths.download]);
  expect(await everyRowOf(db, userId)).toEqual(before);
  expect(await importPaths(db, userId, [paths.newer])).toMatchObject({ created: 1, interactionsAdded: 7 });
  expect(await people(userId)).toEqual([
    ["Ana Silva", 75],
    ["Rui", 2],
  ]);
});

it("a chat that goes on from the ordinary export is one contact where both are read at once, earlier or later", async () => {
  const together = await makeUser();
  await importPaths(db, together, [paths.ordinary, paths.download]);
  expect(await people(together)).toEqual([["Ana Silva", 71]]);
  const later = await makeUser();
  await importPaths(db, later, [paths.download]);
  await importPaths(db, later, [paths.ordinary], { me: [ME] });
  expect(await people(later)).toEqual([
    ["Ana Silva", 70],
    ["Ana Silva", 1],
  ]);
  expect(await importPaths(db, later, [paths.ordinary, paths.newer])).toMatchObject({ joined: 1 });
  expect(await people(later)).toEqual([
    ["Ana Silva", 76],
    ["Rui", 2],
  ]);
});

it("a chat that was cut off keeps what came before, and the whole one completes it", async () => {
  const userId = await makeUser();
  const whole = chat("Ana Silva", 70, 3);
  const folder = await folderOf({ "Ana Silva_3.json": whole.slice(0, whole.indexOf("day 20")) });
  const report = await importPaths(db, userId, [folder]);
  expect(report.damaged).toHaveLength(1);
  expect(report.interactionsAdded).toBe(49);
  expect(await importPaths(db, userId, [paths.download])).toMatchObject({
    created: 0,
    interactionsAdded: 21,
  });
  expect(await people(userId)).toEqual([["Ana Silva", 70]]);
});
