import { parsePhoneNumberFromString } from "libphonenumber-js";
import { type Identity, normalizePhone } from "../../crm/contacts/normalize-identity.ts";

/** Leaves out a number without its country that stands on the same card with it: 912 345 678 beside +351 912 345 678. */
export function withoutLocalForms(identities: readonly Identity[]): Identity[] {
  const whole = new Map<string, string | undefined>();
  for (const { kind, value } of identities) {
    if (kind === "phone" && value.startsWith("+"))
      whole.set(value, parsePhoneNumberFromString(value)?.country);
  }
  return identities.filter(
    ({ kind, value }) =>
      kind !== "phone" ||
      value.startsWith("+") ||
      ![...whole].some(([number, country]) => country && normalizePhone(value, country) === number),
  );
}
