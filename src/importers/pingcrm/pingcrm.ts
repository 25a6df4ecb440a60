import { z } from "zod";
import { ACCOUNT_TABLES, type AccountTable } from "../../crm/export/account-rows.ts";
import type { Damage } from "../draft.ts";
import type { Format, InputFile, StoredRow } from "../format.ts";
import { BrokenJson } from "../json/json-text.ts";
import { type JsonPath, readJson } from "../json/read-json.ts";
import { decodeText } from "../text/decode-text.ts";

/** `pingcrm.json` of an export of PingCRM: rows that come back as they were. */
export const pingcrm: Format = {
  name: "pingcrm",
  title: "PingCRM export",
  together: false,
  complete: true,
  recognize: (head) => (/^\s*\{\s*"pingcrm_export"\s*:\s*1\b/.test(head) ? "account" : undefined),
  async look({ files }) {
    let total = 0;
    for (const file of files) for await (const row of readRows(file)) if (row.type === "row") total++;
    return {
      total,
      async *people() {},
      async *interactions() {},
      async *rows() {
        for (const file of files) yield* readRows(file);
      },
    };
  },
};

const isTable = (name: string | number | undefined): name is AccountTable =>
  ACCOUNT_TABLES.some((table) => table === name);
const ROW = z.record(z.string(), z.unknown());

async function* readRows(file: InputFile): AsyncGenerator<StoredRow | Damage> {
  let place = file.name;
  const choose = ([table, index]: JsonPath) => {
    if (table === "settings") return "take";
    if (table === undefined || (isTable(table) && index === undefined)) return "enter";
    return isTable(table) ? "take" : "skip";
  };
  try {
    for await (const { path, value } of readJson(decodeText(await file.open()), choose)) {
      const [table, index] = path;
      const row = ROW.safeParse(value).data;
      if (!row) continue;
      place = `${file.name} ${table} ${Number(index ?? 0) + 1}`;
      if (table === "settings" || isTable(table)) yield { type: "row", table, row };
    }
  } catch (error) {
    if (!(error instanceof BrokenJson)) throw error;
    yield { type: "damage", place, why: error.message };
  }
}
