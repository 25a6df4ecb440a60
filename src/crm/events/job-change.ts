/** What a contact does, as one source says it; null where it says nothing. */
export interface Job {
  readonly company: string | null;
  readonly title: string | null;
}

export interface JobChange {
  readonly type: "job_change" | "promotion";
  /** 0 to 1. */
  readonly confidence: number;
  /** The new job and the one before, without what is not known. */
  readonly details: {
    readonly company?: string;
    readonly title?: string;
    readonly previousCompany?: string;
    readonly previousTitle?: string;
  };
}

/** Another company is hardly ever a mistake; another title in the same one may only be worded anew. */
const CONFIDENCE = { job_change: 0.9, promotion: 0.8 } as const;

/**
 * What changed between two readings of a contact's job: another company is a job change, another title in the same
 * company a promotion. Undefined where nothing did, or where only one of the readings knows: what was learned is no news.
 */
export function jobChange(before: Job, after: Job): JobChange | undefined {
  const moved = differ(before.company, after.company, companyKey);
  const retitled = differ(before.title, after.title, titleKey);
  const sameCompany = !before.company === !after.company && !moved;
  if (!moved && !(retitled && sameCompany)) return undefined;
  const type = moved || !after.company ? "job_change" : "promotion";
  return {
    type,
    confidence: CONFIDENCE[type],
    details: {
      ...(after.company && { company: after.company }),
      ...(after.title && { title: after.title }),
      ...(before.company && { previousCompany: before.company }),
      ...(before.title && { previousTitle: before.title }),
    },
  };
}

function differ(before: string | null, after: string | null, key: (text: string) => string): boolean {
  return Boolean(before && after) && key(before ?? "") !== key(after ?? "");
}

const LEGAL_FORMS =
  /\b(inc|llc|llp|ltd|limited|corp|corporation|co|gmbh|ag|kg|se|sa|sas|sarl|srl|spa|bv|nv|ab|as|oy|aps|pty|plc|lda|sl|group|holding)\b/g;

function titleKey(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]+/gu, " ")
    .trim();
}

/** `Stripe` and `Stripe, Inc.` are one company. */
function companyKey(text: string): string {
  const key = titleKey(text.replaceAll(".", ""));
  return key.replace(LEGAL_FORMS, " ").replace(/\s+/g, " ").trim() || key;
}
