-- The search index: src/crm/search writes it and asks it.
create extension if not exists fuzzystrmatch;

-- One row for each word of a contact's short fields, in each form in which it is looked up. `field` numbers where it
-- stands (fields.ts); `extent` is the length of the whole name, company, ... in letters.
create table contact_words (
  user_id bigint not null,
  contact_id bigint not null,
  field smallint not null,
  extent smallint not null,
  word text collate "C" not null,
  foreign key (user_id, contact_id) references contacts (user_id, id) on delete cascade,
  primary key (user_id, word, contact_id, field) include (extent)
);
create index contact_words_contact on contact_words (user_id, contact_id);

-- What is left of each such word when letters are taken out: words within a typing error of each other share one.
create table word_variants (
  user_id bigint not null references users (id) on delete cascade,
  variant text collate "C" not null,
  word text collate "C" not null,
  primary key (user_id, variant, word)
);

-- The words of long texts, one row for each contact and batch of messages that was written at once. Each word begins
-- with its owner's id (text-words.ts): every user has a part of the one index to himself, and it is the only way in.
create table text_words (
  user_id bigint not null,
  id bigint generated always as identity,
  contact_id bigint not null,
  field smallint not null,
  words tsvector not null,
  primary key (user_id, id),
  foreign key (user_id, contact_id) references contacts (user_id, id) on delete cascade
);
-- Only the index is searched: kept apart, long ones leave the rows narrow, and are not worth compressing.
alter table text_words alter column words set storage external;
-- New words wait in a list that every search reads from end to end: a short one (kB) costs little to write.
create index text_words_words on text_words using gin (words) with (gin_pending_list_limit = 256);
create index text_words_contact on text_words (user_id, contact_id, field);

-- Searches leave archived contacts out.
create index contacts_archived on contacts (user_id, id) where priority = 'archived';

-- The functions that search. They are functions because their plans are kept by the connection, may not depend on how
-- old the statistics are, and because what is looked up next depends on what was found.
--
-- A rank holds the class of the place where a contact matched (1 the very name ... 9 a message) in the bits from 40, the
-- distance within the class in the bits from 4 and the field in the lowest four: the least rank is the best place.

-- The contacts that hold one word in the given fields (a bit set), one row for each place where it stands, by
-- ranges: from range_from up to range_to, not included, at that cost (from 30000 on it is a close match of a name);
-- typing errors: words that share a variant with one of the misspelt, which may have two neighbours swapped.
-- Of these contacts alone, where they are given.
create function search_word(
  owner bigint, fields integer, range_from text[], range_to text[], range_cost integer[],
  variants text[], misspelt text[], swapped text[], swapped_twice text[], among bigint[]
) returns table (contact_id bigint, rank bigint)
language plpgsql stable parallel safe rows 1000
set enable_seqscan = off set jit = off set plan_cache_mode = force_generic_plan
as $$
declare
  edit_cost constant integer := 60000;
  close_cost constant integer := 30000;
  prefix_cost constant integer := 2000;
  class_of constant bigint[] := array[3, 3, 5, 5, 6, 6, 7, 7];
begin
  return query
  select found.id,
    (class_of[found.field + 1] + (found.field = 1 and found.cost >= close_cost)::integer) << 40
    | ((found.cost + greatest(0, 99 - 99 * found.covered / found.extent))::bigint << 4)
    | found.field
  from (
    select w.contact_id as id, w.field, w.extent, length(r.lo) as covered,
      r.cost + case when w.word = r.lo then 0 else prefix_cost end as cost
    from unnest(range_from, range_to, range_cost) as r (lo, hi, cost)
    cross join lateral (
      select c.contact_id, c.field, c.extent, c.word from contact_words c
      where c.user_id = owner and c.word >= r.lo and c.word < r.hi
      offset 0
    ) w
    where (fields >> w.field) & 1 = 1 and (w.field = 1 or r.cost < close_cost)
    union all
    select w.contact_id, w.field, w.extent, length(near.word), edit_cost * near.edits
    from (
      select candidate.word, min(
          case
            when plain.edits <= allowed.edits then plain.edits
            when candidate.word = any (swapped) then 1
            when allowed.edits < 2 or plain.edits > 4 then 9
            when candidate.word = any (swapped_twice) then 2
            when exists (select from unnest(swapped) s (word) where levenshtein_less_equal(candidate.word, s.word, 1) <= 1)
              then 2
            when exists (
              select from generate_series(1, length(candidate.word) - 1) at
              where levenshtein_less_equal(overlay(
                candidate.word placing substr(candidate.word, at + 1, 1) || substr(candidate.word, at, 1) from at
              ), m.word, 1) <= 1) then 2
            else 9
          end) as edits
      from (
        select distinct v.word from word_variants v where v.user_id = owner and v.variant = any (variants)
      ) candidate
      cross join lateral (select case when length(candidate.word) >= 8 then 2 else 1 end as edits) allowed
      cross join unnest(misspelt) m (word)
      cross join lateral (
        select levenshtein_less_equal(candidate.word, m.word, allowed.edits * 2) as edits offset 0
      ) plain
      group by candidate.word
      offset 0
    ) near
    cross join lateral (
      select c.contact_id, c.field, c.extent from contact_words c where c.user_id = owner and c.word = near.word
      offset 0
    ) w
    where near.edits between 1 and 2 and (fields >> w.field) & 1 = 1 and w.field in (1, 2, 3, 6, 7)
  ) found
  where among is null or found.id in (select unnest(among));
end
$$;

-- The contacts with the text in their notes, bios or messages; of these contacts alone where they are given.
create function search_texts(owner bigint, texts tsquery, among bigint[])
returns table (contact_id bigint, rank bigint)
language plpgsql stable parallel safe rows 1000
set enable_seqscan = off set jit = off set plan_cache_mode = force_generic_plan
as $$
declare
  class_of constant bigint[] := array[8, 8, 9];
begin
  if among is null then
    return query
    select t.contact_id, class_of[t.field - 7] << 40 | t.field
    from (select * from text_words where words @@ texts offset 0) t
    where t.user_id = owner;
  else
    return query
    select t.contact_id, class_of[t.field - 7] << 40 | t.field
    from unnest(among) a (id)
    cross join lateral (
      select w.contact_id, w.field, w.words from text_words w where w.user_id = owner and w.contact_id = a.id offset 0
    ) t
    where t.words @@ texts;
  end if;
end
$$;

-- The contacts that hold all of the words, each word anywhere in its fields: the rank of the word that was found furthest
-- from the name, and the sum of the distances. `asked` is an array of what search_word and search_texts take.
-- A word that half of all messages hold is only looked for in the texts of those who hold the rarer words.
create function search_words(owner bigint, asked jsonb)
returns table (contact_id bigint, furthest bigint, cost bigint)
language plpgsql stable parallel safe rows 1000
set enable_seqscan = off set jit = off set plan_cache_mode = force_generic_plan
as $$
declare
  distance_bits constant bigint := (1::bigint << 36) - 1;
  common_from constant integer := 500;  -- texts with a word, from which on it counts as common
  few constant integer := 3000;         -- contacts whose texts are better read one by one
  total constant integer := jsonb_array_length(asked);
  word record;
  is_common boolean;
  common integer[] := '{}';
  among bigint[];
  word_ids bigint[];
  word_ranks bigint[];
  ids bigint[] := '{}';
  ranks bigint[] := '{}';
  numbers integer[] := '{}';
begin
  for word in
    select w.*, w.texts::tsquery as query, w.number::integer as place
    from rows from (jsonb_to_recordset(asked) as (
      fields integer, range_from text[], range_to text[], range_cost integer[],
      variants text[], misspelt text[], swapped text[], swapped_twice text[], texts text
    )) with ordinality as w (
      fields, range_from, range_to, range_cost, variants, misspelt, swapped, swapped_twice, texts, number)
  loop
    if total = 1 then
      return query
      select h.contact_id, min(h.rank), min(h.rank) >> 4 & distance_bits from (
        select * from search_word(owner, word.fields, word.range_from, word.range_to, word.range_cost,
          word.variants, word.misspelt, word.swapped, word.swapped_twice, null)
        union all
        select * from search_texts(owner, word.query, null)
      ) h group by h.contact_id;
      return;
    end if;
    is_common := word.texts is not null and (
      select count(*) > common_from
      from (select from text_words where words @@ word.query limit common_from + 1) probe);
    select array_agg(h.contact_id), array_agg(h.rank) into word_ids, word_ranks
    from (
      select * from search_word(owner, word.fields, word.range_from, word.range_to, word.range_cost,
        word.variants, word.misspelt, word.swapped, word.swapped_twice, among)
      union all
      select * from search_texts(owner, case when not is_common then word.query end, null)
    ) h;
    word_ids := coalesce(word_ids, '{}');
    ids := ids || word_ids;
    ranks := ranks || word_ranks;
    numbers := numbers || array_fill(word.place, array[cardinality(word_ids)]);
    if is_common then
      common := common || word.place;
    elsif among is null then
      among := array(select distinct unnest(word_ids));
    else
      among := array(select unnest(among) intersect select unnest(word_ids));
    end if;
    if cardinality(among) = 0 then
      return;
    end if;
  end loop;

  for word in
    select w.texts::tsquery as query, w.number::integer as place
    from rows from (jsonb_to_recordset(asked) as (texts text)) with ordinality as w (texts, number)
    where w.number = any (common)
  loop
    select array_agg(t.contact_id), array_agg(t.rank) into word_ids, word_ranks
    from search_texts(owner, word.query, case when cardinality(among) <= few then among end) t;
    ids := ids || word_ids;
    ranks := ranks || word_ranks;
    numbers := numbers || array_fill(word.place, array[coalesce(cardinality(word_ids), 0)]);
  end loop;

  return query
  select best.id, max(best.rank), sum(best.rank >> 4 & distance_bits)::bigint
  from (
    select h.id, min(h.rank) as rank from unnest(ids, ranks, numbers) as h (id, rank, number)
    where among is null or h.id in (select unnest(among))
    group by h.id, h.number
  ) best
  group by best.id having count(*) = total;
end
$$;

-- The contacts whose whole name begins within one of the ranges: class 1 for the very name, 2 for a longer one.
create function search_name(owner bigint, range_from text[], range_to text[])
returns table (contact_id bigint, rank bigint)
language plpgsql stable parallel safe rows 100
set enable_seqscan = off set jit = off set plan_cache_mode = force_generic_plan
as $$
begin
  return query
  select w.contact_id, min(
      case
        when w.word = r.lo then 1::bigint << 40
        else 2::bigint << 40 | ((
          case when substr(w.word, length(r.lo) + 1, 1) = ' ' then 0 else 2000 end
          + 99 - 99 * length(r.lo) / length(w.word))::bigint << 4)
      end)
  from unnest(range_from, range_to) as r (lo, hi)
  cross join lateral (
    select c.contact_id, c.word from contact_words c
    where c.user_id = owner and c.word >= r.lo and c.word < r.hi and c.field = 0
    offset 0
  ) w
  group by w.contact_id;
end
$$;
