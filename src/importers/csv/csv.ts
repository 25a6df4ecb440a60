import { nameWords } from "../../crm/contacts/compatible-names.ts";
import type { Identity } from "../../crm/contacts/normalize-identity.ts";
import { linkedinSlug, normalizeHandle } from "../../crm/contacts/normalize-identity.ts";
import { fold } from "../../crm/search/fold.ts";
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
  const mayBeHalf = columnsOf("name").every((column) => NAME.test(column));
  return (row) => {
    // An export of PingCRM, as of others, puts an apostrophe before what a table program would take for a formula.
    const cell = (column: string) => row.cell(column).replace(/^'(?=[=@+-])/, "");
    const one = (field: Field) => columnsOf(field).map(cell).find(Boolean) ?? "";
    const name = { display: one("name"), given: one("given"), family: one("family") };
    const all = (field: Field) =>
      columnsOf(field)
        .flatMap((column) => cell(column).split(/[;\n]| ::: /))
        .map((value) => ({ value }));
    return {
      ...(mayBeHalf ? wholeName(name) : name),
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

/** What a column is called that holds a whole name, or half of it beside a column with the other half. */
const NAME = /^(?:name|nom|nombre|nome)$/;

/** `Vorname;Name` and `Nombre;Apellidos`: what is called just the name is the other half, unless it holds the known one. */
function wholeName({ display, given, family }: Pick<Card, "display" | "given" | "family">) {
  const known = nameWords(given || family).map(fold);
  const words = nameWords(display).map(fold);
  if (!display || (given && family) || known.every((word) => words.includes(word)))
    return { display, given, family };
  return { display: "", given: given || display, family: family || display };
}

const profile = (kind: Identity["kind"], value: string | undefined): Identity[] =>
  value ? [{ kind, value }] : [];
