import type { AccountRow } from "./account-rows.ts";
import { contactUid } from "./contact-uid.ts";

// A contact as others' address books read it: vCard 4.0 (RFC 6350) and a row of CSV.

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

interface Address {
  readonly kind: string;
  readonly value: string;
  readonly label: string | null;
}
const addresses = (row: AccountRow, ...kinds: string[]): Address[] =>
  (Array.isArray(row.identities) ? (row.identities as Address[]) : []).filter(({ kind }) =>
    kinds.includes(kind),
  );

const PROFILES: Record<string, (value: string) => string> = {
  linkedin: (slug) => `https://www.linkedin.com/in/${encodeURIComponent(slug)}`,
  twitter: (handle) => (/^\d+$/.test(handle) ? `https://x.com/i/user/${handle}` : `https://x.com/${handle}`),
  telegram: (handle) =>
    /^user\d+$/.test(handle) ? `tg://user?id=${handle.slice(4)}` : `https://t.me/${handle}`,
  facebook: (handle) => `https://www.facebook.com/${handle}`,
  instagram: (handle) => `https://www.instagram.com/${handle}`,
  whatsapp: (number) => `https://wa.me/${number.replace(/^\+/, "")}`,
  website: (address) => `https://${address}`,
};

const profiles = (row: AccountRow): string[] =>
  addresses(row, ...Object.keys(PROFILES)).map(({ kind, value }) => PROFILES[kind]?.(value) ?? value);

/** `1990-03-15`, or `--0315` without a year; empty without a day. */
function birthday(row: AccountRow, separator: string): string {
  const two = (value: unknown) => String(value).padStart(2, "0");
  if (!row.birth_month || !row.birth_day) return "";
  const day = [two(row.birth_month), two(row.birth_day)].join(separator);
  return row.birth_year ? [String(row.birth_year).padStart(4, "0"), day].join(separator) : `--${day}`;
}

/** A vCard 4.0, lines folded at 75 bytes and ended by CRLF. */
export function vcardOf(row: AccountRow): string {
  const parts = (...values: string[]) => values.map(escapeText).join(";");
  const lines = [
    "BEGIN:VCARD",
    "VERSION:4.0",
    `UID;VALUE=text:${contactUid(Number(row.id), text(row.created_at))}`,
    `FN:${escapeText(text(row.display_name))}`,
    (row.given_name || row.family_name) &&
      `N:${parts(text(row.family_name), text(row.given_name), "", "", "")}`,
    ...addresses(row, "email").map(({ value, label }) => `EMAIL${typeOf(label)}:${value}`),
    ...addresses(row, "phone").map(({ value, label }) => `TEL;VALUE=uri${typeOf(label)}:tel:${value}`),
    ...profiles(row).map((url) => `URL:${url}`),
    row.company && `ORG:${escapeText(text(row.company))}`,
    row.title && `TITLE:${escapeText(text(row.title))}`,
    row.location && `ADR:;;;${escapeText(text(row.location))};;;`,
    birthday(row, "") && `BDAY:${birthday(row, "")}`,
    list(row.tags).length > 0 && `CATEGORIES:${list(row.tags).map(escapeText).join(",")}`,
    row.notes && `NOTE:${escapeText(text(row.notes))}`,
    "END:VCARD",
  ];
  return lines
    .filter((line) => typeof line === "string" && line !== "")
    .map((line) => fold(String(line)))
    .join("");
}

const escapeText = (value: string) => value.replace(/([\\,;])/g, "\\$1").replace(/\r\n|\n|\r/g, "\\n");
const typeOf = (label: string | null) =>
  label && /^[a-z]+$/i.test(label) ? `;TYPE=${label.toLowerCase()}` : "";

/** A line holds 75 bytes at most and never half a character. */
function fold(line: string): string {
  let folded = "";
  let bytes = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (bytes + size > 75) {
      folded += "\r\n ";
      bytes = 1;
    }
    folded += letter;
    bytes += size;
  }
  return `${folded}\r\n`;
}

export const CSV_HEADER =
  "Name,Given Name,Family Name,Email,Phone,Company,Title,Location,Birthday,LinkedIn,Links,Tags,Priority,Score,Interactions,Last Contact,Notes\r\n";

/** What a program may take for a formula: all but telephone numbers, which begin with a sign too. */
const FORMULA = /^[=@\t\r]|^[+-](?![\d; +]*$)/;

/** A row for tables. A cell that a program could take for a formula begins with an apostrophe. */
export function csvRowOf(row: AccountRow): string {
  const values = (...kinds: string[]) => addresses(row, ...kinds).map(({ value }) => value);
  return [
    text(row.display_name),
    text(row.given_name),
    text(row.family_name),
    values("email").join("; "),
    values("phone").join("; "),
    text(row.company),
    text(row.title),
    text(row.location),
    birthday(row, "-"),
    addresses(row, "linkedin")
      .map(({ value }) => PROFILES.linkedin?.(value))
      .join("; "),
    profiles(row).join("; "),
    list(row.tags).join("; "),
    text(row.priority),
    String(row.score ?? ""),
    String(row.interaction_count ?? ""),
    text(row.last_interaction_at).slice(0, 10),
    text(row.notes),
  ]
    .map((cell) => `"${(FORMULA.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`)
    .join(",")
    .concat("\r\n");
}
