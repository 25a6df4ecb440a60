import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { InputFile } from "../format.ts";
import { decodeHead, decodeText } from "./decode-text.ts";
import { htmlToText } from "./html-to-text.ts";
import { readCsv } from "./read-csv.ts";
import { readLines } from "./read-lines.ts";

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

const decode = async (bytes: Buffer, size = 3) => (await all(decodeText(inPieces(bytes, size)))).join("");
const utf16be = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le").swap16();

describe("a text is read in whatever encoding it came", () => {
  const text = "Zoë Łukasz\n王小明 😀\nlast";
  it.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${text}`)],
    ["UTF-16 LE", Buffer.from(`\ufeff${text}`, "utf16le")],
    ["UTF-16 BE", utf16be(text)],
  ])("%s", async (_, bytes) => {
    expect(await decode(bytes)).toBe(text);
    expect(decodeHead(bytes)).toBe(text);
  });

  it("Windows-1252, with its quotes and its euro sign", async () => {
    const bytes = Buffer.from([0x5a, 0x6f, 0xeb, 0x20, 0x93, 0x80, 0x94, 0x0a, 0x92]);
    expect(await decode(bytes)).toBe("Zoë “€”\n’");
  });

  it("one broken byte spoils its own line only", async () => {
    const bytes = Buffer.concat([Buffer.from("Zoë\n"), Buffer.from([0xeb, 0x0a]), Buffer.from("王\n")]);
    expect(await decode(bytes)).toBe("Zoë\në\n王\n");
  });

  it("in pieces of any size", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 9 }), async (any, size) => {
        fc.pre(!any.startsWith("\ufeff"));
        expect(await decode(Buffer.from(any), size)).toBe(any);
        expect(await decode(utf16be(any), size)).toBe(any);
      }),
    );
  });
});

it("lines end in LF, CRLF or CR, wherever the pieces end", async () => {
  const pieces = (async function* () {
    yield* ["a\r", "\nb\rc", "\n\n", "d\r"];
  })();
  expect((await all(readLines(pieces))).map(({ number, text }) => [number, text])).toEqual([
    [1, "a"],
    [2, "b"],
    [3, "c"],
    [4, ""],
    [5, "d"],
  ]);
});

it("a line as long as a picture does not fill the memory", async () => {
  const pieces = (async function* () {
    for (let piece = 0; piece < 50; piece++) yield "x".repeat(100_000);
    yield "\nnext";
  })();
  const lines = await all(readLines(pieces));
  expect(lines.map(({ text }) => text.length)).toEqual([1 << 20, 4]);
});

describe("a CSV file", () => {
  const file = (content: string | Buffer, size = 7): InputFile => ({
    name: "people.csv",
    size: content.length,
    open: async () => inPieces(Buffer.from(content), size),
  });
  const read = async (content: string | Buffer) =>
    (await all(readCsv(file(content), ["name", "city"]))).map((row) =>
      row.type === "row"
        ? `${row.place}: ${row.cell("name")} of ${row.cell("city")}`
        : `${row.type} at ${row.place}`,
    );

  it("is read below its header, wherever that stands and however it is written", async () => {
    expect(
      await read(
        `Notes:\n"An ""odd"" sentence, with commas"\n\n CITY , "Name",Age\nŁódź,Zoë,1\n"Faro\nPortugal","Ana, Rui",2`,
      ),
    ).toEqual(["people.csv line 5: Zoë of Łódź", "people.csv line 7: Ana, Rui of Faro\nPortugal"]);
  });

  it("may have no rows, no newline at its end and empty lines", async () => {
    expect(await read("name,city\n")).toEqual([]);
    expect(await read("name,city\r\n\r\nAna,Faro")).toEqual(["people.csv line 3: Ana of Faro"]);
    expect(await read("name;city\nAna;Faro;;")).toEqual(["people.csv line 2: Ana of Faro"]);
  });

  it("loses a row of a wrong length and goes on", async () => {
    expect(await read("name,city\nAna\nRui,Faro\nToo,many,cells\nEva,Beja\n")).toEqual([
      "problem at people.csv line 2",
      "people.csv line 3: Rui of Faro",
      "problem at people.csv line 4",
      "people.csv line 5: Eva of Beja",
    ]);
  });

  it("that is cut off keeps what came before and says where it broke", async () => {
    expect(await read('name,city\nAna,Faro\nRui,"Lis')).toEqual([
      "people.csv line 2: Ana of Faro",
      "damage at people.csv line 2",
    ]);
    expect(await read("name,city\nAna,Faro\nRu")).toEqual([
      "people.csv line 2: Ana of Faro",
      "damage at people.csv line 3",
    ]);
  });

  it("with a quote that never closes does not fill the memory", async () => {
    const rows = "Ana,Faro\n".repeat(2_000_000);
    const items = await all(readCsv(file(`name,city\nRui,Beja\nEva,"${rows}`, 65_536), ["name", "city"]));
    expect(items.map(({ type }) => type)).toEqual(["row", "damage"]);
  });

  it("whose bytes cannot be read any further keeps the rows before", async () => {
    const failing: InputFile = {
      ...file(""),
      open: async () =>
        (async function* () {
          yield Buffer.from("name,city\nAna,Faro\nRui,");
          throw new Error("invalid distance too far back");
        })(),
    };
    const items = await all(readCsv(failing, ["name", "city"]));
    expect(items.map(({ type }) => type)).toEqual(["row", "damage"]);
  });
});

it("HTML becomes the text it shows, and a text stays as it is", () => {
  expect(htmlToText("<p>Hi Ana,</p><p>see&nbsp;<a href='x'>this</a> &amp; that<br/>Bye &#128075;</p>")).toBe(
    "Hi Ana,\nsee this & that\nBye 👋",
  );
  expect(htmlToText("1 < 2 and 3 > 2, i < b && b > c")).toBe("1 < 2 and 3 > 2, i < b && b > c");
  expect(htmlToText("<Ana> said")).toBe("<Ana> said");
});
