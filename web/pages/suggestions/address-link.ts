import { profileUrl } from "../contact/profile-url.ts";

export interface Address {
  readonly kind: string;
  readonly value: string;
}

/** What a press does. */
const DOES: Record<string, string> = {
  email: "Write an e-mail",
  linkedin: "Open LinkedIn",
  telegram: "Open Telegram",
  twitter: "Open X",
  whatsapp: "Open WhatsApp",
  phone: "Call",
  facebook: "Open Facebook",
  instagram: "Open Instagram",
  website: "Open website",
};

/** Where a text can go along. */
const TEXT_GOES_ALONG: Record<string, string> = { email: "body", whatsapp: "text" };

export interface AddressLink extends Address {
  readonly does: string;
  readonly href: string;
}

/**
 * Where a press leads for each address that can be opened: a mail, a number or a profile.
 * @param message goes along where the channel takes one
 * @param first the kind that stands before the others
 */
export function addressLinks(addresses: readonly Address[], message: string, first: string): AddressLink[] {
  const order = [
    ...addresses.filter(({ kind }) => kind === first),
    ...addresses.filter(({ kind }) => kind !== first),
  ];
  return order.flatMap(({ kind, value }) => {
    const does = DOES[kind];
    const name = TEXT_GOES_ALONG[kind];
    const text = name && message ? `?${name}=${encodeURIComponent(message)}` : "";
    return does ? [{ kind, value, does, href: profileUrl(kind, value) + text }] : [];
  });
}
