import { type Identity, linkedinSlug, normalizeEmail } from "../../crm/contacts/normalize-identity.ts";
import type { Draft, PositionDate } from "../draft.ts";
import type { InputFile } from "../format.ts";
import { readName } from "../person-name.ts";
import { readCsv } from "../text/read-csv.ts";
import { parseDate } from "./dates.ts";
import { COLUMNS } from "./files.ts";
import { connectionRecord } from "./person-key.ts";
import { profileOfName, type Survey } from "./survey.ts";

/**
 * The people of Connections.csv. Besides profile and e-mail each has a record of name and day of connecting, by which an
 * export of today finds those of the years when LinkedIn wrote no addresses of profiles.
 */
export async function* readConnections(
  file: InputFile,
  survey: Survey,
  position: PositionDate | undefined,
  invitedOn: ReadonlyMap<string, string>,
): AsyncGenerator<Draft> {
  const records = new Map<string, number>();
  for await (const row of readCsv(file, COLUMNS.connections)) {
    if (row.type !== "row") {
      yield row;
      continue;
    }
    const name = readName({ given: row.cell("first name"), family: row.cell("last name") });
    if (name.displayName === "") {
      yield { type: "skipped", why: "connections who hid themselves" };
      continue;
    }
    const written = row.cell("connected on");
    const connected = parseDate(written);
    if (written !== "" && !connected) {
      yield {
        type: "problem",
        place: row.place,
        why: `"${written.slice(0, 40)}" is not a date; the rest was read.`,
      };
    }
    const slug = linkedinSlug(row.cell("url")) ?? profileOfName(survey, name.displayName);
    const email = normalizeEmail(row.cell("email address"));
    const record = connectionRecord(name.displayName, written);
    const sameBefore = records.get(record) ?? 0;
    records.set(record, sameBefore + 1);
    const identities: Identity[] = [
      ...(slug ? [{ kind: "linkedin", value: slug } as const] : []),
      ...(email ? [{ kind: "email", value: email } as const] : []),
      { kind: "record", value: sameBefore ? `${record}-${sameBefore + 1}` : record },
    ];
    const company = row.cell("company");
    const title = row.cell("position");
    const connectedOn = connected?.toISOString().slice(0, 10) ?? (slug && invitedOn.get(slug));
    yield {
      type: "contact",
      ...name,
      identities,
      ...(company && { company }),
      ...(title && { title }),
      ...(position && { position }),
      ...(connectedOn && { connectedOn }),
    };
  }
}

/** When invitations were sent, by the profile of the other: dates connections that bear no date of their own. */
export async function readInvitationDates(file: InputFile): Promise<Map<string, string>> {
  const dates = new Map<string, string>();
  for await (const row of readCsv(file, COLUMNS.invitations)) {
    if (row.type !== "row") continue;
    const isOutgoing = row.cell("direction").toUpperCase() === "OUTGOING";
    const other = linkedinSlug(row.cell(isOutgoing ? "inviteeprofileurl" : "inviterprofileurl"));
    const sentAt = parseDate(row.cell("sent at"));
    if (other && sentAt) dates.set(other, sentAt.toISOString().slice(0, 10));
  }
  return dates;
}
