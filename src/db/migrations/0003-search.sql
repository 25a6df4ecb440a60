-- The search index. See src/crm/search for how it is written and read.
create extension if not exists btree_gin;
create extension if not exists fuzzystrmatch;

-- One row for each word of a contact's short fields, folded to lower case without accents.
create table contact_words (
  user_id bigint not null,
  word text collate "C" not null,
  field text not null,
  contact_id bigint not null,
  primary key (user_id, word, contact_id, field),
  foreign key (user_id, contact_id) references contacts (user_id, id) on delete cascade
);
create index contact_words_contact on contact_words (user_id, contact_id);

-- The deletion neighbourhood of each word of those fields: two words within one edit share a variant.
create table word_variants (
  user_id bigint not null references users (id) on delete cascade,
  variant text collate "C" not null,
  word text collate "C" not null,
  primary key (user_id, variant, word)
);

-- The words of long texts, one row for each contact and batch of messages that was written at once.
create table text_words (
  user_id bigint not null,
  id bigint generated always as identity,
  contact_id bigint not null,
  source text not null check (source in ('note', 'bio', 'message')),
  words tsvector not null,
  primary key (user_id, id),
  foreign key (user_id, contact_id) references contacts (user_id, id) on delete cascade
);
create index text_words_words on text_words using gin (user_id, words);
create index text_words_contact on text_words (user_id, contact_id);
