import { ENGLISH_FIRST } from "./english-first.ts";
import { ENGLISH_FRIENDS } from "./english-friends.ts";
import { ENGLISH_WORK } from "./english-work.ts";
import type { Language } from "./language.ts";
import { OTHER_SCRIPTS } from "./other-scripts.ts";
import { WESTERN_LANGUAGES } from "./western-languages.ts";

// A thread is a block of lines, with an empty line between threads: `# ` and a subject, if it can be a mail, then what
// the user (`> `) and the other one (`< `) say in turn. Words in braces stand for what differs from person to person.

export interface Thread {
  readonly subject: string | undefined;
  readonly turns: readonly { readonly direction: "outbound" | "inbound"; readonly text: string }[];
}

/** What the two are to each other. */
export type Tone = "first" | "work" | "friends";

const ENGLISH: Record<Tone, readonly Thread[]> = {
  first: parseThreads(ENGLISH_FIRST),
  work: parseThreads(ENGLISH_WORK),
  friends: parseThreads(ENGLISH_FRIENDS),
};
const OWN = new Map(
  Object.entries({ ...WESTERN_LANGUAGES, ...OTHER_SCRIPTS }).map(([language, text]) => [
    language,
    parseThreads(text),
  ]),
);

/** Threads to choose from; in English where there are none in the language for that tone. Mails have a subject. */
export function threadsFor(language: Language, tone: Tone, asMail: boolean): readonly Thread[] {
  const own = tone === "first" ? undefined : OWN.get(language);
  const fitting = own?.filter(({ subject }) => !asMail || subject);
  if (fitting?.length) return fitting;
  const english = ENGLISH[tone].filter(({ subject }) => !asMail || subject);
  return english.length ? english : ENGLISH.work;
}

export function parseThreads(text: string): Thread[] {
  return text.trim().split("\n\n").map(parseThread);
}

function parseThread(block: string): Thread {
  const lines = block.split("\n");
  return {
    subject: lines.find((line) => line.startsWith("# "))?.slice(2),
    turns: lines
      .filter((line) => !line.startsWith("# "))
      .map((line) => ({ direction: line.startsWith("> ") ? "outbound" : "inbound", text: line.slice(2) })),
  };
}
