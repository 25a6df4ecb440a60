import type { IdentityKind } from "../../db/schema.ts";
import { nameWords } from "../contacts/compatible-names.ts";
import { fold } from "../search/fold.ts";
import { isSyllabic, latinForms } from "../search/transliterate.ts";
import { ownDomain } from "./free-providers.ts";

/** What of a contact is compared. */
export interface Candidate {
  readonly id: number;
  readonly name: string;
  readonly company: string | null;
  readonly location: string | null;
  /** `03-15`. */
  readonly birthday: string | null;
  readonly identities: readonly { readonly kind: IdentityKind; readonly value: string }[];
}

/** A candidate made ready for comparing with many others. */
export interface Profile extends Candidate {
  /** Words of the name in Latin letters without accents; none where an address stands for the name. */
  readonly words: readonly string[];
  /** The same words in their own letters. */
  readonly written: readonly string[];
  /** The words without any mark, as who cannot type them writes them: Thai and Indic vowel signs are left out too. */
  readonly bare: string;
  /** Whether it has a given and a family name, which Chinese and Korean write in one word. */
  readonly isFull: boolean;
  readonly companyKey: string;
  readonly domains: ReadonlySet<string>;
  /** Handles, and what stands before the @ of addresses. */
  readonly handles: ReadonlySet<string>;
}

/** A handle of fewer letters is many people's. */
const MIN_HANDLE = 5;
/** A Chinese or Korean name of two syllables may be a given name alone. */
const MIN_SYLLABLES = 3;
const LEGAL_FORM =
  /\b(?:inc|llc|ltd|limited|gmbh|ag|sa|sarl|srl|spa|bv|nv|ab|oy|as|corp|corporation|co|company|plc|pty|kg)\b/g;

export function profileOf(candidate: Candidate): Profile {
  const { name, company, identities } = candidate;
  const isAddress = identities.some(({ value }) => value === name.toLowerCase());
  const emails = identities.filter(({ kind }) => kind === "email").map(({ value }) => value);
  const handles = identities
    .filter(({ kind }) => ["twitter", "instagram", "telegram", "linkedin", "facebook"].includes(kind))
    .map(({ value }) => value);
  const locals = emails.map((email) => email.slice(0, email.lastIndexOf("@")).replace(/\+.*$/, ""));
  const written = isAddress ? [] : nameWords(name).map(fold);
  return {
    ...candidate,
    words: written.map((word) => latinForms(word)[0] ?? word),
    written,
    bare: written.join(" ").normalize("NFD").replace(/\p{M}/gu, ""),
    isFull: written.length > 1 || written.some((word) => isSyllabic(word) && word.length >= MIN_SYLLABLES),
    companyKey: fold(company ?? "")
      .replace(/[.,]/g, "")
      .replace(LEGAL_FORM, "")
      .replace(/[^\p{L}\p{N}]+/gu, ""),
    domains: new Set(emails.map(ownDomain).filter((domain) => domain !== undefined)),
    handles: new Set([...handles, ...locals].map(handleKey).filter((handle) => handle.length >= MIN_HANDLE)),
  };
}

const handleKey = (handle: string) =>
  /\p{L}/u.test(handle) ? fold(handle).replace(/[^\p{L}\p{N}]/gu, "") : "";
