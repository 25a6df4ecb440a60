-- Until when the process that refreshes a user's scores has it to itself, by the clock of the database.
alter table user_settings add column refresh_lease_until timestamptz;
