-- Users, web sessions and sign-in methods in the shape Better Auth reads, and the keys of AI clients.

create table users (
  id bigint generated always as identity primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table sessions (
  id bigint generated always as identity primary key,
  user_id bigint not null references users (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sessions_user on sessions (user_id);

create table accounts (
  id bigint generated always as identity primary key,
  user_id bigint not null references users (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index accounts_user on accounts (user_id);

create table verifications (
  id bigint generated always as identity primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verifications_identifier on verifications (identifier);

create table api_keys (
  id bigint generated always as identity primary key,
  user_id bigint not null references users (id) on delete cascade,
  name text not null,
  prefix text not null,
  hash text not null unique,
  scope text not null check (scope in ('read', 'read_write')),
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  last_used_from text,
  expires_at timestamptz,
  revoked_at timestamptz
);
create index api_keys_user on api_keys (user_id);

create table user_settings (
  user_id bigint primary key references users (id) on delete cascade,
  time_zone text,
  interval_high smallint not null default 30 check (interval_high between 7 and 365),
  interval_medium smallint not null default 60 check (interval_medium between 7 and 365),
  interval_low smallint not null default 180 check (interval_low between 7 and 365),
  dormancy smallint not null default 365 check (dormancy between 90 and 1825),
  budget smallint not null default 5 check (budget between 1 and 20),
  me text[] not null default '{}',
  scores_refreshed_at timestamptz
);
