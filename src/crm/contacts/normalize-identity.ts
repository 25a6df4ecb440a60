import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js";
import type { IdentityKind } from "../../db/schema.ts";

// One person's address must read the same whoever wrote it down: importers store these forms and search looks for them.

/** A key by which a person is known somewhere, in the one form that is stored. */
export interface Identity {
  readonly kind: IdentityKind;
  readonly value: string;
  readonly label?: string;
}

/** Longer than any real address (RFC 5321 allows 254 for e-mail); longer ones would not fit a database index. */
const MAX_LENGTH = 320;

/** Lower case, no `mailto:`, no name or angle brackets around it; undefined for what is no address. */
export function normalizeEmail(text: string): string | undefined {
  const email = (/<([^<>]+)>/.exec(text)?.[1] ?? text)
    .trim()
    .replace(/^mailto:/i, "")
    .replace(/\?.*$/, "")
    .trim()
    .normalize("NFC")
    .toLowerCase();
  return email.length <= MAX_LENGTH && /^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/.test(email) ? email : undefined;
}

/**
 * E.164 (`+351912345678`) where the number says its country or `region` (ISO 3166, two letters) supplies it; else its
 * bare digits, so that two equal writings still meet. Undefined for fewer than three digits and for no number at all.
 */
export function normalizePhone(text: string, region?: string): string | undefined {
  const written = text
    .trim()
    .replace(/^(tel|sms|callto):/i, "")
    .replace(/^\+?00(?=[1-9])/, (prefix) => (region && prefix === "00" ? prefix : "+"));
  const parsed = parsePhoneNumberFromString(written, { ...countryOption(region), extract: false });
  // A country that was supplied is right only where the number is one of that country.
  const isSure = written.startsWith("+") ? parsed?.isPossible() : parsed?.isValid();
  if (parsed && isSure) return parsed.number;
  const digits = written.normalize("NFKC").replace(/\D/g, "");
  const isNumber = digits.length >= 3 && digits.length <= 20 && !/[\p{L}@]{3}/u.test(written);
  return isNumber ? digits : undefined;
}

const countryOption = (region: string | undefined) =>
  region ? { defaultCountry: region.toUpperCase() as CountryCode } : {};

/** The slug of `linkedin.com/in/<slug>` (or of `/in/<slug>` alone): decoded, lower case, without query and slash. */
export function linkedinSlug(url: string): string | undefined {
  const path = /^(?:(?:https?:\/\/)?(?:[a-z0-9-]+\.)*linkedin\.com)?\/(?:mwlite\/|comm\/)?in\/([^/?#\s]+)/i;
  const slug = path.exec(url.trim())?.[1];
  if (!slug) return undefined;
  return clean(decode(slug).toLowerCase().replace(/\/+$/, ""));
}

/** A user name as the platform shows it, with or without `@` or its profile's address; lower case. */
export function normalizeHandle(kind: IdentityKind, text: string): string | undefined {
  const fromUrl = text.includes("/") ? identityOfUrl(text) : undefined;
  if (fromUrl) return fromUrl.kind === kind ? fromUrl.value : undefined;
  const handle = decode(text.trim()).replace(/^@/, "").toLowerCase();
  return /^[\p{L}\p{N}_.-]+$/u.test(handle) ? clean(handle) : undefined;
}

const HANDLE_HOSTS: readonly [hosts: RegExp, kind: IdentityKind][] = [
  [/^(mobile\.)?(twitter|x)\.com$/, "twitter"],
  [/^(t|telegram)\.me$|^telegram\.dog$/, "telegram"],
  [/^((m|web|touch)\.)?(facebook|fb)\.com$/, "facebook"],
  [/^instagram\.com$/, "instagram"],
];
/** First parts of a path that are no user name. */
const RESERVED = new Set(
  "home i intent share search hashtag explore p reel groups pages people watch s c addstickers joinchat login".split(
    " ",
  ),
);

/**
 * What an address on the web says about a person: a profile (LinkedIn, Twitter, Telegram, ...), an e-mail or number
 * (`mailto:`, `tel:`, wa.me), else a website without scheme, `www.` and trailing slash. Undefined for no address.
 */
export function identityOfUrl(text: string): Identity | undefined {
  const slug = linkedinSlug(text);
  if (slug) return { kind: "linkedin", value: slug };
  if (/^mailto:/i.test(text.trim())) return identity("email", normalizeEmail(text));
  if (/^(tel|sms|callto):/i.test(text.trim())) return identity("phone", normalizePhone(text));
  const url = parseUrl(text.trim());
  if (!url) return undefined;
  const host = url.hostname.replace(/^www\./, "");
  const first = decode(url.pathname.split("/")[1] ?? "")
    .replace(/^@/, "")
    .toLowerCase();
  if (host === "wa.me" && /^\d{5,}$/.test(first)) return { kind: "whatsapp", value: `+${first}` };
  const kind = HANDLE_HOSTS.find(([hosts]) => hosts.test(host))?.[1];
  if (kind === "facebook" && first === "profile.php") return identity(kind, url.searchParams.get("id"));
  if (kind && first && !RESERVED.has(first)) return identity(kind, clean(first));
  return identity("website", clean(host + url.pathname.replace(/\/+$/, "") + url.search));
}

function parseUrl(text: string): URL | undefined {
  const withScheme = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  const url = URL.canParse(withScheme) ? new URL(withScheme) : undefined;
  return url && !url.username && !/\s/.test(text) && /\.[a-z0-9-]{2,}$/i.test(url.hostname) ? url : undefined;
}

const identity = (kind: IdentityKind, value: string | null | undefined): Identity | undefined =>
  value ? { kind, value } : undefined;

function clean(value: string): string | undefined {
  const cleaned = value.normalize("NFC").trim();
  return cleaned && cleaned.length <= MAX_LENGTH && !/[\s\p{Cc}]/u.test(cleaned) ? cleaned : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Local parts that stand for an office and not for a person (RFC 2142 and what companies use). */
const ROLES = new Set(
  `abuse accounting accounts admin administrator all billing bookings careers contact customerservice enquiries events
  feedback finance hallo hello help helpdesk hi hola hostmaster hr info information inquiries invoice invoices it jobs
  kontakt legal mail marketing media newsletter no-reply noreply notifications office orders postmaster press privacy
  reception recruiting sales security service services shop staff support team webmaster`.split(/\s+/),
);

/** Whether an e-mail address is shared by its role (`info@`, `sales@`): it names no single person. */
export function isRoleAddress(email: string): boolean {
  return ROLES.has(email.slice(0, email.indexOf("@")).replace(/\+.*$/, ""));
}
