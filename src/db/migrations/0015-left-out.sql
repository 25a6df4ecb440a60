-- Messages with people who are no contacts yet, kept until they become some: imports end the same in any order.

create table left_out (
  user_id bigint not null references users (id) on delete cascade,
  id bigint generated always as identity,
  platform text not null,
  external_id text not null,
  occurred_at timestamptz not null,
  size integer not null,
  draft jsonb not null,
  created_at timestamptz not null default now(),
  primary key (user_id, id),
  unique (user_id, platform, external_id)
);
