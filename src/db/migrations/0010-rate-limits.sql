-- How often an address tried to sign in or up lately, so that all instances count together. In the shape Better Auth reads.

create table rate_limits (
  id bigint generated always as identity primary key,
  key text not null unique,
  count integer not null,
  last_request bigint not null
);
