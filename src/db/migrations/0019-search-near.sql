-- With nested loops held dear the planner took workers and the whole index of misspelt words where a few look-ups do:
-- each variant is looked up by itself, and no search starts workers.
alter function search_sets(bigint, jsonb, text[], text[], boolean) set max_parallel_workers_per_gather = 0;
alter function search_best(bigint, bigint[], integer, integer, bigint) set max_parallel_workers_per_gather = 0;
alter function search_page(bigint, jsonb, text[], text[], integer, bigint, integer, bigint)
  set max_parallel_workers_per_gather = 0;

create or replace function search_near(owner bigint, variants text[], misspelt text[], swapped text[], swapped_twice text[])
returns table (word text, edits integer)
language sql stable parallel safe
begin atomic
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
      end)
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
  group by candidate.word;
end;
