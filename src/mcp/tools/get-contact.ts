import { z } from "zod";
import { getContact } from "../../crm/contacts/get-contact.ts";
import { noSuchContact, resolveContact } from "../../crm/contacts/resolve-contact.ts";
import { contactId, name } from "../arguments.ts";
import { defineReadTool } from "../define-tool.ts";
import { candidatesAnswer } from "../markdown/candidates.ts";
import { profile } from "../markdown/profile.ts";

export const getContactTool = defineReadTool({
  name: "get_contact",
  title: "Contact profile",
  description:
    "Shows one person's profile: work, score, last contact, addresses, birthday, tags, bios, notes, last messages, pending suggestion. Give contact_id or name.",
  input: z.strictObject({ contact_id: contactId, name }),
  quotesOthers: true,
  showsScores: true,
  run: async ({ db, userId, now, clock }, args) => {
    let id = args.name === undefined ? args.contact_id : undefined;
    if (id === undefined) {
      const resolved = await resolveContact(db, userId, { contactId: args.contact_id, name: args.name });
      if ("candidates" in resolved) return candidatesAnswer("get_contact", resolved, await clock());
      id = resolved.contact.id;
    }
    const contact = await getContact(db, userId, id, now);
    if (!contact) throw noSuchContact(id);
    return profile(contact, { now, zone: contact.timeZone });
  },
});
