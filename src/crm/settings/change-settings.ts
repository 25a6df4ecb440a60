import { getTableColumns } from "drizzle-orm";
import { userSettings } from "../../db/account-schema.ts";
import type { Queryable } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import { AppError } from "../../errors.ts";
import { getSettings, type Settings } from "./get-settings.ts";

type Column = "timeZone" | "intervalHigh" | "intervalMedium" | "intervalLow" | "dormancy" | "budget" | "me";

interface Setting {
  readonly column: Column;
  /** What the user reads beside it. */
  readonly unit: string;
  /** @throws AppError `invalid_input` */
  readonly parse: (name: string, value: string) => string | number | string[];
}

const number = (min: number, max: number) => (name: string, value: string) => {
  const of = Number(value);
  if (!/^\d+$/.test(value.trim()) || of < min || of > max) {
    throw new AppError(
      "invalid_input",
      `${name} must be a whole number from ${min} to ${max}, not "${value}".`,
    );
  }
  return of;
};

/** By the names that people use for them. The bounds are those of the columns. */
const SETTINGS = {
  "time-zone": { column: "timeZone", unit: "", parse: timeZone },
  "interval.high": { column: "intervalHigh", unit: "days", parse: number(7, 365) },
  "interval.medium": { column: "intervalMedium", unit: "days", parse: number(7, 365) },
  "interval.low": { column: "intervalLow", unit: "days", parse: number(7, 365) },
  dormancy: { column: "dormancy", unit: "days", parse: number(90, 1825) },
  budget: { column: "budget", unit: "suggestions a run", parse: number(1, 20) },
  me: { column: "me", unit: "", parse: (_name, value) => names(value) },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;
export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];

/** Takes a setting back to what it is for users who set none. */
const DEFAULT = "default";

/** @throws AppError `invalid_input` that lists the names there are */
export function parseSettingName(text: string): SettingName {
  const name = SETTING_NAMES.find((one) => one === text);
  if (!name) {
    throw new AppError(
      "invalid_input",
      `There is no setting "${text}". There is: ${SETTING_NAMES.join(", ")}.`,
    );
  }
  return name;
}

/** A setting as a person reads it: `30 days`. */
export function showSetting(name: SettingName, settings: Settings): string {
  const { column, unit } = SETTINGS[name];
  const value = settings[column];
  const text = typeof value === "object" ? value.join(", ") : String(value);
  return [text || "-", unit].filter(Boolean).join(" ");
}

/**
 * Changes one setting of a user.
 * @param value as a person writes it: a time zone of the IANA list, a whole number, or for `me` names, e-mail addresses
 * and numbers between commas; `default` for any of them
 * @throws AppError `invalid_input` that says what is allowed
 */
export async function changeSetting(
  db: Queryable,
  userId: UserId,
  name: SettingName,
  value: string,
): Promise<Settings> {
  const { column, parse } = SETTINGS[name];
  const set = {
    [column]:
      value === DEFAULT ? (getTableColumns(userSettings)[column].default ?? null) : parse(name, value),
  };
  await db
    .insert(userSettings)
    .values({ userId, ...set })
    .onConflictDoUpdate({ target: userSettings.userId, set });
  return getSettings(db, userId);
}

function timeZone(name: string, value: string): string {
  const zone = value.trim();
  try {
    if (!/^[A-Za-z]/.test(zone)) throw new RangeError();
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    throw new AppError("invalid_input", `${name} must be a name such as Europe/Lisbon, not "${value}".`);
  }
}

/** Characters of one name and how many there may be: a person has few, and importers compare each with every sender. */
const MAX_NAME = 200;
const MAX_NAMES = 50;

function names(value: string): string[] {
  const parts = value.split(",").map((part) => part.trim());
  const all = [...new Set(parts.filter((part) => part !== ""))];
  if (all.length > MAX_NAMES || all.some((part) => part.length > MAX_NAME)) {
    throw new AppError(
      "invalid_input",
      `me takes up to ${MAX_NAMES} values of ${MAX_NAME} characters, with commas between.`,
    );
  }
  return all;
}
