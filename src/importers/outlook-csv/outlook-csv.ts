import { parseBirthday } from "../address-book/birthday.ts";
import type { Card, Labelled } from "../address-book/card.ts";
import { readCards } from "../address-book/read-cards.ts";
import type { Format } from "../format.ts";
import { findCsvHeader } from "../text/csv-header.ts";
import type { CsvRow } from "../text/read-csv.ts";

const HEADER = ["first name", "last name"];
/** Any of these beside the names makes a header Outlook's. */
const ALSO = ["e-mail address", "e-mail 2 address", "mobile phone", "business phone", "home phone"];
const EMAILS = ["e-mail address", "e-mail 2 address", "e-mail 3 address"];
const PHONES: readonly [column: string, label: string][] = [
  ["mobile phone", "mobile"],
  ["primary phone", ""],
  ["business phone", "work"],
  ["business phone 2", "work"],
  ["home phone", "home"],
  ["home phone 2", "home"],
  ["other phone", ""],
  ["car phone", ""],
];

/** Contacts as CSV from Outlook and outlook.com. */
export const outlookCsv: Format = {
  name: "outlook-csv",
  title: "Outlook CSV",
  together: false,
  recognize: (head) =>
    ALSO.some((column) => findCsvHeader(head, [...HEADER, column])) ? "contacts" : undefined,
  look: ({ files }, { region }) =>
    readCards(
      files.map((file) => ({ file, header: HEADER, toCard })),
      "outlook",
      region,
    ),
};

/** `Title` is the honorific; what somebody does is in `Job Title`. */
function toCard({ cell }: CsvRow): Card {
  const names = ["first name", "middle name", "last name"].map(cell);
  const place = (kind: string) =>
    [cell(`${kind} city`), cell(`${kind} country/region`) || cell(`${kind} country`)]
      .filter(Boolean)
      .join(", ");
  return {
    display: names.filter(Boolean).join(" ") || cell("nickname"),
    given: cell("first name"),
    family: cell("last name"),
    emails: EMAILS.map((column) => ({ value: cell(column) })),
    phones: PHONES.map(([column, label]): Labelled => ({ value: cell(column), label })),
    urls: ["web page", "personal web page"].map((column) => ({ value: cell(column) })),
    company: cell("company"),
    title: cell("job title"),
    location: place("business") || place("home") || place("other"),
    birthday: parseBirthday(cell("birthday"), "mdy"),
    // Outlook writes 0/0/00 for none.
    birthdayText: cell("birthday").replace(/^0\/0\/0+$/, ""),
    notes: cell("notes"),
    tags: cell("categories")
      .split(";")
      .map((tag) => tag.trim())
      .filter(Boolean),
  };
}
