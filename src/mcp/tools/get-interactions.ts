import { z } from "zod";
import { parseWhen } from "../../crm/calendar.ts";
import { noSuchContact, resolveContact } from "../../crm/contacts/resolve-contact.ts";
import { type InteractionFilter, listInteractions } from "../../crm/interactions/list-interactions.ts";
import { AppError } from "../../errors.ts";
import { contactId, cursor, date, limit, name, text } from "../arguments.ts";
import { defineReadTool } from "../define-tool.ts";
import { lines, nextPage, paragraphs, plural } from "../markdown/answer.ts";
import { candidatesAnswer } from "../markdown/candidates.ts";
import { inline } from "../markdown/clean.ts";
import { createFence } from "../markdown/fence.ts";
import { interactionLine, interactionText, receiptNotice } from "../markdown/interaction.ts";
import { quotePage } from "../markdown/quotations.ts";

const TOOL = "get_interactions";

export const getInteractionsTool = defineReadTool({
  name: TOOL,
  title: "Interactions with a contact",
  description:
    "Reads what passed between the user and one person, newest first: messages, mails, calls, meetings. Give contact_id or name. since and until take 2026-03-02 (a whole day) or a timestamp; platform is e.g. email, linkedin, whatsapp.",
  input: z.strictObject({
    contact_id: contactId,
    name,
    platform: text("must be the name of a platform such as email or linkedin", 60),
    since: date("From this day or moment on"),
    until: date("To the end of this day, or this moment"),
    limit: limit(20, 100),
    cursor,
  }),
  quotesOthers: true,
  showsScores: false,
  run: async ({ db, userId, now, clock }, args) => {
    let id = args.name === undefined ? args.contact_id : undefined;
    if (id === undefined) {
      const resolved = await resolveContact(db, userId, { contactId: args.contact_id, name: args.name });
      if ("candidates" in resolved) return candidatesAnswer(TOOL, resolved, await clock());
      id = resolved.contact.id;
    }
    const when = async (name: "since" | "until") => {
      const given = args[name];
      return given === undefined ? undefined : parseWhen(name, given, (await clock()).zone);
    };
    const filter: InteractionFilter = {
      platform: args.platform,
      since: (await when("since"))?.from,
      until: (await when("until"))?.to,
      limit: args.limit,
      cursor: args.cursor,
    };
    if (filter.since && filter.until && filter.since >= filter.until) {
      throw new AppError("invalid_input", "since must be before until.");
    }
    const page = await listInteractions(db, userId, id, filter, now);
    if (page.contactName === undefined) throw noSuchContact(id);
    const who = `${inline(page.contactName)} (ID ${id})`;
    if (page.items.length === 0) return nothing(who, filter);

    const at = { now, zone: page.timeZone };
    const fence = createFence();
    const quotes = quotePage(fence, TOOL, page, interactionText);
    return paragraphs(
      `# ${plural(page.total, "interaction")} with ${who}, newest first`,
      lines(`Times are in ${at.zone}.`, receiptNotice(page.items), quotes.some(Boolean) && fence.notice),
      ...page.items.map((item, index) => lines(interactionLine(item, at), quotes[index])),
      nextPage(TOOL, page.nextCursor),
    );
  },
});

function nothing(who: string, { platform, since, until, cursor: page }: InteractionFilter): string {
  if (page !== undefined) return `There are no more interactions with ${who}.`;
  if (platform === undefined && !since && !until) return `There are no interactions with ${who} yet.`;
  return `There are no interactions with ${who} that fit. Leave out since, until or platform to see more.`;
}
