-- Search again, in less time: what a look-up costs was mostly looking up how rare a word is, and who is archived.
drop function search_page(bigint, jsonb, text[], text[], integer, bigint, integer, bigint);
drop function search_matches(bigint, jsonb, text[], text[], boolean);
drop function search_sets(bigint, jsonb, text[], text[], boolean);
drop function search_near(bigint, text[], text[], text[], text[]);
drop function search_texts_of(bigint, bigint[], tsquery);
drop function search_word(bigint, text[], text[], integer[], integer[], tsquery);
drop function search_rank(integer, text, integer, text, integer);
drop function search_text_rank(integer);

-- A rank holds the class of the place where a contact matched (1 the very name ... 9 a message) in the bits from 40, the
-- distance within the class in the bits from 4 and the field in the lowest four: the least rank is the best place.
-- This is the rank of a word that a range from `lo` on led to, at that cost (from 30000 on it is a close match of a name),
-- and without a word that of a long text.
create function search_rank(field integer, word text, extent integer, lo text, cost integer) returns bigint
language sql immutable parallel safe
return case
  when word is null then (case when field < 10 then 8::bigint else 9::bigint end) << 40 | field
  when field > 0 then
    ((array[3, 5, 5, 6, 6, 7, 7])[field] + (field = 1 and cost >= 30000)::integer)::bigint << 40
    | ((cost + case when word = lo then 0 else 2000 end + greatest(0, 99 - 99 * length(lo) / extent))::bigint << 4)
    | field
  when word = lo then 1::bigint << 40
  else 2::bigint << 40
    | ((case when substr(word, length(lo) + 1, 1) = ' ' then 0 else 2000 end + 99 - 99 * length(lo) / length(word))::bigint << 4)
end;

-- The contacts that hold a word, one row for each place, as search_rank takes it: a stored word from lo up to hi, not
-- included, in one of the fields (a bit set for each range), or the texts in a note, bio or message.
create function search_word(owner bigint, lo text[], hi text[], cost integer[], fields integer[], texts tsquery)
returns table (id bigint, field integer, word text, extent integer, lo text, cost integer)
language sql stable parallel safe
begin atomic
  select w.contact_id, w.field, w.word, w.extent, r.lo, r.cost
  from unnest(lo, hi, cost, fields) as r (lo, hi, cost, fields)
  cross join lateral (
    select c.contact_id, c.field::integer, c.extent::integer, c.word from contact_words c
    where c.user_id = owner and c.word >= r.lo and c.word < r.hi
    offset 0
  ) w
  where (r.fields >> w.field) & 1 = 1
  union all
  select t.contact_id, t.field, null, null, null, null
  from (select user_id, contact_id, field from text_words where words @@ texts offset 0) t
  where t.user_id = owner;
end;

-- Of these contacts those who have the texts, read one by one.
create function search_texts_of(owner bigint, among bigint[], texts tsquery)
returns table (id bigint, field integer, word text, extent integer, lo text, cost integer)
language sql stable parallel safe
begin atomic
  select a.id, t.field, null, null::integer, null, null::integer
  from unnest(among) a (id)
  cross join lateral (
    select c.field, c.words from text_words c where c.user_id = owner and c.contact_id = a.id
    offset 0
  ) t
  where t.words @@ texts;
end;

-- Stored words within a typing error or two of a misspelt one; `swapped` has each of these with two neighbours swapped.
create function search_near(owner bigint, variants text[], misspelt text[], swapped text[])
returns table (word text, edits integer)
language sql stable parallel safe
begin atomic
  select near.word, near.edits
  from (
    select candidate.word, min(
        case
          when plain.edits <= allowed.edits then plain.edits
          when candidate.word = any (swapped) then 1
          when allowed.edits < 2 or plain.edits > 4 then 9
          when exists (select from unnest(swapped) s (word) where levenshtein_less_equal(candidate.word, s.word, 1) <= 1)
            then 2
          when exists (
            select from generate_series(1, length(candidate.word) - 1) at
            cross join lateral (
              select overlay(candidate.word
                placing substr(candidate.word, at + 1, 1) || substr(candidate.word, at, 1) from at) as swap) s
            where s.swap = any (swapped) or levenshtein_less_equal(s.swap, m.word, 1) <= 1) then 2
          else 9
        end) as edits
    from (
      select distinct v.word
      from unnest(variants) as asked (variant)
      cross join lateral (
        select w.word from word_variants w where w.user_id = owner and w.variant = asked.variant
        offset 0
      ) v
    ) candidate
    cross join lateral (select case when length(candidate.word) >= 8 then 2 else 1 end as edits) allowed
    cross join unnest(misspelt) m (word)
    cross join lateral (
      select levenshtein_less_equal(candidate.word, m.word, allowed.edits * 2) as edits offset 0
    ) plain
    group by candidate.word
    offset 0
  ) near
  where near.edits between 1 and 2;
end;

-- The contacts that hold all of the words, each anywhere in its fields, as two lists of the same length: the contact's id
-- in the bits from 4 and below it the field that decided; and the key, which has the class in the bits from 40, of the
-- word that was found furthest from the name, and below it the sum of the distances.
-- `asked` is an array of what search_near and search_word take; a word with `filters` decides only who is found, not the
-- key. `names_from` and `names_to` are ranges of whole names: who bears one is the nearest.
create function search_sets(
  owner bigint, asked jsonb, names_from text[], names_to text[], unarchived boolean,
  out places bigint[], out keys bigint[]
)
language plpgsql stable parallel safe
set enable_seqscan = off set enable_nestloop = off set jit = off set plan_cache_mode = force_generic_plan
set work_mem = '64MB' set max_parallel_workers_per_gather = 0
as $$
declare
  distance_bits constant bigint := (1::bigint << 36) - 1;
  edit_cost constant integer := 60000;
  misspelt_fields constant integer := 206;  -- name, company, title, location, tag
  few constant integer := 3000;             -- contacts whose texts are better read one by one than by a common word
  total constant integer := jsonb_array_length(asked);
  done integer := 0;
  apart boolean;
  word record;
  near_words text[];
  near_edits integer[];
  lo text[];
  hi text[];
  cost integer[];
  masks integer[];
  ids bigint[];
  ranks bigint[];
  costs bigint[];
  archived bigint[];
begin
  for word in
    with w as materialized (
      select w.*, w.texts::tsquery as query
      from rows from (jsonb_to_recordset(asked) as (
        filters boolean, fields integer, range_from text[], range_to text[], range_cost integer[], range_fields integer[],
        variants text[], misspelt text[], swapped text[], texts text
      )) with ordinality as w (
        filters, fields, range_from, range_to, range_cost, range_fields, variants, misspelt, swapped, texts, number)
    ),
    few_texts as materialized (
      select t.words
      from (
        select id from contacts c where c.user_id = owner and total > 1
        order by c.last_interaction_at desc nulls last, c.id limit 5) c
      cross join lateral (
        select t.words from text_words t where t.user_id = owner and t.contact_id = c.id offset 0) t
    )
    -- Rare words come first. How rare, is guessed from the beginning of what the index has, and from texts of a few.
    select w.*, guess.*
    from w
    cross join lateral (
      select
        case when total > 1 then (
          select count(*) from (
            select from unnest(w.range_from, w.range_to) r (lo, hi)
            cross join lateral (
              select from contact_words c where c.user_id = owner and c.word >= r.lo and c.word < r.hi limit 50) s
            limit 150) short) end as in_index,
        (select count(*) from few_texts t where t.words @@ w.query) as in_texts
      offset 0
    ) guess
    order by guess.in_index + 200 * guess.in_texts, w.number
  loop
    select array_agg(n.word), array_agg(n.edits) into near_words, near_edits
    from search_near(owner, word.variants, word.misspelt, word.swapped) n;
    lo := word.range_from;
    hi := word.range_to;
    cost := word.range_cost;
    masks := word.range_fields;
    if near_words is not null then
      lo := lo || near_words;
      hi := hi || array(select n || chr(1) from unnest(near_words) n);
      cost := cost || array(select n * edit_cost from unnest(near_edits) n);
      masks := masks || array_fill(word.fields & misspelt_fields, array[cardinality(near_words)]);
    end if;

    if done = 0 then
      select array_agg(b.id), array_agg(b.rank), array_agg(b.rank >> 4 & distance_bits) into ids, ranks, costs
      from (
        select h.id, case when word.filters then 0
          else min(search_rank(h.field, h.word, h.extent, h.lo, h.cost)) end as rank
        from search_word(owner, lo, hi, cost, masks, word.query) h group by h.id) b;
    else
      apart := word.in_texts > 0 and cardinality(ids) <= few;
      select array_agg(b.id), array_agg(greatest(b.before, b.rank)), array_agg(b.cost + (b.rank >> 4 & distance_bits))
      into ids, ranks, costs
      from (
        select h.id, case when word.filters then 0
          else min(search_rank(h.field, h.word, h.extent, h.lo, h.cost)) end as rank, min(p.rank) as before, min(p.cost) as cost
        from (
          select * from search_word(owner, lo, hi, cost, masks, case when not apart then word.query end)
          union all
          select * from search_texts_of(owner, case when apart then ids end, word.query)
        ) h
        join unnest(ids, ranks, costs) p (id, rank, cost) on p.id = h.id
        group by h.id) b;
    end if;
    if ids is null then
      return;
    end if;
    done := done + 1;
  end loop;

  -- Some are looked up one by one; beside many, all who are archived are few.
  if not unarchived then
    archived := '{}';
  elsif cardinality(ids) <= 1000 then
    archived := array(select c.id from contacts c where c.user_id = owner and c.priority = 'archived' and c.id = any (ids));
  else
    archived := array(select c.id from contacts c where c.user_id = owner and c.priority = 'archived');
  end if;
  select array_agg(f.id << 4 | (coalesce(n.rank, f.rank) & 15)),
    array_agg(coalesce(n.rank >> 40 << 40 | (n.rank >> 4 & distance_bits), f.rank >> 40 << 40 | f.cost))
  into places, keys
  from unnest(ids, ranks, costs) f (id, rank, cost)
  left join (
    select h.id, min(search_rank(h.field, h.word, h.extent, h.lo, h.cost)) as rank
    from search_word(owner, names_from, names_to, array_fill(0, array[cardinality(names_from)]),
      array_fill(1, array[cardinality(names_from)]), null) h
    group by h.id
  ) n on n.id = f.id
  left join unnest(archived) a (id) on a.id = f.id
  where a.id is null;
end
$$;

-- The same, one row for each contact.
create function search_matches(owner bigint, asked jsonb, names_from text[], names_to text[], unarchived boolean)
returns table (id bigint, class integer, cost integer, field integer)
language sql stable parallel safe rows 1000
begin atomic
  select f.place >> 4, (f.key >> 40)::integer, (f.key & ((1::bigint << 40) - 1))::integer, (f.place & 15)::integer
  from search_sets(owner, asked, names_from, names_to, unarchived) s
  cross join lateral unnest(s.places, s.keys) f (place, key);
end;

-- The page of `wanted` contacts after the given place, in order, each with the number of all that match.
create function search_page(
  owner bigint, asked jsonb, names_from text[], names_to text[], wanted integer,
  after_key bigint, after_score integer, after_id bigint
) returns table (total integer, id bigint, class integer, cost integer, field integer, score integer)
language plpgsql stable parallel safe rows 50
set enable_seqscan = off set jit = off set plan_cache_mode = force_generic_plan set work_mem = '64MB'
set max_parallel_workers_per_gather = 0
as $$
declare
  sets record;
  parts record;
  edge bigint;
begin
  select * into sets from search_sets(owner, asked, names_from, names_to, true);
  total := coalesce(cardinality(sets.places), 0);
  if after_key is null and total <= 1000 then
    return query
    select search_page.total, b.place >> 4, (b.key >> 40)::integer, (b.key & ((1::bigint << 40) - 1))::integer,
      (b.place & 15)::integer, c.score::integer
    from (
      select u.place, u.key from unnest(sets.places, sets.keys) u (place, key)
      order by u.key fetch first wanted rows with ties) b
    cross join lateral (select c.score from contacts c where c.user_id = owner and c.id = b.place >> 4 offset 0) c
    order by b.key, c.score desc, b.place
    limit wanted;
    if not found then
      return next;
    end if;
    return;
  end if;
  -- Up to this key there are enough for the page.
  edge := (
    select k from unnest(sets.keys) k where after_key is null or k > after_key order by k offset wanted - 1 limit 1);
  select array_agg(u.place) filter (where u.key = after_key) as tied_before,
    array_agg(u.place) filter (where u.key = edge) as tied,
    array_agg(u.place) filter (where u.key is distinct from after_key and u.key is distinct from edge) as between,
    array_agg(u.key) filter (where u.key is distinct from after_key and u.key is distinct from edge) as keys
  into parts
  from unnest(sets.places, sets.keys) u (place, key)
  where (after_key is null or u.key >= after_key) and (edge is null or u.key <= edge);
  return query
  select search_page.total, b.place >> 4, (b.key >> 40)::integer, (b.key & ((1::bigint << 40) - 1))::integer,
    (b.place & 15)::integer, b.score
  from (
    select after_key as key, s.* from search_best(owner, parts.tied_before, wanted, after_score, after_id) s
    union all
    select k.key, s.* from search_best(owner, parts.between, wanted, null, null) s
    join unnest(parts.between, parts.keys) k (place, key) on k.place = s.place
    union all
    select edge, s.* from search_best(owner, parts.tied, wanted, null, null) s
  ) b
  order by b.key, b.score desc, b.place
  limit wanted;
  if not found then
    return next;
  end if;
end
$$;

-- What is shown of a contact that was found, and of one whose message matched when the newest such message was sent, or the
-- last contact where that cannot be told.
create function search_hit(owner bigint, contact bigint, field integer, pattern text)
returns table (
  display_name text, title text, company text, score smallint, last_interaction_at timestamptz, tags text[], priority text,
  sent_at timestamptz
)
language sql stable parallel safe
begin atomic
  select c.display_name, c.title, c.company, c.score, c.last_interaction_at, c.tags, c.priority,
    case when field = 10 then coalesce((
      select i.occurred_at from interactions i
      where i.user_id = owner and i.contact_id = contact and concat_ws(' ', i.subject, i.text) ~ pattern
      order by i.occurred_at desc, i.id desc limit 1
    ), c.last_interaction_at, c.created_at) end
  from contacts c where c.user_id = owner and c.id = contact
  offset 0;
end;
