import type { InputFile } from "../format.ts";
import { whyBroken } from "../text/broken-file.ts";
import { decodeText } from "../text/decode-text.ts";
import { readLines } from "../text/read-lines.ts";

/** A part of a calendar as it is written. */
export interface Block {
  readonly kind: "VEVENT" | "VTIMEZONE";
  /** 1 for the first of its kind. */
  readonly number: number;
  /** Undefined for one that is longer than 4 MB: it carries attachments. */
  readonly text: string | undefined;
}

/** Characters. */
const MAX_BLOCK = 4 << 20;

export interface Split {
  /** Events and time zones, one at a time. */
  blocks(): AsyncGenerator<Block>;
  /** The calendar's name, known once the blocks are read. */
  name(): string;
  /** Why the file is not whole, known once the blocks are read; undefined for a whole one. */
  whyBroken(): string | undefined;
}

export function splitCalendar(file: InputFile): Split {
  let name = "";
  let isOpen = false;
  let broken: string | undefined;

  async function* lines() {
    try {
      yield* readLines(decodeText(await file.open()));
    } catch (error) {
      broken = whyBroken(error);
    }
  }
  async function* blocks(): AsyncGenerator<Block> {
    const numbers = { VEVENT: 0, VTIMEZONE: 0 };
    let kind: Block["kind"] | undefined;
    let block: string[] = [];
    let size = 0;
    for await (const { text } of lines()) {
      const line = text.trimEnd();
      const upper = line.slice(0, 20).toUpperCase();
      if (!kind) {
        if (upper === "BEGIN:VCALENDAR") isOpen = true;
        if (upper === "END:VCALENDAR") isOpen = false;
        if (upper === "BEGIN:VEVENT") kind = "VEVENT";
        if (upper === "BEGIN:VTIMEZONE") kind = "VTIMEZONE";
        if (upper.startsWith("X-WR-CALNAME")) name ||= line.slice(line.indexOf(":") + 1);
        block = [];
        size = 0;
        if (!kind) continue;
      }
      size += line.length;
      if (size < MAX_BLOCK) block.push(line);
      if (upper !== `END:${kind}`) continue;
      numbers[kind]++;
      yield { kind, number: numbers[kind], text: size < MAX_BLOCK ? block.join("\r\n") : undefined };
      kind = undefined;
    }
    isOpen ||= kind !== undefined;
  }

  const cutOff = () => (isOpen ? "The file is cut off: the calendar does not end." : undefined);
  return { blocks, name: () => name, whyBroken: () => broken ?? cutOff() };
}
