import type { FieldSources, Priority } from "../../db/schema.ts";

/** A contact as an import sees it: the columns it may fill, as the database names them. */
export interface ContactRow {
  display_name: string;
  given_name: string | null;
  family_name: string | null;
  company: string | null;
  title: string | null;
  location: string | null;
  birth_year: number | null;
  birth_month: number | null;
  birth_day: number | null;
  linkedin_headline: string | null;
  linkedin_about: string | null;
  twitter_bio: string | null;
  telegram_bio: string | null;
  notes: string | null;
  tags: string[];
  priority: Priority;
  connected_on: string | null;
  remind_every_days: number | null;
  remind_set_at: string | null;
  position_as_of: string | null;
  source: string | null;
  field_sources: FieldSources | null;
  edited_fields: string[];
}

export const EMPTY_ROW: ContactRow = {
  display_name: "",
  given_name: null,
  family_name: null,
  company: null,
  title: null,
  location: null,
  birth_year: null,
  birth_month: null,
  birth_day: null,
  linkedin_headline: null,
  linkedin_about: null,
  twitter_bio: null,
  telegram_bio: null,
  notes: null,
  tags: [],
  priority: "medium",
  connected_on: null,
  remind_every_days: null,
  remind_set_at: null,
  position_as_of: null,
  source: null,
  field_sources: null,
  edited_fields: [],
};

/** In the order of the statements that write them. */
export const COLUMNS = Object.keys(EMPTY_ROW) as readonly (keyof ContactRow)[];
