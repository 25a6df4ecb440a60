import { normalizeEmail } from "../../crm/contacts/normalize-identity.ts";
import { type Owner, UnknownOwner } from "../format.ts";
import type { Attendee } from "./attendees.ts";

/**
 * Finds out which attendee is the user: an address of the account, one with the account's name, or the address after
 * which the calendar is named.
 */
export function observeAttendance(owner: Owner) {
  const own = new Set<string>();
  for (const key of owner.keys) if (key.startsWith("email:")) own.add(key.slice("email:".length));
  const names = new Set(owner.names.map(fold));
  const namesakes = new Set<string>();
  const appearances = new Map<string, number>();
  let meetings = 0;
  let isSeen = false;

  function see(attendees: readonly Attendee[]) {
    if (attendees.length < 2) return;
    meetings++;
    for (const { email, name } of attendees) {
      appearances.set(email, (appearances.get(email) ?? 0) + 1);
      isSeen ||= own.has(email);
      if (names.has(fold(name))) namesakes.add(email);
    }
  }
  function seeCalendarName(name: string) {
    const email = normalizeEmail(name);
    if (!email) return;
    own.add(email);
    isSeen ||= appearances.has(email);
  }
  /** @throws UnknownOwner where somebody is in all the meetings and it cannot be told whether that is the user. */
  function conclude(): ReadonlySet<string> {
    if (isSeen) return own;
    if (namesakes.size > 0) return new Set([...own, ...namesakes]);
    const always = [...appearances].filter(([, times]) => times === meetings).map(([email]) => email);
    if (always.length > 0) throw new UnknownOwner(always);
    return own;
  }
  return { see, seeCalendarName, conclude };
}

const fold = (name: string) => name.normalize("NFC").toLowerCase().trim();
