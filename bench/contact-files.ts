import { type Person, people } from "../src/demo/people.ts";
import type { Sample } from "./import-files.ts";

const tables = ["contacts", "identities"] as const;
/** Phone numbers that no one else has. */
const phone = (index: number) => `+35191${String(2_000_000 + index)}`;
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** A table with a row for each of so many people. */
const tableOf = (file: string, header: string, cells: (person: Person) => readonly string[]) =>
  function* pieces(rows: number): Generator<readonly [string, string]> {
    yield [file, `${header}\n`];
    for (const person of people(1, rows)) yield [file, `${cells(person).map(quoted).join(",")}\n`];
  };

const email = ({ index }: Person) => `p${index}@example.org`;

function card(person: Person): string {
  const { givenName, familyName, displayName, company, title, index } = person;
  return `BEGIN:VCARD\r\nVERSION:3.0\r\nN:${familyName};${givenName};;;\r\nFN:${displayName}\r\nORG:${company}\r\nTITLE:${title}\r\nEMAIL;TYPE=WORK:${email(person)}\r\nTEL;TYPE=CELL:${phone(index)}\r\nEND:VCARD\r\n`;
}

const group = (type: string, ...values: unknown[]) => ({ count: values.length, type, values });

function monicaContact(person: Person): object {
  const { index, givenName, familyName, company, title } = person;
  const called_at = new Date(Date.parse("2026-01-01T00:00:00Z") + index * 10_000).toISOString();
  return {
    uuid: `person-${index}`,
    properties: { first_name: givenName, last_name: familyName, job: title, company, is_active: true },
    data: [
      group("call", { properties: { called_at, content: "About the plan for the harbour" } }),
      group("contact_field", { properties: { data: email(person), type: "t-mail" } }),
    ],
  };
}

/** Exports whose rows are people. */
export const CONTACT_SAMPLES: Record<string, Sample> = {
  "google-csv": {
    tables,
    pieces: tableOf(
      "contacts.csv",
      "First Name,Middle Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value",
      (person) => [person.givenName, "", person.familyName, "Ski", "Work", email(person)],
    ),
  },
  "outlook-csv": {
    tables,
    pieces: tableOf(
      "contacts.csv",
      "First Name,Last Name,Company,Job Title,E-mail Address,Mobile Phone",
      (person) => {
        const { givenName, familyName, company, title, index } = person;
        return [givenName, familyName, company, title, email(person), phone(index)];
      },
    ),
  },
  csv: {
    tables,
    pieces: tableOf("table.csv", "Name,Mail", (person) => [person.displayName, email(person)]),
  },
  "linkedin-connections": {
    tables,
    pieces: tableOf(
      "Connections.csv",
      "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
      (person) => {
        const { givenName, familyName, company, title, index } = person;
        const url = `https://www.linkedin.com/in/person-${index}`;
        return [givenName, familyName, url, "", company, title, "08 Feb 2026"];
      },
    ),
  },
  vcard: {
    tables,
    *pieces(rows) {
      for (const person of people(1, rows)) yield ["people.vcf", card(person)];
    },
  },
  monica: {
    tables: [...tables, "interactions"],
    *pieces(rows) {
      const file = "monica.json";
      const type = { uuid: "t-mail", properties: { name: "Email", protocol: "mailto:", type: "email" } };
      yield [
        file,
        `{"version":"1.0-preview.1","app_version":"4.0.0","account":{"uuid":"a","instance":{"contact_field_types":[${JSON.stringify(type)}]},"data":[{"count":${rows},"type":"contact","values":[\n`,
      ];
      for (const person of people(1, rows))
        yield [file, `${person.index ? ",\n" : ""}${JSON.stringify(monicaContact(person))}`];
      yield [file, "]}]}}\n"];
    },
  },
};
