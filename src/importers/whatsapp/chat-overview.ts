import type { InputFile } from "../format.ts";
import { readContent } from "./content.ts";
import { type DateEvidence, dateEvidence } from "./date-order.ts";
import { withoutInvisible } from "./header.ts";
import { readChat } from "./read-chat.ts";

/** What the first look finds out about a chat. */
export interface ChatOverview {
  readonly file: InputFile;
  /** Those who wrote, in the order in which they appear. */
  readonly authors: ReadonlySet<string>;
  readonly isGroup: boolean;
  readonly dates: DateEvidence;
  readonly entries: number;
  /** Entries whose date is one in some order. */
  readonly dated: number;
  /** With whom, by the name of the file: `WhatsApp Chat with NAME.txt`, `WhatsApp Chat - NAME.zip`. */
  readonly title: string | undefined;
}

const GROUP =
  /\b(?:created (?:this )?group|added you|you were added|changed (?:the|this) (?:group|subject)|changed this group's|joined using)\b/i;

export async function lookThrough(file: InputFile, now: Date): Promise<ChatOverview> {
  const authors = new Set<string>();
  const dates = dateEvidence(now);
  let isGroup = false;
  let entries = 0;
  let dated = 0;
  try {
    for await (const { header, author, text } of readChat(file)) {
      entries++;
      if (!dates.see(header)) continue;
      dated++;
      // More than two are a group however many there are.
      if (author !== undefined && authors.size < 4 && readContent(text)) authors.add(author);
      else if (GROUP.test(withoutInvisible(text)) && (author === undefined || /^\u200e/.test(text)))
        isGroup = true;
    }
  } catch {
    // Reading the messages comes to the same place and says so.
  }
  const title = titleOf(file.name);
  return { file, authors, isGroup: isGroup || authors.size > 2, dates, entries, dated, title };
}

/** `Chat de WhatsApp con Ana.txt`, `Discussion WhatsApp avec Ana.txt`: what stands before the name in other languages. */
const TITLE =
  /WhatsApp[ -]?(?:Chat )?(?:with|mit|con|com|avec|met|-) ([^/\\]+?)(?: ?\(\d+\))?(?:\.zip|\.txt)?(?:[/\\]|$)/i;

function titleOf(name: string): string | undefined {
  return TITLE.exec(name.normalize("NFC"))?.[1]?.trim();
}
