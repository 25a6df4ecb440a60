import type { Fields } from "./source-table.ts";

// The columns of an older PingCRM's tables are known only by what they are for: each field lists the names that it may
// have. What a database has beside these is left out.

export const USER = {
  id: ["id"],
  email: ["email"],
  name: ["full_name", "name", "display_name"],
} satisfies Fields<string>;

export const CONTACT = {
  id: ["id"],
  user: ["user_id", "owner_id"],
  name: ["full_name", "display_name", "name"],
  given: ["given_name", "first_name"],
  family: ["family_name", "last_name"],
  emails: ["emails", "email_addresses", "email"],
  phones: ["phones", "phone_numbers", "phone"],
  company: ["company", "company_name", "organization"],
  title: ["title", "job_title", "role", "position"],
  location: ["location", "city"],
  birthday: ["birthday", "birth_date", "date_of_birth"],
  linkedin: ["linkedin_url", "linkedin_profile_url", "linkedin", "linkedin_profile_id", "linkedin_handle"],
  twitter: ["twitter_handle", "twitter_username", "twitter", "x_handle"],
  twitterId: ["twitter_user_id", "twitter_id"],
  telegram: ["telegram_username", "telegram_handle", "telegram"],
  telegramId: ["telegram_user_id", "telegram_id"],
  whatsapp: ["whatsapp_phone", "whatsapp_number", "whatsapp"],
  linkedinHeadline: ["linkedin_headline", "headline"],
  linkedinAbout: ["linkedin_about", "linkedin_bio", "linkedin_summary"],
  twitterBio: ["twitter_bio"],
  telegramBio: ["telegram_bio"],
  notes: ["notes", "note"],
  tags: ["tags", "labels"],
  priority: ["priority_level", "priority"],
  archived: ["is_archived", "archived"],
} satisfies Fields<string>;

export const INTERACTION = {
  id: ["id"],
  user: ["user_id", "owner_id"],
  contact: ["contact_id"],
  platform: ["platform", "channel", "source"],
  kind: ["kind", "interaction_type", "type"],
  direction: ["direction"],
  subject: ["subject"],
  text: ["content", "body", "text", "message", "content_preview", "preview", "summary"],
  at: ["occurred_at", "sent_at", "happened_at", "timestamp", "date", "created_at"],
  read: ["is_read_by_recipient", "read_by_recipient"],
  conversation: ["conversation_id", "thread_id", "conversation"],
  reference: ["raw_reference_id", "external_id", "message_id", "reference_id"],
} satisfies Fields<string>;

export const SUGGESTION = {
  id: ["id"],
  user: ["user_id", "owner_id"],
  contact: ["contact_id"],
  trigger: ["trigger_type", "trigger", "type"],
  message: ["suggested_message", "message", "draft", "content"],
  channel: ["suggested_channel", "channel", "platform"],
  status: ["status"],
  until: ["snoozed_until", "scheduled_for", "due_date"],
  at: ["created_at"],
} satisfies Fields<string>;

export const NOTIFICATION = {
  id: ["id"],
  user: ["user_id", "owner_id"],
  type: ["notification_type", "type", "kind"],
  title: ["title", "subject"],
  body: ["body", "message", "content"],
  read: ["read", "is_read", "read_at"],
  at: ["created_at", "sent_at"],
} satisfies Fields<string>;
