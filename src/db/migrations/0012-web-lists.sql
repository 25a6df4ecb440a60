-- What the lists of the web app are read along, and what the user changed there, so that it can be undone.
create extension if not exists btree_gin;

create index contacts_tags on contacts using gin (user_id, tags);
create index contacts_company on contacts (user_id, lower(company) text_pattern_ops, id) where company is not null;
create index contacts_priority on contacts (user_id, priority, id);

-- One action of the user: an edit of a contact, or the same done to many.
create table changes (
  user_id bigint not null references users (id) on delete cascade,
  id bigint generated always as identity,
  action text not null check (action in ('edit', 'delete')),
  created_at timestamptz not null,
  primary key (user_id, id)
);
create index changes_time on changes (user_id, created_at);

-- What it did to one contact. No foreign key leads to contacts: of a deleted one this is all there is.
create table contact_changes (
  user_id bigint not null,
  change_id bigint not null,
  contact_id bigint not null,
  before jsonb not null,
  after jsonb,
  primary key (user_id, change_id, contact_id),
  foreign key (user_id, change_id) references changes (user_id, id) on delete cascade
);
