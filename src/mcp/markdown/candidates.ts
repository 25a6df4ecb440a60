import type { NamedContact } from "../../crm/search/find-contacts-by-name.ts";
import { paragraphs } from "./answer.ts";
import { inline } from "./clean.ts";
import { type Clock, dateAgo } from "./dates.ts";
import { table } from "./table.ts";

/** For a name that means nobody, or several people about equally: what tells them apart and which call to make. */
export function candidatesAnswer(
  tool: string,
  { name, candidates }: { name: string; candidates: readonly NamedContact[] },
  clock: Clock,
): string {
  if (candidates.length === 0) {
    return `No contact fits the name "${inline(name)}". Try search_contacts with a part of the name, a company or an e-mail address.`;
  }
  return paragraphs(
    `"${inline(name)}" fits several people about equally.`,
    table(
      ["ID", "Name", "Title", "Company", "Location", "Last contact"],
      candidates.map(({ id, displayName, title, company, location, lastInteractionAt }) => [
        id,
        displayName,
        title,
        company,
        location,
        lastInteractionAt && dateAgo(lastInteractionAt, clock),
      ]),
    ),
    `Next: call ${tool} with the contact_id of the one that is meant.`,
  );
}
