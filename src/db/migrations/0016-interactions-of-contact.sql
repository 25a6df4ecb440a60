-- Scores are computed from what this index holds: a refresh reads no messages, however long they are.
create index interactions_of_contact on interactions (user_id, contact_id, occurred_at desc, id desc)
  include (kind, direction, platform);
drop index interactions_contact;
alter index interactions_of_contact rename to interactions_contact;
