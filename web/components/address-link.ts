export interface Address {
  readonly kind: string;
  readonly value: string;
}

interface Way {
  /** What pressing it does: "Write an e-mail". */
  readonly does: string;
  readonly href: (value: string, message: string) => string | undefined;
}

const digits = (value: string) => value.replace(/\D/g, "");
const plain = encodeURIComponent;
/** Telegram and X know people by name or by number; only names have a page. */
const ifName = (href: string) => (value: string) => (/\D/.test(value) ? href + plain(value) : undefined);

const WAYS: Record<string, Way> = {
  email: {
    does: "Write an e-mail",
    href: (value, message) =>
      `mailto:${plain(value).replace("%40", "@")}${message && `?body=${plain(message)}`}`,
  },
  linkedin: { does: "Open LinkedIn", href: (value) => `https://www.linkedin.com/in/${plain(value)}/` },
  telegram: { does: "Open Telegram", href: ifName("https://t.me/") },
  twitter: { does: "Open X", href: ifName("https://x.com/") },
  whatsapp: {
    does: "Open WhatsApp",
    href: (value, message) =>
      digits(value) && `https://wa.me/${digits(value)}${message && `?text=${plain(message)}`}`,
  },
  phone: { does: "Call", href: (value) => `tel:${value.replace(/[^\d+]/g, "")}` },
  facebook: { does: "Open Facebook", href: (value) => `https://www.facebook.com/${plain(value)}` },
  instagram: { does: "Open Instagram", href: (value) => `https://www.instagram.com/${plain(value)}` },
  website: { does: "Open website", href: (value) => `https://${value}` },
};

export interface AddressLink extends Address {
  readonly does: string;
  readonly href: string;
}

/**
 * Where a press leads for each address that can be opened: a mail, a number or a profile.
 * @param message goes along where the channel takes one
 * @param first the kind that stands before the others
 */
export function addressLinks(addresses: readonly Address[], message = "", first?: string): AddressLink[] {
  const order = [...addresses.filter(({ kind }) => kind === first), ...addresses];
  const links = new Map<string, AddressLink>();
  for (const { kind, value } of order) {
    const way = WAYS[kind];
    const href = way?.href(value, message);
    if (way && href) links.set(`${kind} ${value}`, { kind, value, does: way.does, href });
  }
  return [...links.values()];
}
