/** What a contact does, as one source says it; null where it says nothing. */
interface Job {
  readonly company: string | null;
  readonly title: string | null;
}

/**
 * What kind of news a changed job is: another title in the same company counts as a promotion, though it may be none, anything
 * else as a job change. Undefined where only the writing differs (`Stripe` and `Stripe, Inc.`, `VP Sales` and `Vice President
 * of Sales`), where a company or title was merely learned or forgotten, and where a job was only left (`Former CEO`): that
 * is no news to write about.
 */
export function jobEventType(before: Job, after: Job): "job_change" | "promotion" | undefined {
  if (after.title !== null && LEFT.test(plain(after.title))) return undefined;
  const moved = differ(before.company, after.company, companyKey);
  const retitled = differ(before.title, after.title, titleKey);
  if (moved) return "job_change";
  if (!retitled) return undefined;
  return before.company && after.company ? "promotion" : "job_change";
}

function differ(before: string | null, after: string | null, key: (text: string) => string): boolean {
  const letters = (text: string) => key(text).replaceAll(" ", "");
  return before !== null && after !== null && letters(before) !== letters(after);
}

function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}+#]+/gu, " ")
    .trim();
}

/** A title of somebody who has none now. */
const LEFT = /^(former|formerly|ex|previously|retired)\b/;

const SHORT_TITLES: Record<string, string> = {
  avp: "assistant vice president",
  ceo: "chief executive officer",
  cfo: "chief financial officer",
  cmo: "chief marketing officer",
  coo: "chief operating officer",
  cto: "chief technology officer",
  evp: "executive vice president",
  jr: "junior",
  mgr: "manager",
  sr: "senior",
  svp: "senior vice president",
  vp: "vice president",
};
const LINKS = new Set(["and", "at", "for", "in", "of", "the"]);

function titleKey(text: string): string {
  return plain(text.replace(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, ""))
    .split(" ")
    .filter((word) => !LINKS.has(word))
    .map((word) => SHORT_TITLES[word] ?? word)
    .join(" ");
}

const LEGAL_FORMS =
  /\b(inc|incorporated|llc|llp|ltd|limited|corp|corporation|co|gmbh|ag|kg|se|sa|sas|sarl|srl|spa|bv|nv|ab|as|oy|aps|pty|plc|lda|sl)\b/g;

function companyKey(text: string): string {
  const key = plain(text.replaceAll(".", ""));
  return key.replace(LEGAL_FORMS, "").replace(/\s+/g, " ").trim() || key;
}
