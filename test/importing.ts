import type { ContactDraft, Draft, InteractionDraft } from "../src/importers/draft.ts";
import type { Format, InputFile, ReadContext, RecognizedFile } from "../src/importers/format.ts";
import { decodeHead } from "../src/importers/text/decode-text.ts";

// What the tests of the formats share: files that exist only in memory, read in small pieces.

const PIECE = 61;

export function inputFile(name: string, content: string | Buffer): InputFile {
  const bytes = Buffer.from(content);
  return {
    name,
    size: bytes.length,
    open: async () =>
      (async function* () {
        for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
      })(),
  };
}

export const contentOf = async (file: InputFile) => Buffer.concat(await toList(await file.open())).toString();

export const CONTEXT: ReadContext = {
  owner: { names: ["Nia Okafor"], isStated: false, keys: new Set(["email:nia@example.com"]) },
  region: undefined,
  now: new Date("2026-11-20T12:00:00Z"),
  timeZone: "Europe/Lisbon",
  dateOrder: undefined,
  columns: new Map(),
};

/** The kind that a format takes a text for. */
export const recognize = (format: Format, text: string) => format.recognize(text, CONTEXT.columns);

export interface ReadFormat {
  readonly total: number;
  readonly people: Draft[];
  readonly contacts: ContactDraft[];
  readonly interactions: InteractionDraft[];
  /** Problems, damages and what was skipped, as `problem at place`, `skipped: why`. */
  readonly notes: string[];
}

/** Recognizes the files and reads them with a format, as an import does. */
export async function readFormat(
  format: Format,
  files: readonly InputFile[],
  context: Partial<ReadContext> = {},
): Promise<ReadFormat> {
  const recognized: RecognizedFile[] = [];
  for (const file of files) {
    const kind = format.recognize(await headOf(file), context.columns ?? CONTEXT.columns);
    if (kind === undefined) throw new Error(`${file.name} was not recognized`);
    recognized.push({ ...file, kind });
  }
  const source = { format, files: recognized, name: files[0]?.name ?? "" };
  const reading = await format.look(source, { ...CONTEXT, ...context });
  const people = await toList(reading.people());
  const all = [...people, ...(await toList(reading.interactions()))];
  return {
    total: reading.total,
    people,
    contacts: all.filter((draft) => draft.type === "contact"),
    interactions: all.filter((draft) => draft.type === "interaction"),
    notes: all.flatMap((draft) => {
      if (draft.type === "skipped") return `skipped: ${draft.why}`;
      return draft.type === "problem" || draft.type === "damage" ? `${draft.type} at ${draft.place}` : [];
    }),
  };
}

async function headOf(file: InputFile): Promise<string> {
  const chunks = await toList(await file.open());
  return decodeHead(Buffer.concat(chunks).subarray(0, 65_536));
}

async function toList<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}
