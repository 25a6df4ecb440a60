import { describe, expect, it } from "vitest";
import { inputFile, readFormat, recognize } from "../../../test/importing.ts";
import type { ReadContext } from "../format.ts";
import { csv } from "./csv.ts";

const read = (content: string, context: Partial<ReadContext> = {}) =>
  readFormat(csv, [inputFile("people.csv", content)], context);

describe("any table of people", () => {
  it("is read by what its columns are called", async () => {
    const { contacts } = await read(
      "Full Name;Work Email;Email 2;Mobile;Organisation;Job Title;City;Date of Birth;Tags;LinkedIn URL;Twitter\n" +
        "Zoë Lindqvist;zoe@example.org;zl@example.com;+46 70 174 06 05;Harbour Maps;Cartographer;Malmö;1990-03-15;ski, maps;https://linkedin.com/in/zoe-l;@ZoeL\n",
    );
    expect(contacts).toEqual([
      {
        type: "contact",
        displayName: "Zoë Lindqvist",
        identities: [
          { kind: "email", value: "zoe@example.org" },
          { kind: "email", value: "zl@example.com" },
          { kind: "phone", value: "+46701740605" },
          { kind: "linkedin", value: "zoe-l" },
          { kind: "twitter", value: "zoel" },
        ],
        company: "Harbour Maps",
        title: "Cartographer",
        location: "Malmö",
        birthday: { year: 1990, month: 3, day: 15 },
        tags: ["ski", "maps"],
      },
    ]);
  });

  it("says what it takes each column for", () => {
    expect(recognize(csv, "Vorname,Nachname,E-Mail,Telefon,Farbe\n")).toBe(
      'with given from "vorname", family from "nachname", email from "e-mail", phone from "telefon"',
    );
  });

  it.each([
    [
      '"Vorname","Nachname","Firma","Telefon (privat)","Mobiltelefon","E-Mail-Adresse","E-Mail-Typ","E-Mail 2: Adresse"',
      "given family company phone phone email email",
    ],
    [
      "Prénom,Nom,Société,Tél. mobile,Adresse de messagerie,Anniversaire",
      "given name company phone email birthday",
    ],
    ["Nombre,Apellidos,Teléfono móvil,Dirección de correo electrónico,Fax", "name family phone email"],
    ["full_name,phone_numbers,Emails", "name phone email"],
  ])("is told in other languages and writings: %s", (header, fields) => {
    expect(
      recognize(csv, `${header}\n`)
        ?.match(/\w+(?= from)/g)
        ?.join(" "),
    ).toBe(fields);
  });

  it("takes what is called the name beside a half of it for the other half", async () => {
    const namesIn = async (table: string) =>
      (await read(table)).contacts.map(({ displayName, givenName, familyName }) => [
        displayName,
        givenName,
        familyName,
      ]);
    expect(
      await namesIn("Vorname;Name;E-Mail\nRui;Duarte;rui@example.net\nAna;Ana Silva;ana@example.org\n"),
    ).toEqual([
      ["Rui Duarte", "Rui", "Duarte"],
      ["Ana Silva", "Ana", undefined],
    ]);
    expect(
      await namesIn("Vorname;Name;E-Mail\nPeter;Petersen;p@example.net\nJosé;Jose Pérez;j@example.org\n"),
    ).toEqual([
      ["Peter Petersen", "Peter", "Petersen"],
      ["Jose Pérez", "José", undefined],
    ]);
    expect(await namesIn("Full Name,First Name,Email\nRobert Smith,Bob,bob@example.net\n")).toEqual([
      ["Robert Smith", "Bob", undefined],
    ]);
    expect(await namesIn("Nombre;Apellidos;Correo\nRui;Duarte;rui@example.net\n")).toEqual([
      ["Rui Duarte", "Rui", "Duarte"],
    ]);
  });

  it("is read as the user says, over any guess", async () => {
    const columns = new Map([
      ["who", "name"],
      ["reach", "email"],
    ]);
    const { contacts } = await read("Who,Reach,Name,Company\nAna Faria,ana@example.org,cat,Choir\n", {
      columns,
    });
    expect(contacts).toEqual([
      {
        type: "contact",
        displayName: "Ana Faria",
        identities: [{ kind: "email", value: "ana@example.org" }],
        company: "Choir",
      },
    ]);
  });

  it("reads what is guarded against being a formula", async () => {
    const { contacts } = await read(
      "Name,Email,Phone,Birthday\n'=Ana,ana@example.org,'+351912345678,'--03-15\n",
    );
    expect(contacts).toMatchObject([
      { displayName: "=Ana", identities: [{}, { value: "+351912345678" }], birthday: { month: 3, day: 15 } },
    ]);
  });

  it("takes a birthday that could be two days only in a stated order", async () => {
    const table = "Name,Email,Birthday\nAna,ana@example.org,3/4/1990\nRui,rui@example.org,25/12/1990\n";
    const days = async (context: Partial<ReadContext>) =>
      (await read(table, context)).contacts.map(({ birthday }) => birthday && [birthday.month, birthday.day]);
    expect(await days({})).toEqual([undefined, [12, 25]]);
    expect(await days({ dateOrder: "dmy" })).toEqual([
      [4, 3],
      [12, 25],
    ]);
    expect(await days({ dateOrder: "mdy" })).toEqual([
      [3, 4],
      [12, 25],
    ]);
  });

  it("is no table of something else", () => {
    expect(recognize(csv, "Date,Name,Amount\n2026-01-01,Coffee,3\n")).toBeUndefined();
    expect(recognize(csv, "Just a text, with a comma.\n")).toBeUndefined();
    expect(csv.recognize("Name,Email\n", new Map([["wer", "name"]]))).toBeUndefined();
  });
});
