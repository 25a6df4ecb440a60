import type { ColumnMapping } from "../format.ts";
import { possibleHeaders } from "../text/csv-header.ts";

/** What a column of any CSV can be, as `--map` names it. */
export const FIELDS = [
  "name",
  "given",
  "family",
  "email",
  "phone",
  "company",
  "title",
  "location",
  "birthday",
  "notes",
  "tags",
  "linkedin",
  "twitter",
  "telegram",
  "website",
] as const;
export type Field = (typeof FIELDS)[number];

/** What each column holds, by its name in lower case; several may hold e-mails or numbers. */
export type Mapping = ReadonlyMap<string, Field>;

const isField = (name: string | undefined): name is Field => FIELDS.some((field) => field === name);

// What people call their columns, in the languages of the samples seen; longer words decide before shorter ones.
const WORDS: readonly [Field, RegExp][] = [
  [
    "email",
    /^(?:(?:primary|work|home|personal|business|private|other|contact|adresse|indirizzo|(?:dirección|endereço) de) )?(?:e ?mails?|mail|correo(?: electrónico)?|courriel|posta elettronica)(?: ?(?:address(?:es)?|adressen?|\d))*$|^adresse de messagerie$/,
  ],
  [
    "phone",
    /^(?:(?:primary|work|home|personal|business|private|other|mobile|cell|contact) )?(?:phones?|telephone|tel|cell|mobile?|handy|(?:mobil)?telefon|tél|téléphone|teléfono|telefono|telefone|móvil|celular|cellulare|whatsapp)(?: ?(?:numbers?|phone|nummer|nr|no|mobile|móvil|geschäftlich|privat|bureau|domicile|trabajo|particular|\d))*$/,
  ],
  ["linkedin", /^linked ?in(?: (?:url|profile|link))?$/],
  ["twitter", /^(?:twitter|x)(?: (?:handle|username|profile|url))?$/],
  ["telegram", /^telegram(?: (?:handle|username))?$/],
  ["given", /^(?:first|given|fore) ?name$|^vorname$|^prénom$|^nombre de pila$/],
  [
    "family",
    /^(?:last|family|sur) ?name$|^nachname$|^nom de famille$|^apellidos?$|^sobrenome$|^apelido$|^cognome$/,
  ],
  [
    "name",
    /^(?:(?:full|display|contact|person) ?)?name$|^(?:contact|person)$|^nom(?: complet)?$|^nombre(?: completo)?$|^nome(?: completo)?$/,
  ],
  [
    "company",
    /^(?:company|organi[sz]ation|employer|firma|unternehmen|entreprise|société|empresa|azienda|società|organización|org)(?: name)?$/,
  ],
  ["title", /^(?:job ?title|title|position|role|occupation|beruf|funktion|poste|puesto|cargo|posizione)$/],
  ["location", /^(?:location|city|town|stadt|ort|ville|ciudad|cidade|place)$/],
  [
    "birthday",
    /^(?:birth ?day|birth ?date|date of birth|dob|geburtstag|anniversaire|date de naissance|cumpleaños|fecha de nacimiento|compleanno|aniversário)$/,
  ],
  ["notes", /^(?:notes?|comments?|remarks|notizen|remarques|notas|about)$/],
  ["tags", /^(?:tags?|labels?|groups?|categor(?:y|ies)|lists?)$/],
  ["website", /^(?:web ?site|url|web ?page|homepage)$/],
];

/** What makes a table one of people, beside names. */
const ANCHORS: readonly Field[] = ["email", "phone", "linkedin", "twitter", "telegram", "company"];

/**
 * What the columns hold, by the first line that can be a header, with what the user stated put over the guess. Undefined
 * for a text that is no table of people, and for one that lacks a stated column.
 */
export function guessMapping(head: string, asWritten: ColumnMapping): Mapping | undefined {
  const stated = new Map([...asWritten].map(([column, field]) => [column.toLowerCase(), field]));
  for (const { columns } of possibleHeaders(head)) {
    if (![...stated.keys()].every((column) => columns.has(column))) continue;
    const mapping = mapColumns([...columns.keys()], stated);
    const fields = new Set(mapping.values());
    const isNamed = fields.has("name") || fields.has("given") || fields.has("family");
    if (stated.size > 0 || (isNamed && ANCHORS.some((field) => fields.has(field)))) return mapping;
  }
  return undefined;
}

/** `E-Mail 2: Adresse`, `Telefon (privat)` and `phone_number` without what stands between their words. */
const wordsOf = (column: string) =>
  column
    .normalize("NFC")
    .replace(/[-_.:()/\s]+/g, " ")
    .trim();

/** A field that the user stated, or that an earlier column holds, is not guessed for another one. */
function mapColumns(columns: readonly string[], stated: ColumnMapping): Mapping {
  const mapping = new Map<string, Field>();
  for (const [column, field] of stated) if (isField(field)) mapping.set(column, field);
  for (const column of columns) {
    const field = WORDS.find(([, words]) => words.test(wordsOf(column)))?.[0];
    if (!field || mapping.has(column)) continue;
    const holders = [...mapping].filter(([, taken]) => taken === field).map(([holder]) => holder);
    const mayRepeat = field === "email" || field === "phone";
    if (holders.length === 0 || (mayRepeat && !holders.some((holder) => stated.has(holder))))
      mapping.set(column, field);
  }
  return mapping;
}

/** For a person: `name from "full name", email from "mail"`. */
export function sayMapping(mapping: Mapping): string {
  return [...mapping].map(([column, field]) => `${field} from "${column}"`).join(", ");
}
