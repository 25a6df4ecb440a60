import { ENGLISH_FIRST } from "./english-first.ts";
import { ENGLISH_FRIENDS } from "./english-friends.ts";
import { ENGLISH_WORK } from "./english-work.ts";
import type { Language } from "./language.ts";
import { OTHER_SCRIPTS } from "./other-scripts.ts";
import { WESTERN_LANGUAGES } from "./western-languages.ts";

// A thread is a block of lines, with an empty line between threads: `# ` and a subject, if it can be a mail, then what
// the user (`> `) and the other one (`< `) say in turn. `@ 5` keeps it to May. Words in braces stand for what differs from person to person.

export interface Thread {
  readonly subject: string | undefined;
  /** 1 to 12: wishes for the new year, or for the user's birthday in May, fit one month only. */
  readonly month: number | undefined;
  readonly turns: readonly { readonly direction: "outbound" | "inbound"; readonly text: string }[];
}

/** What the two are to each other. */
export type Tone = "first" | "work" | "friends";

interface Threads {
  readonly all: readonly Thread[];
  readonly mails: readonly Thread[];
}

const ENGLISH: Record<Tone, Threads> = {
  first: withMails(ENGLISH_FIRST),
  work: withMails(ENGLISH_WORK),
  friends: withMails(ENGLISH_FRIENDS),
};
const OWN = new Map(
  Object.entries({ ...WESTERN_LANGUAGES, ...OTHER_SCRIPTS }).map(([language, text]) => [
    language,
    withMails(text),
  ]),
);

/** Threads in a language for a tone: none where a language has none of its own. Mails are those that have a subject. */
export function threadsFor(language: Language, tone: Tone, asMail: boolean): readonly Thread[] {
  const all = language === "en" ? ENGLISH[tone] : tone === "first" ? undefined : OWN.get(language);
  return (asMail ? all?.mails : all?.all) ?? [];
}

function withMails(text: string): Threads {
  const all = parseThreads(text);
  return { all, mails: all.filter(({ subject }) => subject !== undefined) };
}

function parseThreads(text: string): Thread[] {
  return text.trim().split("\n\n").map(parseThread);
}

function parseThread(block: string): Thread {
  const lines = block.split("\n");
  const head = (sign: string) => lines.find((line) => line.startsWith(sign))?.slice(sign.length);
  const month = head("@ ");
  return {
    subject: head("# "),
    month: month === undefined ? undefined : Number(month),
    turns: lines
      .filter((line) => line.startsWith("> ") || line.startsWith("< "))
      .map((line) => ({ direction: line.startsWith("> ") ? "outbound" : "inbound", text: line.slice(2) })),
  };
}
