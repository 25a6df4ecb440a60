import { getCountries, parsePhoneNumberFromString } from "libphonenumber-js";
import { areCompatibleNames } from "../crm/contacts/compatible-names.ts";
import { identityOfUrl, normalizeEmail, normalizePhone } from "../crm/contacts/normalize-identity.ts";
import type { PersonDraft } from "./draft.ts";
import type { Owner } from "./format.ts";

/** Who "you" is: the account, and what the user said of themselves (names, e-mails, numbers, profile addresses). */
export function makeOwner(
  account: { name: string; email: string },
  me: readonly string[],
  isStated: boolean,
): Owner {
  const names = [account.name];
  const keys = new Set([`email:${account.email}`]);
  for (const text of me) {
    const email = normalizeEmail(text);
    const url = /[/.]/.test(text) ? identityOfUrl(text) : undefined;
    const phone = normalizePhone(text);
    if (email) keys.add(`email:${email}`);
    else if (url && url.kind !== "website") keys.add(`${url.kind}:${url.value}`);
    else if (phone) keys.add(`phone:${phone}`);
    else names.push(text);
  }
  return { names, isStated, keys };
}

/** Whether a record is the user's own: it bears the user's e-mail or profile, or the user's number and name. */
export function isOwner(owner: Owner, person: PersonDraft): boolean {
  return person.identities.some(
    ({ kind, value }) =>
      owner.keys.has(`${kind}:${value}`) &&
      (kind !== "phone" || owner.names.some((name) => areCompatibleNames(name, person.displayName))),
  );
}

/**
 * The country for numbers written without one: that of the user's own numbers, else the one country of the user's time
 * zone. Undefined where either would be a guess. Takes a sixth of a second: Intl gathers the zones of all countries.
 */
export function guessRegion(owner: Owner, timeZone: string): string | undefined {
  const own = new Set<string>();
  for (const key of owner.keys) {
    const country = key.startsWith("phone:+") && parsePhoneNumberFromString(key.slice(6))?.country;
    if (country) own.add(country);
  }
  if (own.size > 0) return own.size === 1 ? [...own][0] : undefined;
  const zone = canonical(timeZone);
  const countries = getCountries().filter((country) => zonesOf(country).includes(zone));
  return countries.length === 1 ? countries[0] : undefined;
}

/** The accessor is a method in newer Nodes; the types know neither. */
type Zoned = Intl.Locale & { readonly timeZones?: readonly string[]; getTimeZones?(): readonly string[] };

function zonesOf(country: string): readonly string[] {
  const locale: Zoned = new Intl.Locale(`und-${country}`);
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}

/** Asia/Kolkata and Asia/Calcutta are one zone. */
function canonical(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
  } catch {
    return timeZone;
  }
}
