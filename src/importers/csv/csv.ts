import type { Identity } from "../../crm/contacts/normalize-identity.ts";
import { linkedinSlug, normalizeHandle } from "../../crm/contacts/normalize-identity.ts";
import { parseBirthday } from "../address-book/birthday.ts";
import type { Card } from "../address-book/card.ts";
import { readCards } from "../address-book/read-cards.ts";
import type { Format, InputFile, ReadContext } from "../format.ts";
import { decodeText } from "../text/decode-text.ts";
import type { CsvRow } from "../text/read-csv.ts";
import { type Field, guessMapping, type Mapping, sayMapping } from "./mapping.ts";

/** Any table of people, by what its columns are called or what the user says they hold. */
export const csv: Format = {
  name: "csv",
  title: "CSV table of people",
  together: false,
  recognize(head, columns) {
    const mapping = guessMapping(head, columns);
    return mapping && `with ${sayMapping(mapping)}`;
  },
  async look({ files }, { region, columns, dateOrder }) {
    const tables = [];
    for (const file of files) {
      const mapping = guessMapping(await firstTextOf(file), columns) ?? new Map();
      tables.push({ file, header: [...mapping.keys()], toCard: cardReader(mapping, dateOrder) });
    }
    return readCards(tables, "csv", region);
  },
};

/** Enough of a file for its header. */
const HEAD = 64 * 1024;

async function firstTextOf(file: InputFile): Promise<string> {
  let head = "";
  try {
    for await (const piece of decodeText(await file.open())) {
      head += piece;
      if (head.length >= HEAD) break;
    }
  } catch {
    // Reading the rows comes to the same place and says so.
  }
  return head;
}

function cardReader(mapping: Mapping, dateOrder: ReadContext["dateOrder"]): (row: CsvRow) => Card {
  const columnsOf = (field: Field) =>
    [...mapping].filter(([, held]) => held === field).map(([column]) => column);
  return (row) => {
    // An export of PingCRM, as of others, puts an apostrophe before what a table program would take for a formula.
    const cell = (column: string) => row.cell(column).replace(/^'(?=[=@+-])/, "");
    const one = (field: Field) => columnsOf(field).map(cell).find(Boolean) ?? "";
    const all = (field: Field) =>
      columnsOf(field)
        .flatMap((column) => cell(column).split(/[;\n]| ::: /))
        .map((value) => ({ value }));
    return {
      ...wholeName({ display: one("name"), given: one("given"), family: one("family") }),
      emails: all("email"),
      phones: all("phone"),
      urls: all("website"),
      profiles: [
        ...profile("linkedin", linkedinSlug(one("linkedin"))),
        ...profile("twitter", normalizeHandle("twitter", one("twitter"))),
        ...profile("telegram", normalizeHandle("telegram", one("telegram"))),
      ],
      company: one("company"),
      title: one("title"),
      location: one("location"),
      birthday: parseBirthday(one("birthday"), dateOrder),
      birthdayText: one("birthday"),
      notes: one("notes"),
      tags: one("tags")
        .split(/[;,]/)
        .map((tag) => tag.trim())
        .filter(Boolean),
    };
  };
}

/** `Vorname;Name` and `Nombre;Apellidos`: what is called the name is the other half, unless it holds the one that is known. */
function wholeName({ display, given, family }: Pick<Card, "display" | "given" | "family">) {
  const half = given || family;
  const isWhole = (given && family) || display.toLowerCase().includes(half.toLowerCase());
  if (!display || isWhole) return { display, given, family };
  return { display: "", given: given || display, family: family || display };
}

const profile = (kind: Identity["kind"], value: string | undefined): Identity[] =>
  value ? [{ kind, value }] : [];
