import { createHash } from "node:crypto";
import { z } from "zod";
import type { Draft, InteractionDraft, PersonDraft } from "../draft.ts";
import type { Format, InputFile } from "../format.ts";
import { BrokenJson } from "../json/json-text.ts";
import { type FieldTypes, type MonicaContact, readContact } from "./contact.ts";
import { walkExport } from "./walk-export.ts";

interface Overview {
  readonly types: FieldTypes;
  /** Who took part in an activity, by its uuid. */
  readonly participants: ReadonlyMap<string, readonly PersonDraft[]>;
  readonly total: number;
}

/** The JSON export of Monica 4: people with their calls, activities, notes and reminders. */
export const monica: Format = {
  name: "monica",
  title: "Monica export (JSON)",
  together: false,
  recognize: (head) =>
    /^\s*\{/.test(head) && /"app_version"\s*:/.test(head) && /"account"\s*:\s*\{/.test(head)
      ? "account"
      : undefined,
  async look({ files }, { region }) {
    const looks: [InputFile, Overview][] = [];
    for (const file of files) looks.push([file, await lookThrough(file, region)]);
    return {
      total: looks.reduce((sum, [, { total }]) => sum + total, 0),
      async *people() {
        for (const [file, overview] of looks) yield* readPeople(file, overview, region);
      },
      async *interactions() {
        for (const [file, overview] of looks) yield* readInteractions(file, overview, region);
      },
    };
  },
};

const FIELD_TYPE = z.object({
  uuid: z.string(),
  properties: z.object({ type: z.string().nullish(), name: z.string().nullish() }),
});

async function lookThrough(file: InputFile, region: string | undefined): Promise<Overview> {
  const types = new Map<string, string>();
  const participants = new Map<string, PersonDraft[]>();
  let total = 0;
  try {
    for await (const { type, value } of walkExport(file)) {
      if (type === "contact_field_type") {
        const { uuid, properties } = FIELD_TYPE.safeParse(value).data ?? {};
        if (uuid) types.set(uuid, properties?.type ?? properties?.name ?? "");
        continue;
      }
      total++;
      const contact = type === "contact" ? readContact(value, types, region) : undefined;
      for (const uuid of contact?.activities ?? []) {
        participants.set(uuid, [...(participants.get(uuid) ?? []), personOf(contact as MonicaContact)]);
      }
    }
  } catch (error) {
    // Reading the people comes to the same place and reports it.
    if (!(error instanceof BrokenJson)) throw error;
  }
  return { types, participants, total };
}

/** Messages find their contact by the record that its people-draft has too. */
const personOf = ({ draft, uuid }: MonicaContact): PersonDraft => ({
  displayName: draft.displayName,
  identities: [{ kind: "record", value: `monica:${uuid}` }],
});

async function* readPeople(
  file: InputFile,
  { types }: Overview,
  region: string | undefined,
): AsyncGenerator<Draft> {
  let last = file.name;
  try {
    for await (const { type, value, place } of walkExport(file)) {
      last = place;
      if (type !== "contact") continue;
      const contact = readContact(value, types, region);
      if (!contact) yield { type: "problem", place, why: "This is no contact as Monica writes them." };
      else if (contact.isPartial) yield { type: "skipped", why: "people who are only named as relatives" };
      else yield contact.draft;
    }
  } catch (error) {
    if (!(error instanceof BrokenJson)) throw error;
    yield { type: "damage", place: last, why: error.message };
  }
}

async function* readInteractions(
  file: InputFile,
  { types, participants }: Overview,
  region: string | undefined,
): AsyncGenerator<Draft> {
  try {
    for await (const { type, value, place } of walkExport(file)) {
      if (type === "contact") {
        const contact = readContact(value, types, region);
        if (contact && !contact.isPartial) yield* readCalls(contact);
      }
      if (type === "activity") yield* readActivity(value, participants, place);
    }
  } catch (error) {
    // Told with the people already.
    if (!(error instanceof BrokenJson)) throw error;
  }
}

const CALL = z.object({
  called_at: z.string(),
  content: z.string().nullish(),
  contact_called: z.boolean().nullish(),
});

function* readCalls(contact: MonicaContact): Generator<InteractionDraft> {
  for (const { uuid, properties } of contact.calls) {
    const call = CALL.safeParse(properties).data;
    const occurredAt = new Date(call?.called_at ?? "");
    if (!call || Number.isNaN(occurredAt.getTime())) continue;
    const text = call.content?.trim();
    yield {
      type: "interaction",
      person: personOf(contact),
      makesContact: true,
      kind: "call",
      platform: "phone",
      direction: call.contact_called ? "inbound" : "outbound",
      text: text ? `[call] ${text}` : "[call]",
      occurredAt,
      externalId: `monica:${contact.uuid}/${uuid ?? hash(`${call.called_at}\n${call.content ?? ""}`)}`,
    };
  }
}

const ACTIVITY = z.object({
  uuid: z.string(),
  properties: z.object({
    summary: z.string().nullish(),
    description: z.string().nullish(),
    happened_at: z.string(),
  }),
});

function* readActivity(
  value: unknown,
  participants: Overview["participants"],
  place: string,
): Generator<Draft> {
  const activity = ACTIVITY.safeParse(value).data;
  const occurredAt = new Date(activity?.properties.happened_at ?? "");
  if (!activity || Number.isNaN(occurredAt.getTime())) {
    yield { type: "problem", place, why: "This is no activity as Monica writes them." };
    return;
  }
  const { summary, description } = activity.properties;
  for (const person of participants.get(activity.uuid) ?? []) {
    yield {
      type: "interaction",
      person,
      makesContact: false,
      kind: "meeting",
      platform: "meeting",
      direction: "mutual",
      ...(summary && { subject: summary }),
      ...(description && { text: description }),
      occurredAt,
      conversation: activity.uuid,
      externalId: `monica:${activity.uuid}/${person.identities[0]?.value}`,
    };
  }
}

const hash = (text: string) => createHash("sha256").update(text).digest("base64url").slice(0, 16);
