-- What joining two contacts moved and lost, so that it can be undone; and when a position was last stated by a source.

create table contact_joins (
  user_id bigint not null,
  id bigint generated always as identity,
  kept_id bigint not null,
  gone_id bigint not null,
  pair_id bigint,
  reasons text[] not null default '{}',
  kept jsonb not null,
  gone jsonb not null,
  moved jsonb not null,
  created_at timestamptz not null default now(),
  undone_at timestamptz,
  primary key (user_id, id),
  foreign key (user_id, kept_id) references contacts (user_id, id) on delete cascade
);
create index contact_joins_kept on contact_joins (user_id, kept_id);

alter table contacts add position_as_of timestamptz;
