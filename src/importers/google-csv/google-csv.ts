import { parseBirthday } from "../address-book/birthday.ts";
import type { Card, Labelled } from "../address-book/card.ts";
import { readCards } from "../address-book/read-cards.ts";
import type { Format } from "../format.ts";
import { findCsvHeader } from "../text/csv-header.ts";
import type { CsvRow } from "../text/read-csv.ts";

/** What tells the headers apart from those of others: the present one, and the one that Google wrote until 2024. */
const HEADERS: Record<string, readonly string[]> = {
  contacts: ["first name", "middle name", "last name"],
  "older contacts": ["name", "given name", "family name"],
};
const ALSO = ["e-mail 1 - label", "e-mail 1 - type", "organization name", "labels", "group membership"];
/** Several values in one cell. */
const JOINT = " ::: ";
type LabelledColumn = Readonly<Record<"value" | "label" | "type", string>>;
/** `E-mail 1 - Value` to `E-mail 20 - Value`. */
const columnsOf = (kind: string): LabelledColumn[] =>
  Array.from({ length: 20 }, (_, index) => ({
    value: `${kind} ${index + 1} - value`,
    label: `${kind} ${index + 1} - label`,
    type: `${kind} ${index + 1} - type`,
  }));
const EMAILS = columnsOf("e-mail");
const PHONES = columnsOf("phone");
const WEBSITES = columnsOf("website");
/** Groups that say nothing of the user's about somebody. */
const SYSTEM_GROUPS = new Set(["mycontacts", "my contacts", "starred", "starred in android"]);

/** Google Contacts as "Google CSV", both generations. */
export const googleCsv: Format = {
  name: "google-csv",
  title: "Google Contacts CSV",
  together: false,
  recognize(head) {
    const kinds = Object.keys(HEADERS);
    return kinds.find((kind) =>
      ALSO.some((column) => findCsvHeader(head, [...(HEADERS[kind] ?? []), column]) !== undefined),
    );
  },
  look: ({ files }, { region }) =>
    readCards(
      files.map((file) => ({ file, header: HEADERS[file.kind] ?? [], toCard })),
      "google",
      region,
    ),
};

function toCard({ cell }: CsvRow): Card {
  const given = cell("first name") || cell("given name");
  const middle = cell("middle name") || cell("additional name");
  const family = cell("last name") || cell("family name");
  const organization = (field: string) =>
    firstOf(cell(`organization ${field}`) || cell(`organization 1 - ${field}`));
  const city = firstOf(cell("address 1 - city"));
  const country = firstOf(cell("address 1 - country"));
  return {
    display: cell("name") || [given, middle, family].filter(Boolean).join(" ") || cell("nickname"),
    given,
    family,
    emails: labelled(cell, EMAILS),
    phones: labelled(cell, PHONES),
    urls: labelled(cell, WEBSITES),
    company: organization("name"),
    title: organization("title"),
    location: [city, country].filter(Boolean).join(", ") || cell("location"),
    birthday: parseBirthday(cell("birthday"), undefined),
    birthdayText: cell("birthday"),
    notes: cell("notes"),
    tags: tagsOf(cell("labels") || cell("group membership")),
  };
}

/** Values with their labels: `* Work` marks the main one, older files say `Type` for `Label`. */
function labelled(cell: CsvRow["cell"], columns: readonly LabelledColumn[]): Labelled[] {
  const found: Labelled[] = [];
  for (const column of columns) {
    const values = cell(column.value);
    if (values === "") continue;
    const labels = (cell(column.label) || cell(column.type)).split(JOINT);
    for (const [at, value] of values.split(JOINT).entries()) {
      const label = withoutStar(labels[at] ?? labels[0] ?? "").toLowerCase();
      if (value.trim()) found.push({ value: value.trim(), ...(label && { label }) });
    }
  }
  return found;
}

function tagsOf(groups: string): string[] {
  return groups
    .split(JOINT)
    .map(withoutStar)
    .filter((group) => group !== "" && !SYSTEM_GROUPS.has(group.toLowerCase()));
}

const withoutStar = (text: string) => text.trim().replace(/^\* ?/, "");
const firstOf = (cell: string) => cell.split(JOINT)[0]?.trim() ?? "";
