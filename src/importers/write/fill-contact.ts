import { isBetterAddress } from "../../crm/contacts/fuller-name.ts";
import { mergeContacts } from "../../crm/contacts/merge-contacts.ts";
import { ADDRESS, type Row, TEXTS } from "../../crm/contacts/merged-fields.ts";
import type { ContactDraft, PersonDraft } from "../draft.ts";
import { storable } from "./json.ts";
import { asKnown, type Person } from "./people.ts";
import { changeOfJob, statedPosition } from "./update-position.ts";

/** Characters of a name, which stands in an index, and of what is shown on one line. */
const MAX_NAME = 200;
const MAX_LINE = 300;
/** Columns in which a change says nothing new of anybody. */
const QUIET = new Set(["field_sources", "position_as_of", "source"]);

/** Takes over what a source says of a contact where it stands before what is known; leaves what the user edited. */
export function fillContact(person: Person, draft: ContactDraft, source: string, now: Date): void {
  const { row } = person;
  const before = { company: row.company, title: row.title, asOf: row.position_as_of };
  const isEdited = (column: string) => row.edited_fields.includes(column);
  const notes = isEdited("notes") ? "" : clean(draft.notes);
  const said: Row = {
    source,
    location: clean(draft.location, MAX_LINE),
    connected_on: draft.connectedOn,
    linkedin_headline: clean(draft.linkedinHeadline),
    linkedin_about: clean(draft.linkedinAbout),
    twitter_bio: clean(draft.twitterBio),
    telegram_bio: clean(draft.telegramBio),
    birth_year: draft.birthday?.year,
    birth_month: draft.birthday?.month,
    birth_day: draft.birthday?.day,
    notes,
    tags: isEdited("tags") ? [] : (draft.tags ?? []).map((tag) => clean(tag, MAX_LINE)),
    priority: draft.priority,
    ...(draft.remindEveryDays && {
      remind_every_days: draft.remindEveryDays,
      remind_set_at: now.toISOString(),
    }),
    field_sources: {
      ...Object.fromEntries(SOURCED.map((field) => [field, source])),
      notes: `${source}:${notes.length}`,
    },
  };
  take(person, said);
  const position = statedPosition(row, draft, person.pastJobs);
  if (!position) return;
  take(
    person,
    { ...position.said, field_sources: { position: source } },
    position.isLater ? { position_as_of: null } : {},
  );
  const jobChange = changeOfJob(before, row, draft, now);
  if (jobChange) person.jobChanges.push(jobChange);
}

const SOURCED = [...TEXTS, "birthday"];

/** Takes over a name in a fuller writing, or where there was none; an address stands for the name of who has none. */
export function fillName(person: Person, draft: PersonDraft): void {
  const { row } = person;
  const name = clean(draft.displayName, MAX_NAME);
  const given = clean(draft.givenName, MAX_NAME);
  const family = clean(draft.familyName, MAX_NAME);
  const address = draft.identities
    .filter(({ kind }) => kind !== "record" && kind !== "website")
    .map(({ value }) => value.slice(0, MAX_NAME))
    .reduce((best, value) => (best === "" || isBetterAddress(value, best) ? value : best), "");
  const isKnown = (name || address) === row.display_name && !given && !family;
  if (isKnown) return;
  take(person, {
    display_name: name || address,
    given_name: given,
    family_name: family,
    field_sources: name ? {} : { display_name: ADDRESS },
  });
}

/** As the database will hold it, or what is known would never equal what is said again. */
const clean = (text: string | undefined, most?: number) => storable((text ?? "").slice(0, most)).trim();

/** @param as columns of the contact that are to count as another value than they have. */
function take(person: Person, said: Row, as: Row = {}): void {
  const row: Row = { ...asKnown(person) };
  const news = Object.entries(mergeContacts({ ...row, ...as }, said)).filter(
    ([column, value]) => JSON.stringify(value) !== JSON.stringify(row[column]),
  );
  if (news.length === 0) return;
  Object.assign(person.row, Object.fromEntries(news));
  if (news.some(([column]) => !QUIET.has(column))) person.changed = true;
  else person.restated = true;
}
