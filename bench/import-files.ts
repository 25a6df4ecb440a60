import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { people } from "../src/demo/people.ts";

/** Messages of each person in the generated files. */
const EACH = 20;
const SINCE = Date.parse("2024-01-01T00:00:00Z");
const TEXT =
  "Shall we look at the plan for the harbour on Thursday, before the others come? I can bring the maps.";

interface Sample {
  readonly file: string;
  /** The file's text, for so many rows, piece by piece. */
  lines(rows: number): Generator<string>;
}

const at = (row: number) => SINCE + row * 60_000;
const isMine = (row: number) => row % 2 === 1;
const person = (row: number) => Math.floor(row / EACH);

/** A file of each format that can be large, with invented people and messages. */
export const SAMPLES: Record<string, Sample> = {
  telegram: {
    file: "result.json",
    *lines(rows) {
      yield '{\n "about": "x",\n "personal_information": {"user_id": 1},\n "chats": {"about": "x", "list": [\n';
      for (let row = 0; row < rows; row++) {
        const user = 1000 + person(row);
        const first = row % EACH === 0;
        if (first)
          yield `${row ? "]},\n" : ""}{"name": "Person ${user}", "type": "personal_chat", "id": ${user}, "messages": [\n`;
        yield `${first ? "" : ",\n"}${JSON.stringify({ id: row, type: "message", date_unixtime: String(at(row) / 1000), from_id: `user${isMine(row) ? 1 : user}`, text: TEXT, text_entities: [{ type: "plain", text: TEXT }] })}`;
      }
      yield "]}\n]}}\n";
    },
  },
  whatsapp: {
    file: "WhatsApp Chat with Ana.txt",
    *lines(rows) {
      for (let row = 0; row < rows; row++) {
        const [day = "", time = ""] = new Date(at(row)).toISOString().split("T");
        yield `[${day.split("-").reverse().join("/")}, ${time.slice(0, 8)}] ${isMine(row) ? "Nia" : "Ana"}: ${TEXT}\n`;
      }
    },
  },
  mbox: {
    file: "mail.mbox",
    *lines(rows) {
      for (let row = 0; row < rows; row++) {
        const other = `p${person(row)}@example.org`;
        const [from, to] = isMine(row) ? ["nia@example.com", other] : [other, "nia@example.com"];
        yield `From x Mon Mar  2 09:30:00 2026\nDate: ${new Date(at(row)).toUTCString()}\nMessage-ID: <${row}@example.org>\nFrom: ${from}\nTo: ${to}\nSubject: Plan\nContent-Type: text/plain; charset=utf-8\n\n${TEXT}\n\n> ${TEXT}\n\n`;
      }
    },
  },
  "google-csv": {
    file: "contacts.csv",
    *lines(rows) {
      yield "First Name,Middle Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value\n";
      for (const { index, givenName, familyName } of people(1, rows))
        yield `${givenName},,${familyName},Ski,Work,p${index}@example.org\n`;
    },
  },
};

/** How large a file is wanted. */
export type Size = { readonly rows: number } | { readonly bytes: number };

/** Rows from which is told how many a file of so many bytes has. */
const PROBE = 10_000;

export async function writeSample(path: string, sample: Sample, size: Size): Promise<void> {
  const out = createWriteStream(path);
  const rows = "rows" in size ? size.rows : Math.ceil(size.bytes / bytesOfRow(sample));
  for (const line of sample.lines(rows)) if (!out.write(line)) await once(out, "drain");
  out.end();
  await once(out, "close");
}

function bytesOfRow(sample: Sample): number {
  let bytes = 0;
  for (const line of sample.lines(PROBE)) bytes += Buffer.byteLength(line);
  return bytes / PROBE;
}
