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
create index text_words_words on text_words using gin (words);
create index text_words_contact on text_words (user_id, contact_id, field);

-- The contacts of an owner that hold one word, each with the rank of its best place: the class of the place in the
-- bits from 40, the distance in the bits from 4, the field in the lowest four. Functions, because their plans are kept
-- by the connection and must not depend on how old the statistics are.
create function search_word(
  owner bigint,
  fields integer,          -- bit set of the fields to look in
  range_from text[],       -- words from here ...
  range_to text[],         -- ... up to here, not included
  range_cost integer[],    -- and what it costs to match by this range
  variants text[],         -- with letters taken out, for typing errors
  misspelt text[],         -- the words those come from
  swapped text[],          -- the same with two neighbours swapped
  swapped_twice text[],
  texts tsquery
) returns table (contact_id bigint, rank bigint)
language plpgsql stable parallel safe rows 1000
set enable_seqscan = off set jit = off set plan_cache_mode = force_generic_plan
as $$
declare
  edit_cost constant integer := 60000;
  prefix_cost constant integer := 2000;
  close_cost constant integer := 30000;
  class_of constant bigint[] := array[3, 3, 5, 5, 6, 6, 7, 7, 8, 8, 9];
begin
  return query
  select found.id, min(
      (class_of[found.field + 1] + (found.field = 1 and found.cost >= close_cost)::integer) << 40
      | ((found.cost + greatest(0, 99 - 99 * found.covered / found.extent))::bigint << 4)
      | found.field)
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
    union all
    select t.contact_id, t.field, 1, 1, 0
    from (select * from text_words where words @@ texts offset 0) t
    where t.user_id = owner
  ) found
  group by found.id;
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
