import { once } from "node:events";
import { rm, symlink } from "node:fs/promises";
import { createServer } from "node:net";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { folderOf, zipOf } from "../../test/files.ts";
import { CONNECTIONS, messagesCsv, PROFILE } from "../../test/linkedin-export.ts";
import { filesAt } from "./files-at.ts";
import { linkedin } from "./linkedin/linkedin.ts";
import { recognize } from "./recognize.ts";
import { vcard } from "./vcard/vcard.ts";

const CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Silva\nEND:VCARD\n";

async function kindsIn(files: Record<string, string | Buffer>, paths = [""], only = undefined) {
  const folder = await folderOf(files);
  const { exports, skipped, damaged, close } = await recognize(
    paths.map((path) => `${folder}/${path}`),
    only,
  );
  close();
  return {
    exports: exports
      .map(({ format, files: read }) => [format.name, ...read.map(({ kind }) => kind).sort()])
      .sort(),
    skipped: skipped.map(({ place }) => place.replace(/^[^/]*\//, "")),
    damaged: damaged.map(({ place }) => place.replace(/^[^/]*\//, "")),
  };
}

/** The sentence that a single file is refused with. */
async function refusal(content: string | Buffer, name = "given.zip", only = undefined): Promise<string> {
  const folder = await folderOf({ [name]: content });
  return recognize([`${folder}/${name}`], only).then(
    () => "it was read",
    (error) => `${error.code}: ${error.message}`,
  );
}

describe("files are known by what is in them", () => {
  it("whatever their names", async () => {
    expect(
      await kindsIn({ "a.txt": CARD, b: CONNECTIONS, "c.csv": messagesCsv([]), "d.vcf": PROFILE }),
    ).toEqual({
      exports: [
        ["linkedin", "connections", "messages", "profile"],
        ["vcard", "vcard"],
      ],
      skipped: [],
      damaged: [],
    });
  });

  it("in folders, and in zips in folders; each folder and zip is an export of its own", async () => {
    const zip = zipOf([{ name: "x/Connections.csv", content: CONNECTIONS }]);
    const found = await kindsIn({
      "one/Connections.csv": CONNECTIONS,
      "two.zip": zip,
      "two/me.csv": PROFILE,
      "bad.zip": zip.subarray(0, 90),
      "notes.txt": "nothing",
      "photo.jpg": CARD,
      "picture.bin": Buffer.from([0, 1, 2, 3, 4, 5]),
    });
    expect(found.exports).toHaveLength(3);
    expect(found.skipped.sort()).toEqual(["notes.txt", "photo.jpg", "picture.bin"]);
    expect(found.damaged).toEqual(["bad.zip"]);
  });

  it("without what a Mac puts beside them", async () => {
    const zip = zipOf(["a.vcf", "__MACOSX/._a.vcf", ".DS_Store"].map((name) => ({ name, content: CARD })));
    expect(await kindsIn({ "a.zip": zip, ".DS_Store": CARD, "__MACOSX/._b.vcf": CARD })).toEqual({
      exports: [["vcard", "vcard"]],
      skipped: [],
      damaged: [],
    });
  });

  it("and one that is gone by the time it is opened is said", async () => {
    const folder = await folderOf({ "in/a.vcf": CARD, "in/b.vcf": CARD });
    const found: string[] = [];
    for await (const each of filesAt(`${folder}/in`, "in", [])) {
      found.push("why" in each ? `${each.place}: ${each.why}` : "read");
      await Promise.all(["a.vcf", "b.vcf"].map((name) => rm(`${folder}/in/${name}`, { force: true })));
    }
    expect(found).toEqual(["read", expect.stringMatching(/^in\/[ab]\.vcf: It cannot be read \(ENOENT\)\.$/)]);
  });

  it("once, though they are named twice, and links are not followed", async () => {
    const folder = await folderOf({ "in/a.vcf": CARD });
    await symlink("/etc", `${folder}/in/link`);
    const socket = createServer().listen(`${folder}/in/socket`);
    await once(socket, "listening");
    const { exports, skipped, close } = await recognize([`${folder}/in`, `${folder}/in/../in`], undefined);
    close();
    await expect(recognize([`${folder}/in/socket`], undefined)).rejects.toThrow("socket: It is no file.");
    socket.close();
    expect(exports).toHaveLength(1);
    expect(skipped.toSorted((a, b) => a.place.localeCompare(b.place))).toEqual([
      { place: "in/link", why: "It is a link. Import what it leads to by its own path." },
      { place: "in/socket", why: "It is no file." },
    ]);
  });
});

it("a stray NUL does not make a text file another kind of file", async () => {
  const folder = await folderOf({ "a.vcf": CARD.replace("END:VCARD", "NOTE:a\0b\nEND:VCARD") });
  const { exports, close } = await recognize([`${folder}/a.vcf`], undefined);
  close();
  expect(exports.map(({ format }) => format.name)).toEqual(["vcard"]);
});

describe("what cannot be read is refused in one sentence", () => {
  it.each([
    ["some text", "Dear diary,\n"],
    ["a zip of other things", zipOf([{ name: "a.txt", content: "nothing" }])],
  ])("%s", async (_, content) => {
    expect(await refusal(content)).toMatch(
      /^conflict: (given\.zip is not|Nothing in given\.zip is) anything PingCRM can read\. It reads: .*\.$/,
    );
  });

  it.each([
    ["nothing at all", "", "given.zip: It is empty."],
    [
      "a folder packed in another way",
      gzipSync(CARD),
      "given.zip: It is packed, and not as a zip. Unpack it and import what was in it.",
    ],
    ["an empty zip", zipOf([]), "There is no file in given.zip."],
    [
      "a zip in a folder of a zip",
      zipOf([{ name: "chats/a.zip", content: zipOf([{ name: "a.vcf", content: CARD }]) }]),
      "given.zip/chats/a.zip: It is a zip within a zip. Unpack the outer one and import its folder.",
    ],
  ])("%s", async (_, content, sentence) => {
    expect(await refusal(content)).toBe(`conflict: ${sentence}`);
  });

  it("pages for people to read, with what to ask for instead", async () => {
    const pages = zipOf([{ name: "messages.html", content: "<html></html>" }]);
    expect(await refusal(pages)).toMatch(/Pages \(HTML\) are for people to read: export it again as JSON\.$/);
  });

  it("another CSV, with its columns and the command that says what they hold", async () => {
    expect(await refusal("a,b,c\n1,2,3\n")).toMatch(
      /^conflict: given\.zip is not .* by itself\. It is a table with the columns a, b, c\. .* pingcrm import \S+given\.zip --map name=a$/,
    );
  });

  it("a path that is not there", async () => {
    await expect(recognize(["/nowhere/at/all"], undefined)).rejects.toThrow(
      "There is no file or folder at /nowhere/at/all.",
    );
  });

  it("a zip that is cut off", async () => {
    const zip = zipOf([{ name: "Connections.csv", content: CONNECTIONS }]);
    expect(await refusal(zip.subarray(0, zip.length - 30))).toMatch(/cut off or damaged/);
  });

  it("a zip with a password", async () => {
    expect(await refusal(zipOf([{ name: "Connections.csv", content: CONNECTIONS, locked: true }]))).toMatch(
      /password/,
    );
  });

  it.each(["../../etc/cron.d/evil.csv", "/etc/evil.csv", "a/../../evil.csv"])(
    "a zip with a name that leads out of it: %s",
    async (name) => {
      const zip = zipOf([
        { name: "Connections.csv", content: CONNECTIONS },
        { name, content: CONNECTIONS },
      ]);
      expect(await refusal(zip)).toBe("conflict: given.zip: It was refused: names in it lead out of it.");
    },
  );

  it("a bomb", async () => {
    const zip = zipOf([{ name: "Connections.csv", content: Buffer.alloc(64 << 20, "a") }]);
    expect(zip.length).toBeLessThan(100_000);
    expect(await refusal(zip)).toMatch(/far larger/);
  });

  it("a zip of more entries than any export has", async () => {
    const entries = Array.from({ length: 50_001 }, (_, n) => ({ name: `${n}`, content: "" }));
    expect(await refusal(zipOf(entries))).toMatch(/more than 50000 entries/);
  });

  it("and says so when it is not the format that was asked for", async () => {
    const folder = await folderOf({ "a.vcf": CARD, "b.csv": CONNECTIONS });
    await expect(recognize([`${folder}/a.vcf`], linkedin)).rejects.toThrow("a.vcf is not a LinkedIn export.");
    await expect(recognize([`${folder}/b.csv`], vcard)).rejects.toThrow("b.csv is not a vCard file.");
    const table = await folderOf({ "c.csv": "Wer,Wohin\nAna,ana@example.org\n" });
    await expect(recognize([`${table}/c.csv`], vcard)).rejects.toThrow("c.csv is not a vCard file.");
  });
});
