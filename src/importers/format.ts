import type { AccountRow, AccountTable } from "../crm/export/account-rows.ts";
import type { Damage, Draft } from "./draft.ts";

/** A file to read: on disk, in a folder or in a zip. It can be opened more than once, for a first look at the whole. */
export interface InputFile {
  /** As it is shown: `export.zip/messages.csv`. */
  readonly name: string;
  /** Bytes, uncompressed. */
  readonly size: number;
  open(): Promise<AsyncIterable<Buffer>>;
}

/** Files that belong to one export: of one zip, one folder, or given one by one in one command. */
export interface Export {
  readonly format: Format;
  /** What was recognized in it, by kind (`connections`, `messages`, ...), in the order of the kinds. */
  readonly files: readonly RecognizedFile[];
  /** The zip, folder or file that was given; may carry the date of the export. */
  readonly name: string;
}

export interface RecognizedFile extends InputFile {
  readonly kind: string;
}

/** Who "you" is, as far as the account knows it. */
export interface Owner {
  /** That of the account, and those that the user stated beside it. */
  readonly names: readonly string[];
  /** Whether the user said for these very files who they are: a name stated for others need not stand in them. */
  readonly isStated: boolean;
  /** Normalized e-mails, numbers and profiles, as `kind:value`. */
  readonly keys: ReadonlySet<string>;
}

export interface ReadContext {
  readonly owner: Owner;
  /** ISO 3166 code for numbers that are written without a country; undefined where it would be a guess. */
  readonly region: string | undefined;
  readonly now: Date;
  /** IANA name, for times that are written without a zone. */
  readonly timeZone: string;
  /** What the user said of dates such as 3/4/25. */
  readonly dateOrder: DateOrder | undefined;
  readonly columns: ColumnMapping;
}

export const DATE_ORDERS = ["dmy", "mdy", "ymd"] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** What the user said of a table's columns: the column, in any case, to the field it holds. */
export type ColumnMapping = ReadonlyMap<string, string>;

/** An export that was looked through and can be read: people come first, so that messages find them. */
export interface Reading {
  /** People and interactions to come, for the progress display. */
  readonly total: number;
  people(): AsyncIterable<Draft>;
  interactions(): AsyncIterable<Draft>;
  /** Rows that come back as they were, from PingCRM's own export. */
  rows?(): AsyncIterable<StoredRow | Damage>;
}

export interface StoredRow {
  readonly type: "row";
  readonly table: AccountTable | "settings";
  readonly row: AccountRow;
}

/** One folder of importers/. */
export interface Format {
  readonly name: string;
  /** For a person: `LinkedIn export`. */
  readonly title: string;
  /** The kind of file by its first characters, or undefined for a file that is none of this format's. */
  recognize(head: string, columns: ColumnMapping): string | undefined;
  /** Whether files side by side belong together, or all of one import wherever they lie; else each is an export of its own. */
  readonly together: boolean | "anywhere";
  /** Holds all that the files beside it hold: those are not read as well. */
  readonly complete?: true;
  /**
   * Looks through the files once.
   * @throws UnknownOwner where it must know who "you" is and cannot tell.
   * @throws UnknownDateOrder where it must know and the dates do not tell.
   */
  look(source: Export, context: ReadContext): Promise<Reading>;
}

/** The export cannot be read without knowing who of these the user is. */
export class UnknownOwner extends Error {
  /** The most likely first. */
  readonly candidates: readonly string[];

  constructor(candidates: readonly string[]) {
    super("the owner of the export is unknown");
    this.candidates = candidates;
  }
}

/** The dates of a file are written in an order that they do not tell. */
export class UnknownDateOrder extends Error {
  readonly file: string;

  constructor(file: string) {
    super("the order of the dates is unknown");
    this.file = file;
  }
}
