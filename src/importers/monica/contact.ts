import { z } from "zod";
import {
  type Identity,
  identityOfUrl,
  normalizeEmail,
  normalizeHandle,
  normalizePhone,
} from "../../crm/contacts/normalize-identity.ts";
import type { IdentityKind } from "../../db/schema.ts";
import type { Birthday, ContactDraft } from "../draft.ts";
import { readName } from "../person-name.ts";

const text = z.string().nullish();
/** PHP writes a list without its empty entries as an object with numbers for keys. */
const list = z
  .union([z.array(z.unknown()), z.record(z.string(), z.unknown())])
  .transform((value) => Object.values(value));

const CONTACT = z.object({
  uuid: z.string(),
  properties: z.object({
    first_name: text,
    middle_name: text,
    last_name: text,
    nickname: text,
    description: text,
    job: text,
    company: text,
    is_partial: z.boolean().nullish(),
    is_active: z.boolean().nullish(),
    is_dead: z.boolean().nullish(),
    is_starred: z.boolean().nullish(),
    stay_in_touch_frequency: z.number().nullish(),
    tags: z.array(z.string()).nullish(),
    birthdate: z
      .object({
        date: z.string(),
        is_year_unknown: z.boolean().nullish(),
        is_age_based: z.boolean().nullish(),
      })
      .nullish(),
  }),
  data: list.optional(),
});
const GROUP = z.object({ type: z.string(), values: list });
const ENTRY = z.object({
  uuid: text,
  created_at: text,
  properties: z.record(z.string(), z.unknown()),
});

export type MonicaEntry = z.infer<typeof ENTRY>;
export interface MonicaContact {
  readonly draft: ContactDraft;
  readonly uuid: string;
  /** Somebody who is only named as a relative of another. */
  readonly isPartial: boolean;
  readonly calls: readonly MonicaEntry[];
  /** The uuids of the activities that this person took part in. */
  readonly activities: readonly string[];
}

/** What a kind of address is by its uuid: `email`, `phone`, a name such as `Telegram`. */
export type FieldTypes = ReadonlyMap<string, string>;

/** Undefined for what is no contact of Monica's. */
export function readContact(
  value: unknown,
  types: FieldTypes,
  region: string | undefined,
): MonicaContact | undefined {
  const contact = CONTACT.safeParse(value).data;
  if (!contact) return undefined;
  const { uuid, properties } = contact;
  const groups = (contact.data ?? []).map((group) => GROUP.safeParse(group).data);
  const entries = (type: string): MonicaEntry[] =>
    groups
      .filter((group) => group?.type === type)
      .flatMap((group) => group?.values ?? [])
      .flatMap((entry) => ENTRY.safeParse(entry).data ?? []);
  const given = [properties.first_name, properties.middle_name].filter(Boolean).join(" ");
  const name = readName({
    display: given ? "" : (properties.nickname ?? ""),
    given,
    family: properties.last_name ?? "",
  });
  const birthday = birthdayOf(properties.birthdate);
  const rhythm = rhythmOf(properties.stay_in_touch_frequency, entries("reminder"));
  const isOver = properties.is_dead || properties.is_active === false;
  const notes = [properties.description, ...entries("note").map(({ properties: note }) => note.body)];
  const draft: ContactDraft = {
    type: "contact",
    ...name,
    identities: [
      ...entries("contact_field").flatMap((field) => identityOf(field, types, region) ?? []),
      { kind: "record", value: `monica:${uuid}` },
    ],
    ...(properties.company && { company: properties.company }),
    ...(properties.job && { title: properties.job }),
    ...place(entries("address")[0]),
    ...(birthday && { birthday }),
    ...(notes.some(Boolean) && { notes: notes.filter(Boolean).join("\n\n") }),
    ...(properties.tags?.length && { tags: properties.tags }),
    ...(isOver ? { priority: "archived" } : properties.is_starred ? { priority: "high" } : {}),
    ...(rhythm !== undefined && { remindEveryDays: rhythm }),
  };
  return {
    draft,
    uuid,
    isPartial: properties.is_partial ?? false,
    calls: entries("call"),
    activities: groups
      .filter((group) => group?.type === "activity")
      .flatMap((group) => group?.values ?? [])
      .filter((id) => typeof id === "string"),
  };
}

const HANDLES: Record<string, IdentityKind> = {
  telegram: "telegram",
  twitter: "twitter",
  facebook: "facebook",
  instagram: "instagram",
  linkedin: "linkedin",
};

function identityOf(
  { properties }: MonicaEntry,
  types: FieldTypes,
  region: string | undefined,
): Identity | undefined {
  const value = typeof properties.data === "string" ? properties.data : "";
  const type = (types.get(String(properties.type)) ?? "").toLowerCase();
  const handle = HANDLES[type];
  if (type === "email" || (!type && value.includes("@"))) return identity("email", normalizeEmail(value));
  if (type === "phone") return identity("phone", normalizePhone(value, region));
  if (type === "whatsapp") return identity("whatsapp", normalizePhone(value, region));
  const url = /[./]/.test(value) ? identityOfUrl(value) : undefined;
  return url ?? (handle && identity(handle, normalizeHandle(handle, value)));
}

const identity = (kind: IdentityKind, value: string | undefined): Identity | undefined =>
  value ? { kind, value } : undefined;

function place(address: MonicaEntry | undefined): { location?: string } {
  const parts = [address?.properties.city, address?.properties.country].filter(
    (part) => typeof part === "string" && part !== "",
  );
  return parts.length ? { location: parts.join(", ") } : {};
}

type Birthdate = z.infer<typeof CONTACT>["properties"]["birthdate"];

/** Somebody of whom only the age is known has no day. */
function birthdayOf(birthdate: Birthdate): Birthday | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(birthdate?.date ?? "") ?? [];
  if (!month || !day || birthdate?.is_age_based) return undefined;
  return {
    ...(!birthdate?.is_year_unknown && { year: Number(year) }),
    month: Number(month),
    day: Number(day),
  };
}

const DAYS: Record<string, number> = { day: 1, week: 7, month: 30, year: 365 };

/**
 * Days: how often the user wanted to stay in touch, else the shortest repeated reminder. Reminders that Monica keeps by
 * itself (birthdays) cannot be deleted there and are no rhythm.
 */
function rhythmOf(
  stayInTouch: number | null | undefined,
  reminders: readonly MonicaEntry[],
): number | undefined {
  if (stayInTouch) return stayInTouch;
  const days = reminders.flatMap(
    ({ properties: { frequency_type, frequency_number, inactive, delible } }) => {
      const each = DAYS[String(frequency_type)];
      return each && !inactive && delible !== false ? each * Math.max(1, Number(frequency_number) || 1) : [];
    },
  );
  return days.length ? Math.min(3650, ...days) : undefined;
}
