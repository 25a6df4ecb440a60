import { csv } from "./csv/csv.ts";
import type { Format } from "./format.ts";
import { googleCsv } from "./google-csv/google-csv.ts";
import { ics } from "./ics/ics.ts";
import { linkedin } from "./linkedin/linkedin.ts";
import { mbox } from "./mbox/mbox.ts";
import { meta } from "./meta/meta.ts";
import { monica } from "./monica/monica.ts";
import { outlookCsv } from "./outlook-csv/outlook-csv.ts";
import { pingcrm } from "./pingcrm/pingcrm.ts";
import { telegram } from "./telegram/telegram.ts";
import { vcard } from "./vcard/vcard.ts";
import { whatsapp } from "./whatsapp/whatsapp.ts";
import { x } from "./x/x.ts";

/** Every format that can be imported, the strictest in telling its files first. */
export const FORMATS: readonly Format[] = [
  pingcrm,
  linkedin,
  vcard,
  googleCsv,
  outlookCsv,
  telegram,
  whatsapp,
  meta,
  x,
  monica,
  mbox,
  ics,
  csv,
];
