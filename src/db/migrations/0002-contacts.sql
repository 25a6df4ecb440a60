-- What a user knows. Every primary and foreign key carries user_id, so that no row can point at another user's row.

create table contacts (
  user_id bigint not null references users (id) on delete cascade,
  id bigint generated always as identity,
  display_name text not null,
  given_name text,
  family_name text,
  company text,
  title text,
  location text,
  birth_year smallint,
  birth_month smallint check (birth_month between 1 and 12),
  birth_day smallint check (birth_day between 1 and 31),
  linkedin_headline text,
  linkedin_about text,
  twitter_bio text,
  telegram_bio text,
  notes text,
  tags text[] not null default '{}',
  priority text not null default 'medium' check (priority in ('high', 'medium', 'low', 'archived')),
  avatar text,
  connected_on date,
  score smallint not null default 0 check (score between 0 and 10),
  score_reciprocity smallint not null default 0,
  score_recency smallint not null default 0,
  score_frequency smallint not null default 0,
  score_breadth smallint not null default 0,
  score_tenure smallint not null default 0,
  interaction_count integer not null default 0,
  first_interaction_at timestamptz,
  last_interaction_at timestamptz,
  last_follow_up_at timestamptz,
  source text,
  edited_fields text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (user_id, id)
);
create index contacts_score on contacts (user_id, score desc, last_interaction_at desc nulls last, id) include (priority);
create index contacts_last on contacts (user_id, last_interaction_at desc nulls last, id);
create index contacts_name on contacts (user_id, lower(display_name), id);
create index contacts_birthday on contacts (user_id, birth_month, birth_day) where birth_month is not null;

create table identities (
  user_id bigint not null,
  id bigint generated always as identity,
  contact_id bigint not null,
  kind text not null,
  value text not null,
  label text,
  primary key (user_id, id),
  unique (user_id, kind, value, contact_id),
  foreign key (user_id, contact_id) references contacts (user_id, id) on delete cascade
);
create index identities_contact on identities (user_id, contact_id);

create table interactions (
  user_id bigint not null,
  id bigint generated always as identity,
  contact_id bigint not null,
  kind text not null default 'message' check (kind in ('message', 'call', 'meeting', 'note')),
  platform text not null,
  direction text not null check (direction in ('inbound', 'outbound', 'mutual')),
  subject text,
  text text,
  occurred_at timestamptz not null,
  read_by_recipient boolean,
  conversation text,
  external_id text,
  created_at timestamptz not null default now(),
  primary key (user_id, id),
  unique (user_id, platform, external_id),
  foreign key (user_id, contact_id) references contacts (user_id, id) on delete cascade
);
create index interactions_contact on interactions (user_id, contact_id, occurred_at desc, id desc);
create index interactions_time on interactions (user_id, occurred_at desc);

create table events (
  user_id bigint not null,
  id bigint generated always as identity,
  contact_id bigint not null,
  type text not null,
  occurred_at timestamptz not null,
  confidence real not null check (confidence between 0 and 1),
  source text not null,
  details jsonb not null default '{}',
  created_at timestamptz not null default now(),
  primary key (user_id, id),
  unique (user_id, contact_id, type, details),
  foreign key (user_id, contact_id) references contacts (user_id, id) on delete cascade
);

create table suggestions (
  user_id bigint not null,
  id bigint generated always as identity,
  contact_id bigint not null,
  trigger_type text not null check (trigger_type in (
    'time_based', 'event_based', 'scheduled', 'birthday', 'dormant_deep', 'dormant_mid', 'dormant_event')),
  priority integer not null,
  facts jsonb not null default '{}',
  channel text not null,
  message text not null,
  status text not null default 'pending' check (status in (
    'pending', 'snoozed', 'dismissed', 'completed', 'expired')),
  snoozed_until date,
  resolved_by text check (resolved_by in ('user', 'system')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (user_id, id),
  foreign key (user_id, contact_id) references contacts (user_id, id) on delete cascade
);
create index suggestions_pending on suggestions (user_id, status, priority desc, id);
create index suggestions_contact on suggestions (user_id, contact_id);

create table notifications (
  user_id bigint not null references users (id) on delete cascade,
  id bigint generated always as identity,
  type text not null check (type in ('suggestions', 'event', 'import', 'security', 'system')),
  title text not null,
  body text not null default '',
  link text,
  fact_key text,
  read_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (user_id, id),
  unique (user_id, fact_key)
);
create index notifications_time on notifications (user_id, created_at desc, id desc);

create table imports (
  user_id bigint not null references users (id) on delete cascade,
  id bigint generated always as identity,
  source text not null,
  name text not null,
  status text not null default 'running' check (status in ('running', 'done', 'failed')),
  counts jsonb not null default '{}',
  errors jsonb not null default '[]',
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (user_id, id)
);

create table duplicate_pairs (
  user_id bigint not null,
  id bigint generated always as identity,
  contact_a bigint not null,
  contact_b bigint not null,
  score real not null check (score between 0 and 1),
  reasons text[] not null default '{}',
  status text not null default 'open' check (status in ('open', 'joined', 'refused')),
  created_at timestamptz not null default now(),
  primary key (user_id, id),
  unique (user_id, contact_a, contact_b),
  check (contact_a < contact_b),
  foreign key (user_id, contact_a) references contacts (user_id, id) on delete cascade,
  foreign key (user_id, contact_b) references contacts (user_id, id) on delete cascade
);
