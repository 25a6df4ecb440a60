import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BrokenJson } from "./json-text.ts";
import { type Choice, type JsonPath, readJson } from "./read-json.ts";

async function* inPieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function read(text: string, choose: (path: JsonPath) => Choice, size = 7) {
  const found: [string, unknown][] = [];
  let broken = false;
  try {
    for await (const { path, value } of readJson(inPieces(text, size), choose))
      found.push([path.join("/"), value]);
  } catch (error) {
    if (!(error instanceof BrokenJson)) throw error;
    broken = true;
  }
  return { found, broken };
}

const chats = JSON.stringify({
  me: { id: 1, tags: ["a", "b"] },
  chats: [
    { name: "Zoë 😀", messages: [{ id: 1 }, { id: 2, text: ["x", { deep: null }] }] },
    { name: "Rui", messages: [] },
  ],
  end: true,
});
const choose = (path: JsonPath): Choice => {
  if (path[0] === "me") return "skip";
  return path[2] === "messages" && path.length === 4 ? "take" : "enter";
};
const items = [
  ["chats/0/name", "Zoë 😀"],
  ["chats/0/messages/0", { id: 1 }],
  ["chats/0/messages/1", { id: 2, text: ["x", { deep: null }] }],
  ["chats/1/name", "Rui"],
  ["end", true],
];

describe("a JSON text read in pieces", () => {
  it.each([1, 7, 10_000])(
    "gives the chosen values with their paths, %i characters at a time",
    async (size) => {
      const { found, broken } = await read(chats, choose, size);
      expect(JSON.parse(JSON.stringify(found))).toEqual(items);
      expect(broken).toBe(false);
    },
  );

  it("gives what JSON.parse gives", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.integer({ min: 1, max: 9 }), async (value, size) => {
        const text = JSON.stringify({ all: [value] });
        const { found } = await read(text, (path) => (path.length < 2 ? "enter" : "take"), size);
        expect(JSON.stringify(found)).toBe(JSON.stringify([["all/0", JSON.parse(text).all[0]]]));
      }),
    );
  });

  it("passes over a value whatever stands in it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.integer({ min: 1, max: 9 }), async (value, size) => {
        const text = JSON.stringify({ skip: [value], 'br{ack\\"et': [[], {}, 1] });
        const { found, broken } = await read(text, ([key]) => (key === "skip" ? "skip" : "enter"), size);
        expect(found).toEqual([['br{ack\\"et/2', 1]]);
        expect(broken).toBe(false);
      }),
    );
  });

  it("that is cut off gives what came before and then breaks", async () => {
    const { found, broken } = await read(chats.slice(0, chats.indexOf('"text"')), choose);
    expect(JSON.parse(JSON.stringify(found))).toEqual(items.slice(0, 2));
    expect(broken).toBe(true);
  });

  it.each(["", "not json", '{"a":1', '{"a":1}}', "[".repeat(100_000)])("%#: breaks", async (text) => {
    expect((await read(text, () => "enter")).broken).toBe(true);
  });

  it("breaks at a value that is too large for the memory, and passes over one", async () => {
    async function* large() {
      yield '{"a":1,"b":"';
      for (let piece = 0; piece < 33; piece++) yield "x".repeat(1 << 20);
      yield '","c":2}';
    }
    const taken: unknown[] = [];
    const take = async (choice: Choice) => {
      for await (const { value } of readJson(large(), (path) => (path[0] === "b" ? choice : "enter"))) {
        taken.push(value);
      }
    };
    await expect(take("take")).rejects.toThrow(
      new BrokenJson("What comes next is too large: more than 32 MB in one value."),
    );
    expect(taken).toEqual([1]);
    await take("skip");
    expect(taken).toEqual([1, 1, 2]);
  });

  it("keeps a key named __proto__ a key", async () => {
    const { found } = await read('[{"__proto__":{"admin":true}}]', (path) =>
      path.length ? "take" : "enter",
    );
    expect(found.map(([, value]) => Object.keys(value as object))).toEqual([["__proto__"]]);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
});
