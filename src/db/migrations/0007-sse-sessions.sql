-- Which SSE streams are open, and what came for them at another process than the one that holds the stream.
-- Unlogged: both live as long as a connection, and no disk needs to remember them.

create unlogged table sse_sessions (
  user_id bigint not null references users (id) on delete cascade,
  id uuid not null,
  key_hash text not null,
  seen_at timestamptz not null default now(),
  primary key (user_id, id)
);

create unlogged table sse_messages (
  user_id bigint not null,
  id bigint generated always as identity,
  session_id uuid not null,
  body text not null,
  primary key (user_id, session_id, id),
  foreign key (user_id, session_id) references sse_sessions (user_id, id) on delete cascade
);
