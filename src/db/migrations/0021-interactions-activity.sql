-- Whose interactions have reached an age at which they count differently is found in this index alone.
create index interactions_of_time on interactions (user_id, occurred_at desc) include (contact_id, kind, platform);
drop index interactions_activity;
alter index interactions_of_time rename to interactions_activity;
