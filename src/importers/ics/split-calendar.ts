import type { InputFile } from "../format.ts";
import { decodeText } from "../text/decode-text.ts";
import { readLines } from "../text/read-lines.ts";

/** A part of a calendar as it is written. */
export interface Block {
  readonly kind: "VEVENT" | "VTIMEZONE";
  /** 1 for the first of its kind. */
  readonly number: number;
  readonly text: string;
}

/** Characters; an event that is longer carries attachments and is left out. */
const MAX_BLOCK = 4 << 20;

export interface Split {
  /** Events and time zones, one at a time. */
  blocks(): AsyncGenerator<Block>;
  /** The calendar's name, known once the blocks are read. */
  name(): string;
  /** Whether the file stops in the middle of the calendar, known once the blocks are read. */
  isCutOff(): boolean;
}

export function splitCalendar(file: InputFile): Split {
  let name = "";
  let isOpen = false;

  async function* blocks(): AsyncGenerator<Block> {
    const numbers = { VEVENT: 0, VTIMEZONE: 0 };
    let kind: Block["kind"] | undefined;
    let lines: string[] = [];
    let size = 0;
    for await (const { text } of readLines(decodeText(await file.open()))) {
      const line = text.trimEnd();
      const upper = line.slice(0, 20).toUpperCase();
      if (!kind) {
        if (upper === "BEGIN:VCALENDAR") isOpen = true;
        if (upper === "END:VCALENDAR") isOpen = false;
        if (upper === "BEGIN:VEVENT") kind = "VEVENT";
        if (upper === "BEGIN:VTIMEZONE") kind = "VTIMEZONE";
        if (upper.startsWith("X-WR-CALNAME")) name ||= line.slice(line.indexOf(":") + 1);
        lines = [];
        size = 0;
        if (!kind) continue;
      }
      size += line.length;
      if (size < MAX_BLOCK) lines.push(line);
      if (upper !== `END:${kind}`) continue;
      numbers[kind]++;
      if (size < MAX_BLOCK) yield { kind, number: numbers[kind], text: lines.join("\r\n") };
      kind = undefined;
    }
    isOpen ||= kind !== undefined;
  }

  return { blocks, name: () => name, isCutOff: () => isOpen };
}
