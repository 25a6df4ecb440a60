-- What the dashboard shows, counted ahead: its cost must not grow with the number of contacts.
create table dashboards (
  user_id bigint primary key references users (id) on delete cascade,
  version integer not null,
  made_at timestamptz not null,
  counts jsonb not null,
  intervals smallint[] not null,
  quiet_total integer not null,
  quiet_ids bigint[] not null,
  once_strong bigint[] not null,
  hours jsonb not null,
  weeks jsonb not null
);

-- A row for each write that the counts do not hold yet. Writers only add: none of them ever waits for another.
create table dashboard_marks (
  user_id bigint not null references users (id) on delete cascade,
  id bigint generated always as identity,
  activity boolean not null,
  primary key (user_id, id)
);

create index interactions_activity on interactions (user_id, occurred_at desc) include (kind, platform);
drop index interactions_time;
create index notifications_unread on notifications (user_id) where read_at is null;
