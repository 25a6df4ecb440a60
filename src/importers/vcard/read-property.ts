import ICAL from "ical.js";
import { decodeWindows1252 } from "../text/decode-text.ts";

export interface Property {
  /** Lower case, without its group. */
  readonly name: string;
  readonly group: string;
  /** Lower case: `home`, `cell`, `pref`, ... */
  readonly types: readonly string[];
  readonly params: Readonly<Record<string, string>>;
  /** One text a value; a structured value (N, ADR, ORG) has several parts. */
  readonly values: readonly (readonly string[])[];
}

/** Reads one line of a card of any version; undefined for what is no property. */
export function readProperty(line: string, version: string): Property | undefined {
  const plain = version.startsWith("2") ? modernize(line) : line;
  let parsed: readonly unknown[];
  try {
    parsed = ICAL.parse.property(plain, version.startsWith("4") ? ICAL.design.vcard : ICAL.design.vcard3);
  } catch {
    return undefined;
  }
  const [name, rawParams, , ...values] = parsed;
  const params: Record<string, string> = {};
  let types: string[] = [];
  for (const [key, value] of Object.entries(rawParams ?? {})) {
    const list = (Array.isArray(value) ? value : [value]).map(String);
    if (key === "type") types = list.flatMap((type) => type.toLowerCase().split(","));
    else params[key] = list[0] ?? "";
  }
  return {
    name: String(name),
    group: (params.group ?? "").toLowerCase(),
    types,
    params,
    values: values.map((value) => (Array.isArray(value) ? value : [value]).map(textOf)),
  };
}

/** ical.js leaves the escapes of some kinds of values in place. A part may hold several (middle names). */
const textOf = (part: unknown): string =>
  (Array.isArray(part) ? part.join(" ") : String(part)).replace(/\\([,;:\\])/g, "$1").trim();

const ENCODINGS = /^(quoted-printable|base64|b|8bit|7bit)$/i;

/** A line of vCard 2.1 as 3.0 writes it: bare parameters get their name, and the value is decoded. */
function modernize(line: string): string {
  const colon = line.indexOf(":");
  if (colon < 0) return line;
  const [name = "", ...params] = line.slice(0, colon).split(";");
  let encoding = "";
  let charset = "utf-8";
  const kept: string[] = [];
  for (const param of params) {
    const [key = "", value = ""] = param.split(/=(.*)/s);
    if (ENCODINGS.test(param)) encoding = param;
    else if (/^encoding$/i.test(key)) encoding = value;
    else if (/^charset$/i.test(key)) charset = value;
    else if (value === "") kept.push(`TYPE=${key}`);
    else kept.push(param);
  }
  const value = decodeValue(line.slice(colon + 1), encoding.toLowerCase(), charset);
  const escaped = value.replace(/,/g, "\\,").replace(/\r?\n|\r/g, "\\n");
  return `${[name, ...kept].join(";")}:${escaped}`;
}

function decodeValue(value: string, encoding: string, charset: string): string {
  if (encoding === "base64" || encoding === "b") return decodeBytes(Buffer.from(value, "base64"), charset);
  if (encoding !== "quoted-printable") return value;
  const bytes = Buffer.from(value, "utf8")
    .toString("latin1")
    .replace(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return decodeBytes(Buffer.from(bytes, "latin1"), charset);
}

function decodeBytes(bytes: Buffer, charset: string): string {
  if (/^(windows-1252|cp1252|iso-8859-1|latin-?1|us-ascii)$/i.test(charset)) return decodeWindows1252(bytes);
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return decodeWindows1252(bytes);
  }
}
