/** What an import reads of the database of an older PingCRM. */
export const OLDER_TABLES = [
  "create table users (id uuid primary key, email text, full_name text)",
  `create table contacts (id uuid primary key, user_id uuid, full_name text, given_name text, family_name text,
     emails text[], phones text[], company text, notes text)`,
  `create table interactions (id uuid primary key, contact_id uuid, user_id uuid, platform text, direction text,
     content_preview text, occurred_at timestamptz, raw_reference_id text)`,
];
