import { and, eq, sql } from "drizzle-orm";
import type { Queryable } from "../../db/database.ts";
import { contacts, identities, type UserId } from "../../db/schema.ts";
import { type ContactWord, contactWords, type Identity } from "./contact-words.ts";
import { FIELD, type FieldCode } from "./fields.ts";
import { isSkeleton } from "./skeleton.ts";
import { storedVariants } from "./spelling.ts";
import { type TextRow, textRows } from "./text-rows.ts";
import { addTextWords } from "./text-words.ts";
import { UNSPACED } from "./transliterate.ts";

const columns = {
  id: contacts.id,
  displayName: contacts.displayName,
  givenName: contacts.givenName,
  familyName: contacts.familyName,
  company: contacts.company,
  title: contacts.title,
  location: contacts.location,
  tags: contacts.tags,
  notes: contacts.notes,
  linkedinHeadline: contacts.linkedinHeadline,
  linkedinAbout: contacts.linkedinAbout,
  twitterBio: contacts.twitterBio,
  telegramBio: contacts.telegramBio,
};

/** Where typing errors are forgiven: everywhere but in handles and numbers. */
const MISSPELT_FIELDS = new Set<FieldCode>([
  FIELD.name,
  FIELD.company,
  FIELD.title,
  FIELD.location,
  FIELD.tag,
]);

/**
 * Derives the search words of these contacts again from their rows and identities, within the caller's transaction.
 * Call it after a contact, its identities, notes, bios or tags were written. Seven statements at most for any number of
 * contacts; rows that are still right are left alone.
 */
export async function indexContactWords(
  tx: Queryable,
  userId: UserId,
  contactIds: readonly number[],
): Promise<void> {
  const ids = [...new Set(contactIds)];
  if (ids.length === 0) return;
  const people = await tx
    .select(columns)
    .from(contacts)
    .where(and(eq(contacts.userId, userId), sql`${contacts.id} = any(${sql.param(ids)}::bigint[])`));
  const identitiesOf = await readIdentities(tx, userId, ids);

  const words: OwnedWord[] = [];
  const texts: TextRow[] = [];
  for (const person of people) {
    const contactId = person.id;
    for (const word of contactWords(person, identitiesOf.get(contactId) ?? []))
      words.push({ ...word, contactId });
    const bios = [person.linkedinHeadline, person.linkedinAbout, person.twitterBio, person.telegramBio];
    texts.push(...textRows(userId, contactId, FIELD.note, wordsOf([person.notes])));
    texts.push(...textRows(userId, contactId, FIELD.bio, wordsOf(bios)));
  }
  await writeWords(tx, userId, ids, words);
  await writeVariants(tx, userId, words);
  await writeTexts(tx, userId, ids, texts);
}

async function readIdentities(
  tx: Queryable,
  userId: UserId,
  contactIds: number[],
): Promise<Map<number, Identity[]>> {
  const rows = await tx
    .select({ contactId: identities.contactId, kind: identities.kind, value: identities.value })
    .from(identities)
    .where(
      and(
        eq(identities.userId, userId),
        sql`${identities.contactId} = any(${sql.param(contactIds)}::bigint[])`,
      ),
    );
  const grouped = new Map<number, Identity[]>();
  for (const row of rows) {
    const group = grouped.get(row.contactId);
    if (group) group.push(row);
    else grouped.set(row.contactId, [row]);
  }
  return grouped;
}

function wordsOf(texts: (string | null)[]): Set<string> {
  const words = new Set<string>();
  for (const text of texts) if (text) addTextWords(words, text);
  return words;
}

type OwnedWord = ContactWord & { contactId: number };

/** Writes what is new of the words and takes away what is no longer right. */
async function writeWords(
  tx: Queryable,
  userId: UserId,
  contactIds: number[],
  words: OwnedWord[],
): Promise<void> {
  const keyOf = ({ contactId, field, word }: Omit<OwnedWord, "extent">) => `${contactId} ${field} ${word}`;
  const known = new Map((await readWords(tx, userId, contactIds)).map((row) => [keyOf(row), row]));
  const fresh = words.filter((row) => known.get(keyOf(row))?.extent !== row.extent);
  for (const row of words) known.delete(keyOf(row));
  const stale = [...known.values()];
  if (stale.length > 0) {
    await tx.execute(sql`
      delete from contact_words w using unnest(
        ${sql.param(stale.map((row) => row.contactId))}::bigint[],
        ${sql.param(stale.map((row) => row.field))}::smallint[],
        ${sql.param(stale.map((row) => row.word))}::text[]) as s (contact_id, field, word)
      where w.user_id = ${userId} and w.word = s.word and w.contact_id = s.contact_id and w.field = s.field`);
  }
  if (fresh.length === 0) return;
  await tx.execute(sql`
    insert into contact_words (user_id, contact_id, field, extent, word)
    select ${userId}, * from unnest(
      ${sql.param(fresh.map((row) => row.contactId))}::bigint[],
      ${sql.param(fresh.map((row) => row.field))}::smallint[],
      ${sql.param(fresh.map((row) => row.extent))}::smallint[],
      ${sql.param(fresh.map((row) => row.word))}::text[])
    on conflict (user_id, word, contact_id, field) do update set extent = excluded.extent`);
}

/**
 * The words of each contact, looked up one contact at a time: asked for a list of contacts, a table that an import is
 * just filling and that has no statistics yet is read from end to end.
 */
async function readWords(tx: Queryable, userId: UserId, contactIds: number[]): Promise<OwnedWord[]> {
  const { rows } = await tx.execute<{ id: number; field: FieldCode; extent: number; word: string }>(sql`
    select i.id, w.field, w.extent, w.word
    from unnest(${sql.param(contactIds)}::bigint[]) as i (id)
    cross join lateral (
      select field, extent, word from contact_words
      where user_id = ${userId} and contact_id = i.id offset 0) w`);
  return rows.map(({ id, ...row }) => ({ ...row, contactId: Number(id) }));
}

/**
 * Variants of a word that nobody bears any more stay: they lead nowhere and cost nothing. They are written in the order
 * of the key: two who write the same ones at once wait for each other and never both.
 */
async function writeVariants(tx: Queryable, userId: UserId, words: ContactWord[]): Promise<void> {
  const misspelt = new Set<string>();
  for (const { word, field } of words) {
    if (MISSPELT_FIELDS.has(field) && !isSkeleton(word) && !UNSPACED.test(word)) misspelt.add(word);
  }
  const { rows } = await tx.execute<{ word: string }>(sql`
    select word from unnest(${sql.param([...misspelt])}::text[]) as w (word)
    where length(word) >= 4 and not exists (
      select from word_variants v
      where v.user_id = ${userId} and v.variant = left(w.word, 7) and v.word = w.word)`);
  if (rows.length === 0) return;
  const pairs = rows.flatMap(({ word }) => storedVariants(word).map((variant) => ({ variant, word })));
  await tx.execute(sql`
    insert into word_variants (user_id, variant, word)
    select ${userId}, * from unnest(
      ${sql.param(pairs.map((pair) => pair.variant))}::text[],
      ${sql.param(pairs.map((pair) => pair.word))}::text[]) as p (variant, word)
    order by variant, word
    on conflict do nothing`);
}

async function writeTexts(
  tx: Queryable,
  userId: UserId,
  contactIds: number[],
  texts: TextRow[],
): Promise<void> {
  await tx.execute(sql`
    with fresh as (
      select contact_id, field, array_to_tsvector(string_to_array(words, ' ')) as words from unnest(
        ${sql.param(texts.map((row) => row.contactId))}::bigint[],
        ${sql.param(texts.map((row) => row.field))}::smallint[],
        ${sql.param(texts.map((row) => row.words))}::text[]
      ) as f (contact_id, field, words)
    ), stale as (
      delete from text_words t
      where t.user_id = ${userId} and t.contact_id = any(${sql.param(contactIds)}::bigint[])
        and t.field in (${FIELD.note}, ${FIELD.bio}) and not exists (
          select from fresh f where f.contact_id = t.contact_id and f.field = t.field and f.words = t.words)
    )
    insert into text_words (user_id, contact_id, field, words)
    select ${userId}, contact_id, field, words from fresh f where not exists (
      select from text_words t where t.user_id = ${userId} and t.contact_id = f.contact_id
        and t.field = f.field and t.words = f.words)`);
}
