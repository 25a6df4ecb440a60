-- What a user brings through the web app, one upload at a time. The files are in the data directory; how far their import is
-- stands here, so that every process can tell.

create table uploads (
  user_id bigint primary key references users (id) on delete cascade,
  id uuid not null,
  files jsonb not null,
  phase text not null default 'receiving'
    check (phase in ('receiving', 'checking', 'asking', 'checked', 'importing', 'done', 'failed')),
  done bigint not null default 0,
  total bigint not null default 0,
  started_at timestamptz,
  seen_at timestamptz not null default now(),
  report jsonb,
  question jsonb,
  failure text
);
