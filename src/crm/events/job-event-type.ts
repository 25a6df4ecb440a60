/** What a contact does, as one source says it; null where it says nothing. */
interface Job {
  readonly company: string | null;
  readonly title: string | null;
}

/**
 * What kind of news a changed job is: another title in the same company is a promotion, anything else a job change.
 * Undefined where only the writing differs (`Stripe` and `Stripe, Inc.`, `Co-Founder` and `cofounder`), and where a company
 * or title was merely learned or forgotten: that is no news about the person.
 */
export function jobEventType(before: Job, after: Job): "job_change" | "promotion" | undefined {
  const moved = differ(before.company, after.company, companyKey);
  const retitled = differ(before.title, after.title, plain);
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

const LEGAL_FORMS =
  /\b(inc|incorporated|llc|llp|ltd|limited|corp|corporation|co|gmbh|ag|kg|se|sa|sas|sarl|srl|spa|bv|nv|ab|as|oy|aps|pty|plc|lda|sl)\b/g;

function companyKey(text: string): string {
  const key = plain(text.replaceAll(".", ""));
  return key.replace(LEGAL_FORMS, "").replace(/\s+/g, " ").trim() || key;
}
