-- What happened to keys: made, regenerated, revoked, and the first use from each address.

create table audit_events (
  user_id bigint not null references users (id) on delete cascade,
  id bigint generated always as identity,
  kind text not null check (kind in ('key_created', 'key_regenerated', 'key_revoked', 'key_first_used')),
  key_id bigint not null,
  key_name text not null,
  address text,
  created_at timestamptz not null default now(),
  primary key (user_id, id)
);
create unique index audit_events_first_use on audit_events (user_id, key_id, address) where kind = 'key_first_used';
