import { desc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { testDatabase } from "../../test/database.ts";
import { createUser } from "../../test/factories.ts";
import { folderOf, zipOf } from "../../test/files.ts";
import { messagesCsv, PROFILE } from "../../test/linkedin-export.ts";
import { contactsOf, everyRowOf, importPaths } from "../../test/run-import.ts";
import { userSettings } from "../db/account-schema.ts";
import { duplicatePairs, identities, imports, notifications, type UserId } from "../db/schema.ts";
import type { Progress } from "./run-import.ts";

const db = await testDatabase();

const lastRun = async (userId: UserId) => {
  const [run] = await db
    .select()
    .from(imports)
    .where(eq(imports.userId, userId))
    .orderBy(desc(imports.id))
    .limit(1);
  return run;
};

/** More people than a batch, some of them twice, some with each other's addresses, and messages to them. */
function largeExport(people: number) {
  const rows = Array.from({ length: people }, (_, n) => {
    const who = n % 7 === 0 ? n >> 1 : n;
    return `Ana,Silva${who},https://www.linkedin.com/in/ana-silva${who},ana${who}@example.com,Acme ${n % 5},Engineer,08 Feb 2026`;
  });
  const cards = Array.from(
    { length: people },
    (_, n) =>
      `BEGIN:VCARD\nVERSION:3.0\nFN:${n % 11 === 0 ? "Rui Costa" : `Ana Silva${n}`}\nEMAIL:ana${n}@example.com\nTEL:+3519100000${n % 13}\nEND:VCARD\n`,
  );
  return {
    "in/Connections.csv": `First Name,Last Name,URL,Email Address,Company,Position,Connected On\n${rows.join("\n")}\nbroken row\n`,
    "in/messages.csv": messagesCsv(
      rows.map((_, n) => ({
        from: n % 3 ? "Nia Okafor" : `Ana Silva${n}`,
        to: [n % 3 ? `Ana Silva${n % 97}` : "Nia Okafor"],
      })),
    ),
    "in/Profile.csv": PROFILE,
    "in/people.vcf": cards.join(""),
  };
}

describe("a dry run", () => {
  it("reports the same as the real one, over many batches, and writes nothing", async () => {
    const userId = await createUser(db);
    const folder = `${await folderOf(largeExport(700))}/in`;
    const before = await everyRowOf(db, userId);
    const dry = await importPaths(db, userId, [folder], { dryRun: true, me: ["Nia Q. Okafor"] });
    expect(await everyRowOf(db, userId)).toEqual(before);
    expect(await lastRun(userId)).toBeUndefined();
    const real = await importPaths(db, userId, [folder], { me: ["Nia Q. Okafor"] });
    // Contacts that are merely alike are compared once they are there.
    expect({ ...dry, dryRun: false, toReview: real.toReview }).toEqual(real);
    expect(real.created).toBeGreaterThan(600);
    expect(real.toReview).toBeGreaterThan(dry.toReview);
    const after = await everyRowOf(db, userId);
    expect(await importPaths(db, userId, [folder])).toMatchObject({
      created: 0,
      updated: 0,
      interactionsAdded: 0,
      toReview: 0,
    });
    expect(await everyRowOf(db, userId)).toEqual(after);
  });
});

describe("a dry run on what is there", () => {
  const card = (name: string, ...lines: string[]) =>
    `BEGIN:VCARD\nVERSION:3.0\nFN:${name}\n${lines.join("\n")}\nEND:VCARD\n`;
  const mail = (id: string, from: string, to: string) =>
    `From x Mon Mar  2 09:30:00 2026\nDate: Mon, 02 Mar 2026 09:30:00 +0000\nMessage-ID: <${id}@x>\nFrom: ${from}\nTo: ${to}\n\ntext\n\n`;

  it("tells joins, doubts, letters that waited and what is known as the real one does", async () => {
    const userId = await createUser(db, { email: "nia@example.net" });
    const first = await folderOf({
      "a.vcf":
        card("Ana Silva", "EMAIL:ana@example.com") +
        card("Ana", "TEL:+351912345678") +
        card("Bo", "EMAIL:b@x.example"),
      "a.mbox":
        mail("1", "Zoë <zoe@example.org>", "nia@example.net") +
        mail("2", "ana@example.com", "nia@example.net"),
    });
    await importPaths(db, userId, [first]);
    const second = await folderOf({
      "b.vcf":
        card("Ana Silva", "EMAIL:ana@example.com", "TEL:+351912345678", "ORG:Acme") +
        card("Rui", "EMAIL:b@x.example") +
        card("Zoë", "EMAIL:zoe@example.org"),
      "b.mbox":
        mail("2", "ana@example.com", "nia@example.net") +
        mail("3", "kim@example.org", "nia@example.net") +
        mail("4", "nia@example.net", "kim@example.org") +
        mail("4", "nia@example.net", "kim@example.org") +
        mail("5", "someone@example.org", "nia@example.net"),
    });
    const before = await everyRowOf(db, userId);
    const dry = await importPaths(db, userId, [second], { dryRun: true });
    expect(await everyRowOf(db, userId)).toEqual(before);
    const real = await importPaths(db, userId, [second]);
    expect({ ...dry, dryRun: false }).toEqual(real);
    expect(real).toMatchObject({ created: 3, joined: 1, toReview: 1, interactionsAdded: 3 });
  });
});

describe("a run", () => {
  it("is recorded, notifies once of what it changed, and remembers who you are", async () => {
    const userId = await createUser(db);
    const folder = await folderOf({
      "a.vcf": "BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nEMAIL:a@example.com\nEND:VCARD\n",
    });
    await importPaths(db, userId, [`${folder}/a.vcf`], { me: ["nia@example.net"] });
    expect(await lastRun(userId)).toMatchObject({
      source: "vcard",
      name: "a.vcf",
      status: "done",
      counts: { created: 1, updated: 0, interactions: 0 },
      errors: [],
    });
    await importPaths(db, userId, [`${folder}/a.vcf`]);
    expect(await db.select().from(notifications).where(eq(notifications.userId, userId))).toMatchObject([
      { type: "import", title: "vCard file imported", body: "a.vcf: 1 contact added, 0 interactions added." },
    ]);
    expect(await db.select().from(userSettings).where(eq(userSettings.userId, userId))).toMatchObject([
      { me: ["nia@example.net"] },
    ]);
  });

  it("remembers who you are beside another one that is told so at the same moment", async () => {
    const userId = await createUser(db);
    const folder = await folderOf({
      "a.vcf": "BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nEMAIL:a@example.com\nEND:VCARD\n",
    });
    const names = ["Nia", "Nia Okafor", "nia@example.net", "nia@example.org"];
    await Promise.all(names.map((name) => importPaths(db, userId, [`${folder}/a.vcf`], { me: [name] })));
    const [settings] = await db.select().from(userSettings).where(eq(userSettings.userId, userId));
    expect(settings?.me.toSorted()).toEqual(names);
  });

  it("of a damaged file keeps what came before, is marked as failed and told of once, and the whole file completes it", async () => {
    const userId = await createUser(db);
    const cards = Array.from(
      { length: 5_000 },
      (_, n) =>
        `BEGIN:VCARD\nVERSION:3.0\nFN:Ana ${(n * 7919) % 100_003}\nEMAIL:a${n}@example.com\nEND:VCARD\n`,
    ).join("");
    const zip = zipOf([{ name: "a.vcf", content: cards }]);
    const broken = Buffer.from(zip);
    broken.fill(0xff, zip.length >> 1, (zip.length >> 1) + 200);
    const folder = await folderOf({ "broken.zip": broken, "whole.zip": zip });
    const report = await importPaths(db, userId, [`${folder}/broken.zip`]);
    expect(report.damaged).toMatchObject([{ place: expect.stringContaining("a.vcf") }]);
    expect(report.created).toBeGreaterThan(500);
    const told = async () =>
      (await db.select().from(notifications).where(eq(notifications.userId, userId))).map(
        ({ title }) => title,
      );
    await importPaths(db, userId, [`${folder}/broken.zip`]);
    expect(await told()).toEqual(["vCard file imported in part"]);
    const run = await lastRun(userId);
    expect(run?.status).toBe("failed");
    expect(run?.errors[0]).toContain("cannot be read beyond this place");
    await importPaths(db, userId, [`${folder}/whole.zip`]);
    const emails = await db.select().from(identities).where(eq(identities.userId, userId));
    const whole = new Set(Array.from({ length: 5_000 }, (_, n) => `a${n}@example.com`));
    for (const { value } of emails) whole.delete(value);
    expect(whole).toEqual(new Set());
  });

  it("that was killed before is marked as failed by the next of the same files", async () => {
    const userId = await createUser(db);
    const folder = await folderOf({ "a.vcf": "BEGIN:VCARD\nFN:Ana\nEND:VCARD\n" });
    await db.insert(imports).values({ userId, source: "vcard", name: "a.vcf" });
    await importPaths(db, userId, [`${folder}/a.vcf`]);
    const runs = await db.select().from(imports).where(eq(imports.userId, userId)).orderBy(imports.id);
    expect(runs.map(({ status }) => status)).toEqual(["failed", "done"]);
  });

  it.each([
    ["the next of the same files", "a.vcf"],
    ["the same under another name", "a (1).vcf"],
  ])("that was killed before its contacts were compared is completed by %s", async (_, next) => {
    const userId = await createUser(db);
    const card = (email: string) => `BEGIN:VCARD\nVERSION:3.0\nFN:Ana Silva\nEMAIL:${email}\nEND:VCARD\n`;
    const both = card("ana@example.com") + card("ana@example.org");
    const folder = await folderOf({ "a.vcf": both, "a (1).vcf": both });
    const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 12, minute));
    const run = (name: string, minute: number) =>
      importPaths(db, userId, [`${folder}/${name}`], { now: at(minute) });
    expect(await run("a.vcf", 0)).toMatchObject({ toReview: 1 });
    const killed = async () => {
      await db.update(imports).set({ status: "running" }).where(eq(imports.userId, userId));
      await db.delete(duplicatePairs).where(eq(duplicatePairs.userId, userId));
    };
    await killed();
    await db.insert(imports).values({ userId, source: "vcard", name: "a.vcf", startedAt: at(1) });
    expect(await run(next, 2)).toMatchObject({ created: 0, toReview: 1 });
    expect(await run(next, 3)).toMatchObject({ toReview: 0 });
    // What it left was compared: a day later nothing is done again for it.
    await db.delete(duplicatePairs).where(eq(duplicatePairs.userId, userId));
    expect(await run("a.vcf", 2 + 24 * 60)).toMatchObject({ toReview: next === "a.vcf" ? 0 : 1 });
    await db.delete(duplicatePairs).where(eq(duplicatePairs.userId, userId));
    expect(await run("a.vcf", 3 + 24 * 60)).toMatchObject({ toReview: 0 });
  });

  it("tells how far it is", async () => {
    const userId = await createUser(db);
    const steps: Progress[] = [];
    await importPaths(db, userId, [`${await folderOf(largeExport(600))}/in`], {
      onProgress: (step) => steps.push(step),
    });
    expect(steps.map(({ done }) => done)).toEqual([...steps].map(({ done }) => done).sort((a, b) => a - b));
    expect(steps.at(-1)).toEqual({ done: 1800, total: 1800 });
  });

  it("writes nothing when one of its paths is refused", async () => {
    const userId = await createUser(db);
    const folder = await folderOf({ "a.vcf": "BEGIN:VCARD\nFN:Ana\nEND:VCARD\n", "b.txt": "nothing" });
    await expect(importPaths(db, userId, [`${folder}/a.vcf`, `${folder}/b.txt`])).rejects.toThrow(
      "b.txt is not",
    );
    expect(await contactsOf(db, userId)).toEqual([]);
    expect(await lastRun(userId)).toBeUndefined();
  });
});

it("suggestions are brought up to date for the moment at which a long import ends", async () => {
  const userId = await createUser(db);
  const end = new Date("2026-11-20T13:30:00Z");
  const folder = await folderOf({ "messages.csv": messagesCsv([]), "Profile.csv": PROFILE });
  await importPaths(db, userId, [folder], { clock: () => end });
  const [settings] = await db.select().from(userSettings).where(eq(userSettings.userId, userId));
  expect(settings).toMatchObject({ suggestionsRunAt: end, scoresRefreshedAt: end });
});
