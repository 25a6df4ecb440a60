-- What the engine of suggestions needs beside its results: reminders, one open suggestion a contact, undo.

alter table contacts
  add remind_on date,
  add remind_every_days smallint check (remind_every_days between 1 and 3650),
  add remind_set_at timestamptz,
  add remind_restarted_at timestamptz;
create index contacts_remind on contacts (user_id, id)
  where remind_on is not null or remind_every_days is not null;

alter table suggestions
  add variant smallint not null default 0,
  add undo jsonb;
create unique index suggestions_open on suggestions (user_id, contact_id)
  where status in ('pending', 'snoozed');

-- Most sources know nothing of receipts, so this stays small.
create index interactions_read on interactions (user_id, contact_id, occurred_at desc, id desc)
  where read_by_recipient and direction = 'outbound' and kind = 'message';
create index events_time on events (user_id, occurred_at desc);

alter table user_settings add suggestions_run_at timestamptz;
