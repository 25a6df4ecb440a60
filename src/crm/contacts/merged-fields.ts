import type { FieldSources } from "../../db/schema.ts";
import { areCompatibleNames } from "./compatible-names.ts";
import { outranks } from "./field-sources.ts";
import { isBetterAddress, isFuller } from "./fuller-name.ts";

/** A contact's row as the database names its columns; what a source says of one has some of them. */
export type Row = Readonly<Record<string, unknown>>;

/** Columns that stand or give way together. */
export interface MergedField {
  /** As `field_sources` knows it. */
  readonly name: string;
  readonly columns: readonly string[];
  /** Whether a row's value, which is not empty, stands before that of the other row. */
  isBetter(row: Row, other: Row): boolean;
}

/** The source of a shown name that is an address, for want of a name. */
export const ADDRESS = "address";

export const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === "";
export const sourcesOf = ({ field_sources }: Row): FieldSources => (field_sources ?? {}) as FieldSources;
export const isLater = (a: unknown, b: unknown): boolean =>
  !isEmpty(a) && (isEmpty(b) || Date.parse(String(a)) > Date.parse(String(b)));

/** Fields of one column whose source is kept. */
export const TEXTS = [
  "location",
  "connected_on",
  "linkedin_headline",
  "linkedin_about",
  "twitter_bio",
  "telegram_bio",
  "priority",
];
/** What has no source that is kept: it is filled where there is none. */
const FILLED = [["remind_on", "remind_every_days", "remind_set_at"], ["remind_restarted_at"], ["avatar"]];

/** In the order in which they are merged: the parts of a name follow the name that is shown. */
export const MERGED_FIELDS: readonly MergedField[] = [
  ...TEXTS.map((name) => ranked(name, [name])),
  ranked("birthday", ["birth_year", "birth_month", "birth_day"], ({ birth_year }) =>
    isEmpty(birth_year) ? 0 : 1,
  ),
  {
    // Halves of two positions would make one that never was. One with a date is what LinkedIn said that day.
    name: "position",
    columns: ["company", "title", "position_as_of"],
    isBetter(row, other) {
      if (isLater(row.position_as_of, other.position_as_of)) return true;
      if (isLater(other.position_as_of, row.position_as_of)) return false;
      return POSITION.isBetter(row, other);
    },
  },
  { name: "display_name", columns: ["display_name"], isBetter: isNameToShow },
  { name: "name_parts", columns: ["given_name", "family_name"], isBetter: arePartsOfName },
  ...FILLED.map((columns) => ({
    name: columns[0] ?? "",
    columns,
    isBetter: (_: Row, other: Row) => columns.every((column) => isEmpty(other[column])),
  })),
];

/** Of halves the company says more: it is what people are looked for by. */
const POSITION = ranked("position", ["company", "title"], ({ company, title }) =>
  company ? (title ? 2 : 1) : 0,
);

/** Whether a row says anything of a field. Whom nobody said otherwise of is of medium priority. */
export function says(row: Row, columns: readonly string[]): boolean {
  return columns.some(
    (column) =>
      column !== "position_as_of" &&
      !isEmpty(row[column]) &&
      !(column === "priority" && row[column] === "medium"),
  );
}

function ranked(
  name: string,
  columns: readonly string[],
  extentOf: (row: Row) => number = () => 0,
): MergedField {
  const said = (row: Row) => ({
    extent: extentOf(row),
    source: sourcesOf(row)[name],
    text: columns.map((column) => String(row[column] ?? "").padStart(2, "0")).join("\n"),
  });
  return {
    name,
    columns,
    isBetter: (row, other) => !says(other, columns) || outranks(said(row), said(other)),
  };
}

function isNameToShow(row: Row, other: Row): boolean {
  const [name, known] = [String(row.display_name), String(other.display_name ?? "")];
  const isAddress = sourcesOf(row).display_name === ADDRESS;
  if (known === "") return true;
  if (sourcesOf(other).display_name !== ADDRESS) return !isAddress && isFuller(name, known);
  return !isAddress || isBetterAddress(name, known);
}

/** Given and family name are of the name that is shown, unless the user wrote that one. */
function arePartsOfName(row: Row, other: Row): boolean {
  const [parts, known] = [partsOf(row), partsOf(other)];
  const isShown =
    sourcesOf(other).display_name !== ADDRESS && !namesIn(other.edited_fields).includes("display_name");
  if (isShown && !areCompatibleNames(parts, String(other.display_name ?? ""))) return false;
  if (parts === known) return String(row.given_name ?? "") < String(other.given_name ?? "");
  return known === "" || isFuller(parts, known);
}

const partsOf = (row: Row) => [row.given_name, row.family_name].filter(Boolean).join(" ");
export const namesIn = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** The field of which a column is, as `field_sources` knows it. */
export function fieldOf(column: string): string {
  return MERGED_FIELDS.find(({ columns }) => columns.includes(column))?.name ?? column;
}
