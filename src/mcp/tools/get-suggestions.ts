import { z } from "zod";
import { describeFacts } from "../../crm/suggestions/describe-facts.ts";
import { type ListedSuggestion, listSuggestions } from "../../crm/suggestions/list-suggestions.ts";
import { cursor, limit } from "../arguments.ts";
import { defineReadTool } from "../define-tool.ts";
import { lines, nextPage, paragraphs, plural } from "../markdown/answer.ts";
import { inline } from "../markdown/clean.ts";
import { createFence } from "../markdown/fence.ts";
import { quotePage } from "../markdown/quotations.ts";

const TOOL = "get_suggestions";

export const getSuggestionsTool = defineReadTool({
  name: TOOL,
  title: "Follow-up suggestions",
  description:
    "Lists whom the user should write to now, most important first: the person, why now, the channel and a draft message.",
  input: z.strictObject({ limit: limit(10, 50), cursor }),
  quotesOthers: true,
  showsScores: true,
  run: async ({ db, userId }, args) => {
    const page = await listSuggestions(db, userId, args);
    if (page.items.length === 0) {
      return args.cursor === undefined
        ? "There are no pending suggestions. search_contacts with sort last_contact shows who was not heard of for long."
        : "There are no more pending suggestions.";
    }
    const fence = createFence();
    const quotes = quotePage(fence, TOOL, page, (item) => content(item, page.timeZone));
    return paragraphs(
      `# ${plural(page.total, "pending suggestion")}, most important first`,
      fence.notice,
      ...page.items.map((item, index) => lines(heading(item), quotes[index])),
      nextPage(TOOL, page.nextCursor) ??
        "Next: get_contact with a contact ID shows the person, before the message is made personal.",
    );
  },
});

function heading({ id, contactName, contactId, triggerType, channel }: ListedSuggestion): string {
  return lines(
    `## ${inline(contactName)} (contact ID ${contactId})`,
    `Suggestion ${id}, ${triggerType}, by ${inline(channel)}`,
  );
}

function content({ facts, message }: ListedSuggestion, timeZone: string): string {
  const why = describeFacts(facts, timeZone).join("; ");
  return lines(why && `Why now: ${why}`, `Suggested message: ${message}`);
}
