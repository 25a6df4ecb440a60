import { Hono } from "hono";
import { z } from "zod";
import { undoChange } from "../../crm/changes/undo-change.ts";
import { changeContacts } from "../../crm/contacts/change-contacts.ts";
import { createContact } from "../../crm/contacts/create-contact.ts";
import { deleteContacts } from "../../crm/contacts/delete-contacts.ts";
import { editContact } from "../../crm/contacts/edit-contact.ts";
import { getContactProfile } from "../../crm/contacts/get-contact-profile.ts";
import { listCompanies, listPlatforms, listTags } from "../../crm/contacts/list-facets.ts";
import { TIERS, tier } from "../../crm/relationships/tier.ts";
import { setReminder } from "../../crm/reminders/set-reminder.ts";
import { searchContacts } from "../../crm/search/search-contacts.ts";
import { WRITABLE_KINDS } from "../../db/schema.ts";
import type { ApiDependencies } from "../api.ts";
import type { ApiEnv } from "../auth/api-env.ts";
import { input } from "../input.ts";

const PRIORITIES = ["high", "medium", "low", "archived"] as const;
const byId = z.strictObject({ id: z.coerce.number().int().positive() });
const id = z.int().positive();
const line = z.string().max(1_000);
const texts = z.array(line).max(100);

/** What narrows the list, as the page's address holds it. */
const filter = z.strictObject({
  query: line.optional(),
  tier: z.enum(TIERS).optional(),
  priority: z.enum(PRIORITIES).optional(),
  tag: line.optional(),
  company: line.optional(),
  platform: line.optional(),
});

const listing = filter.extend({
  sort: z.enum(["relevance", "name", "score", "last_contact", "added"]).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
  cursor: line.optional(),
});

const birthday = z.strictObject({ year: z.int().nullable(), month: z.int(), day: z.int() });
const fields = {
  company: line.nullish(),
  title: line.nullish(),
  location: line.nullish(),
  notes: z.string().nullish(),
  birthday: birthday.nullish(),
  priority: z.enum(PRIORITIES).optional(),
  tags: texts.optional(),
};
const identity = z.strictObject({
  kind: z.enum(WRITABLE_KINDS),
  value: line,
  label: line.nullish(),
  shared: z.boolean().optional(),
});
const edit = z.strictObject({
  ...fields,
  displayName: line.optional(),
  addIdentities: z.array(identity).max(50).optional(),
  removeIdentities: z
    .array(z.strictObject({ kind: z.enum(WRITABLE_KINDS), value: line }))
    .max(50)
    .optional(),
});
const added = z.strictObject({
  ...fields,
  displayName: line,
  identities: z.array(identity).max(50).optional(),
});

/** Some contacts, or all that the list shows but for some. */
const selection = z.union([
  z.strictObject({ ids: z.array(id).max(100_000) }),
  z.strictObject({ matching: filter, except: z.array(id).max(100_000) }),
]);
/** Where this request goes on, as the one before it answered. */
const part = z.strictObject({ after: id, changeId: id.nullable() }).optional();
/** Contacts of one request: about a second's work. */
const PART = 2_000;
const bulk = z.strictObject({
  selection,
  part,
  edit: z.union([
    z.strictObject({ addTags: texts.default([]), removeTags: texts.default([]) }),
    z.strictObject({ priority: z.enum(PRIORITIES) }),
  ]),
});
const reminder = z.strictObject({
  on: z.string().nullish(),
  everyDays: z.int().nullish(),
});

/** The list of contacts, its menus, and everything done to contacts. Changes answer with the id that undoes them. */
export function contactRoutes({ db, now }: ApiDependencies) {
  return new Hono<ApiEnv>()
    .get("/", input("query", listing), async (c) => {
      const { tag, company, ...rest } = c.req.valid("query");
      const { total, hits, nextCursor } = await searchContacts(db, c.get("userId"), {
        ...rest,
        taggedAs: tag,
        employer: company,
        uncounted: rest.cursor !== undefined,
      });
      return c.json({
        total,
        contacts: hits.map((hit) => ({ ...hit, tier: tier(hit.score) })),
        nextCursor: nextCursor ?? null,
      });
    })
    .post("/", input("json", added), async (c) =>
      c.json({ id: await createContact(db, c.get("userId"), c.req.valid("json"), now()) }),
    )
    .get("/facets", async (c) => {
      const userId = c.get("userId");
      const [tags, platforms] = await Promise.all([listTags(db, userId), listPlatforms(db, userId)]);
      return c.json({ tags, platforms });
    })
    .get("/companies", input("query", z.strictObject({ beginning: line })), async (c) =>
      c.json({ companies: await listCompanies(db, c.get("userId"), c.req.valid("query").beginning) }),
    )
    .post("/edit", input("json", bulk), async (c) => {
      const { selection, edit, part } = c.req.valid("json");
      const from = { ...part, limit: PART };
      return c.json(await changeContacts(db, c.get("userId"), selected(selection), edit, now(), from));
    })
    .post("/delete", input("json", z.strictObject({ selection, part })), async (c) => {
      const { selection, part } = c.req.valid("json");
      const from = { ...part, limit: PART };
      return c.json(await deleteContacts(db, c.get("userId"), selected(selection), now(), from));
    })
    .post("/undo", input("json", z.strictObject({ changeId: id })), async (c) =>
      c.json(await undoChange(db, c.get("userId"), c.req.valid("json").changeId, now())),
    )
    .get("/:id", input("param", byId), async (c) => {
      const profile = await getContactProfile(db, c.get("userId"), c.req.valid("param").id, now());
      return c.json({ ...profile, tier: tier(profile.score) });
    })
    .patch("/:id", input("param", byId), input("json", edit), async (c) =>
      c.json(await editContact(db, c.get("userId"), c.req.valid("param").id, c.req.valid("json"), now())),
    )
    .put("/:id/reminder", input("param", byId), input("json", reminder), async (c) =>
      c.json(await setReminder(db, c.get("userId"), c.req.valid("param").id, c.req.valid("json"), now())),
    );
}

function selected(selection: z.infer<typeof bulk>["selection"]) {
  if ("ids" in selection) return selection;
  const { tag, company, ...rest } = selection.matching;
  return { matching: { ...rest, taggedAs: tag, employer: company }, except: selection.except };
}
