import type { Draft } from "../draft.ts";
import type { Format, InputFile } from "../format.ts";
import { whyBroken } from "../text/broken-file.ts";
import { type Headers, readHeaders } from "./headers.ts";
import { type Correspondence, observeCorrespondence } from "./ownership.ts";
import { readMail } from "./read-mail.ts";
import { HEADERS_ONLY, splitMbox, startsMbox } from "./split-mbox.ts";

/** Mail as one text file: Gmail Takeout, Thunderbird, Apple Mail. Folders side by side are one correspondence. */
export const mbox: Format = {
  name: "mbox",
  title: "mailbox (mbox)",
  together: "anywhere",
  recognize: (head) => (startsMbox(head) ? "mailbox" : undefined),
  async look({ files }, { owner }) {
    const observed = observeCorrespondence(owner);
    for (const file of files) await observeMailbox(file, observed.see);
    const correspondence = observed.conclude();
    return {
      total: correspondence.messages,
      async *people() {},
      async *interactions() {
        for (const file of files) yield* readMailbox(file, correspondence);
      },
    };
  },
};

async function observeMailbox(file: InputFile, see: (headers: Headers) => void): Promise<void> {
  try {
    for await (const { bytes } of splitMbox(await file.open(), HEADERS_ONLY)) {
      const headers = readHeaders(bytes);
      if (headers) see(headers);
    }
  } catch {
    // Reading the mail comes to the same place and says so.
  }
}

async function* readMailbox(file: InputFile, correspondence: Correspondence): AsyncGenerator<Draft> {
  let number = 0;
  try {
    for await (const message of splitMbox(await file.open())) {
      number = message.number;
      yield* await readMail(message.bytes, correspondence, `${file.name} message ${number}`);
    }
  } catch (error) {
    // What stands in the file is no longer a matter of its messages: a zip or a disk gave out.
    yield { type: "damage", place: `${file.name} message ${number + 1}`, why: whyBroken(error) };
  }
}
