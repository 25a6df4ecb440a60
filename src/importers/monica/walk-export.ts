import type { InputFile } from "../format.ts";
import { type JsonPath, readJson } from "../json/read-json.ts";
import { decodeText } from "../text/decode-text.ts";

/** One entry of the account: a contact, an activity, ...; or what a kind of address is (`contact_field_type`). */
export interface MonicaPart {
  readonly type: string;
  readonly value: unknown;
  readonly place: string;
}

const WANTED = new Set(["contact", "activity"]);

/**
 * The entries of `account.data` (lists of `{count, type, values}`, the type before the values) and the kinds of addresses
 * of `account.instance`, in the order of the file.
 * @throws BrokenJson where the file breaks.
 */
export async function* walkExport(file: InputFile): AsyncGenerator<MonicaPart> {
  let type = "";
  function choose(path: JsonPath) {
    const [root, part, group, field, item] = path;
    if (root !== undefined && root !== "account") return "skip";
    if (part === "instance") {
      if (group !== undefined && group !== "contact_field_types") return "skip";
      return field === undefined ? "enter" : "take";
    }
    if (part !== undefined && part !== "data") return "skip";
    if (field === undefined || field === "type") return "enter";
    if (field !== "values" || !WANTED.has(type)) return "skip";
    return item === undefined ? "enter" : "take";
  }
  for await (const { path, value } of readJson(decodeText(await file.open()), choose)) {
    const [, part, , field, item] = path;
    if (part === "instance") yield { type: "contact_field_type", value, place: file.name };
    else if (field === "type") type = String(value);
    else if (field === "values") yield { type, value, place: `${file.name} ${type} ${Number(item) + 1}` };
  }
}
