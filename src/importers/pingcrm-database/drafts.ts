import {
  type Identity,
  linkedinSlug,
  normalizeEmail,
  normalizeHandle,
  normalizePhone,
} from "../../crm/contacts/normalize-identity.ts";
import type {
  IdentityKind,
  NotificationType,
  Priority,
  SuggestionStatus,
  TriggerType,
} from "../../db/schema.ts";
import { parseBirthday } from "../address-book/birthday.ts";
import type {
  ContactDraft,
  Draft,
  InteractionDraft,
  NotificationDraft,
  PersonDraft,
  SuggestionDraft,
} from "../draft.ts";
import { readName } from "../person-name.ts";
import type { CONTACT, INTERACTION, NOTIFICATION, SUGGESTION } from "./fields.ts";
import { dateOf, listOf, textOf } from "./values.ts";

type RowOf<Fields> = Partial<Record<keyof Fields, unknown>>;

/** Everything of a contact that was there is found again by its own id there. */
const personOf = (id: unknown): PersonDraft => ({
  displayName: "",
  identities: [{ kind: "record", value: `pingcrm:${textOf(id)}` }],
});

export function contactDraft(row: RowOf<typeof CONTACT>, region: string | undefined): ContactDraft {
  const name = readName({ display: textOf(row.name), given: textOf(row.given), family: textOf(row.family) });
  const linkedin = textOf(row.linkedin);
  const telegramId = textOf(row.telegramId);
  const birthday = parseBirthday(textOf(row.birthday), undefined);
  const found: (Identity | undefined)[] = [
    ...listOf(row.emails).map((email) => identity("email", normalizeEmail(email))),
    ...listOf(row.phones).map((phone) => identity("phone", normalizePhone(phone, region))),
    identity("linkedin", linkedinSlug(linkedin) ?? linkedinSlug(`/in/${linkedin}`)),
    identity("twitter", normalizeHandle("twitter", textOf(row.twitter))),
    identity("twitter", textOf(row.twitterId)),
    identity("telegram", normalizeHandle("telegram", textOf(row.telegram))),
    identity("telegram", telegramId && (/^\d+$/.test(telegramId) ? `user${telegramId}` : telegramId)),
    identity("whatsapp", normalizePhone(textOf(row.whatsapp), region)),
    ...personOf(row.id).identities,
  ];
  const fields = {
    company: textOf(row.company),
    title: textOf(row.title),
    location: textOf(row.location),
    linkedinHeadline: textOf(row.linkedinHeadline),
    linkedinAbout: textOf(row.linkedinAbout),
    twitterBio: textOf(row.twitterBio),
    telegramBio: textOf(row.telegramBio),
    notes: textOf(row.notes),
  };
  const priority = row.archived === true ? "archived" : priorityOf(textOf(row.priority));
  return {
    type: "contact",
    ...name,
    identities: found.filter((each) => each !== undefined),
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== "")),
    ...(birthday && { birthday }),
    tags: listOf(row.tags),
    ...(priority && { priority }),
  };
}

const identity = (kind: IdentityKind, value: string | undefined): Identity | undefined =>
  value ? { kind, value } : undefined;

function priorityOf(text: string): Priority | undefined {
  return (["high", "low", "archived"] as const).find((priority) => priority === text.toLowerCase());
}

export function interactionDraft(row: RowOf<typeof INTERACTION>): InteractionDraft | undefined {
  const occurredAt = dateOf(row.at);
  if (!occurredAt || !row.contact) return undefined;
  const platform = platformOf(textOf(row.platform));
  const kind = /call/i.test(textOf(row.kind)) ? "call" : platform === "meeting" ? "meeting" : "message";
  const direction = /^(?:out|sent)/i.test(textOf(row.direction))
    ? "outbound"
    : /^(?:in|received)/i.test(textOf(row.direction))
      ? "inbound"
      : "mutual";
  const text = textOf(row.text);
  const subject = textOf(row.subject);
  const conversation = textOf(row.conversation);
  return {
    type: "interaction",
    person: personOf(row.contact),
    makesContact: false,
    kind,
    platform,
    direction,
    ...(subject && { subject }),
    ...(text && { text }),
    occurredAt,
    ...(typeof row.read === "boolean" && { readByRecipient: row.read }),
    ...(conversation && { conversation }),
    externalId: `pingcrm:${textOf(row.reference) || textOf(row.id)}/${textOf(row.contact)}`,
  };
}

function platformOf(text: string): string {
  const name = text.toLowerCase();
  if (/mail/.test(name)) return "email";
  if (/meeting|calendar/.test(name)) return "meeting";
  return name === "x" ? "twitter" : name || "manual";
}

const TRIGGERS: readonly TriggerType[] = [
  "time_based",
  "event_based",
  "scheduled",
  "birthday",
  "dormant_deep",
  "dormant_mid",
  "dormant_event",
];
const STATUSES: readonly SuggestionStatus[] = ["pending", "snoozed", "dismissed", "completed", "expired"];

export function suggestionDraft(row: RowOf<typeof SUGGESTION>): SuggestionDraft | undefined {
  const createdAt = dateOf(row.at);
  if (!createdAt || !row.contact) return undefined;
  const status = STATUSES.find((each) => each === textOf(row.status).toLowerCase()) ?? "expired";
  const until = dateOf(row.until)?.toISOString().slice(0, 10);
  return {
    type: "suggestion",
    person: personOf(row.contact),
    triggerType: TRIGGERS.find((each) => each === textOf(row.trigger).toLowerCase()) ?? "time_based",
    channel: platformOf(textOf(row.channel)),
    message: textOf(row.message),
    status: status === "snoozed" && !until ? "pending" : status,
    ...(status === "snoozed" && until && { snoozedUntil: until }),
    createdAt,
    externalId: `pingcrm:${textOf(row.id)}`,
  };
}

const NOTIFICATION_TYPES: readonly [RegExp, NotificationType][] = [
  [/suggest|follow/i, "suggestions"],
  [/event|birthday|job/i, "event"],
  [/import|sync/i, "import"],
  [/security|login|key/i, "security"],
];

export function notificationDraft(row: RowOf<typeof NOTIFICATION>): NotificationDraft | undefined {
  const createdAt = dateOf(row.at);
  const title = textOf(row.title) || textOf(row.body);
  if (!createdAt || !title) return undefined;
  const readAt = row.read === true ? createdAt : dateOf(row.read);
  return {
    type: "notification",
    kind: NOTIFICATION_TYPES.find(([pattern]) => pattern.test(textOf(row.type)))?.[1] ?? "system",
    title,
    body: textOf(row.title) ? textOf(row.body) : "",
    ...(readAt && { readAt }),
    createdAt,
    externalId: `pingcrm:${textOf(row.id)}`,
  };
}

/** A row that cannot be read is told by its place. */
export function orProblem(draft: Draft | undefined, table: string, id: unknown): Draft {
  return (
    draft ?? {
      type: "problem",
      place: `${table} ${textOf(id)}`,
      why: "The row has no date or nobody it is about.",
    }
  );
}
