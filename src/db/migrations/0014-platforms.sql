-- On which platforms there was contact with somebody, for the list of contacts: equal entries share their place.
create index interactions_platform on interactions (user_id, contact_id, platform);
