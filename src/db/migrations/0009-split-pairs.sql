-- A pair that was joined and taken apart again is never joined by itself: when it was taken apart.

alter table duplicate_pairs add split_at timestamptz;

-- Joining or deleting a contact looks for its pairs on both sides.
create index duplicate_pairs_b on duplicate_pairs (user_id, contact_b);
