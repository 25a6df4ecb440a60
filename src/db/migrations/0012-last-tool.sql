-- Which tool a key called last, for "connected" in the settings; and whom the account got to know lately, for the dashboard.

alter table api_keys add column last_tool text, add column last_tool_at timestamptz;
create index contacts_created on contacts (user_id, created_at);
