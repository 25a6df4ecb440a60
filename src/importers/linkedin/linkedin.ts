import type { PositionDate } from "../draft.ts";
import type { Format, RecognizedFile } from "../format.ts";
import { readCsv } from "../text/read-csv.ts";
import { readConnections, readInvitationDates } from "./connections.ts";
import { dateInName } from "./dates.ts";
import { COLUMNS, type Kind, recognizeFile } from "./files.ts";
import { findOwner } from "./find-owner.ts";
import { readMessages } from "./messages.ts";
import { type Survey, surveyExport } from "./survey.ts";

/**
 * LinkedIn's data export: Connections.csv and messages.csv, with Profile.csv and Invitations.csv to tell who the user is
 * and since when.
 */
export const linkedin: Format = {
  name: "linkedin",
  title: "LinkedIn export",
  together: true,
  recognize: recognizeFile,
  async look({ files, name }, { owner, now }) {
    const of = (kind: Kind): RecognizedFile[] => files.filter((file) => file.kind === kind);
    const survey = await surveyExport(files);
    const isOwner = findOwner(survey, owner);
    const position = positionDate(name, survey, now);
    return {
      total: survey.total,
      async *people() {
        const invitedOn = new Map<string, string>();
        for (const file of of("invitations")) {
          for (const [slug, day] of await readInvitationDates(file)) invitedOn.set(slug, day);
        }
        for (const file of of("connections")) yield* readConnections(file, survey, position, invitedOn);
      },
      async *interactions() {
        for (const file of of("messages")) yield* readMessages(file, survey, isOwner);
        for (const file of of("recommendations")) {
          for await (const row of readCsv(file, COLUMNS.recommendations))
            yield row.type === "row"
              ? { type: "skipped", why: "recommendations, which name nobody's profile" }
              : row;
        }
      },
    };
  },
};

/** The day in the name of the export; else the newest day in it, which it cannot be older than. */
function positionDate(name: string, { newest }: Survey, now: Date): PositionDate | undefined {
  const written = dateInName(name);
  const asOf = written ?? newest;
  return asOf && { asOf: asOf < now ? asOf : now, stated: written !== undefined };
}
