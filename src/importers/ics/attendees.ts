import type ICAL from "ical.js";
import { normalizeEmail } from "../../crm/contacts/normalize-identity.ts";

export interface Attendee {
  readonly email: string;
  readonly name: string;
  readonly declined: boolean;
  /** Invited, and said neither yes nor no nor perhaps; an organizer was not invited. */
  readonly unanswered: boolean;
}

/** The people of an event, its organizer among them; rooms and other things that are booked are none. */
export function attendeesOf(event: ICAL.Component): Attendee[] {
  const people = new Map<string, Attendee>();
  const organizers = new Set(event.getAllProperties("organizer").map(addressOf));
  for (const property of [...event.getAllProperties("attendee"), ...event.getAllProperties("organizer")]) {
    const kind = parameter(property, "cutype").toUpperCase();
    if (kind !== "" && kind !== "INDIVIDUAL" && kind !== "UNKNOWN") continue;
    const email = addressOf(property);
    if (!email || isResource(email) || people.has(email)) continue;
    const name = parameter(property, "cn");
    const answer = parameter(property, "partstat").toUpperCase();
    people.set(email, {
      email,
      name: /\S@\S/.test(name) ? "" : name,
      declined: answer === "DECLINED",
      unanswered: answer === "NEEDS-ACTION" && !organizers.has(email),
    });
  }
  return [...people.values()];
}

function addressOf(property: ICAL.Property): string | undefined {
  const value = String(property.getFirstValue() ?? "");
  return normalizeEmail(/^mailto:/i.test(value) ? value : parameter(property, "email"));
}

function parameter(property: ICAL.Property, name: string): string {
  const value = property.getParameter(name);
  return (Array.isArray(value) ? value[0] : value)?.trim() ?? "";
}

/** Rooms of Google's calendar and calendars that stand for groups. */
const isResource = (email: string) => /@(?:resource|group|import)\.calendar\.google\.com$/.test(email);
