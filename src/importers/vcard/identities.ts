import {
  type Identity,
  identityOfUrl,
  normalizeEmail,
  normalizeHandle,
  normalizePhone,
} from "../../crm/contacts/normalize-identity.ts";
import type { IdentityKind } from "../../db/schema.ts";
import { withoutLocalForms } from "../address-book/local-forms.ts";
import type { Property } from "./read-property.ts";

const SERVICES: Record<string, IdentityKind> = {
  linkedin: "linkedin",
  twitter: "twitter",
  x: "twitter",
  telegram: "telegram",
  whatsapp: "whatsapp",
  facebook: "facebook",
  instagram: "instagram",
};
/** How a type is shown; other types (`internet`, `voice`, `pref`) say nothing about whose address it is. */
const LABELS: Record<string, string> = {
  home: "home",
  work: "work",
  cell: "mobile",
  mobile: "mobile",
  iphone: "mobile",
};

const ADDRESSES: Record<string, string> = { tel: "phone numbers", email: "e-mail addresses" };

/** E-mails, numbers and profiles of a card. */
export function identitiesOf(properties: readonly Property[], region: string | undefined): Identity[] {
  const labels = new Map(
    properties
      .filter(({ name, group }) => name === "x-ablabel" && group !== "")
      .map(({ group, values }) => [group, values[0]?.[0] ?? ""]),
  );
  const found = new Map<string, Identity>();
  for (const property of properties) {
    const own = property.types.find((type) => Object.hasOwn(LABELS, type));
    const label = labelOf(labels.get(property.group)) ?? (own && LABELS[own]);
    for (const [text = ""] of property.values) {
      const identity = identityOf(property, text, region);
      const key = identity && `${identity.kind}:${identity.value}`;
      if (key && !found.has(key)) found.set(key, label ? { ...identity, label } : identity);
    }
  }
  return withoutLocalForms([...found.values()]);
}

/** The numbers and addresses of a card that are none, by what they are. */
export function unreadOf(properties: readonly Property[], region: string | undefined): string[] {
  return properties.flatMap((property) => {
    const what = ADDRESSES[property.name];
    if (!what || property.types.includes("fax")) return [];
    return property.values.flatMap(([text = ""]) =>
      text.trim() === "" || identityOf(property, text, region) ? [] : [what],
    );
  });
}

/** Apple writes its own labels as `_$!<Mobile>!$_`. */
const labelOf = (label: string | undefined) =>
  label
    ?.replace(/^_\$!<(.*)>!\$_$/, "$1")
    .toLowerCase()
    .slice(0, 40) || undefined;

function identityOf(property: Property, text: string, region: string | undefined): Identity | undefined {
  const { name, types, params } = property;
  if (name === "email") return made("email", normalizeEmail(text));
  if (name === "tel") {
    const isFax = types.includes("fax");
    return isFax ? undefined : made("phone", normalizePhone(text.replace(/;.*$/, ""), region));
  }
  if (name === "url") return identityOfUrl(text);
  if (name === "impp" || name === "x-socialprofile" || name === "socialprofile") {
    const [, scheme = "", rest = ""] = /^([a-z-]+):(?!\/\/)(.*)$/i.exec(text) ?? [];
    const service = params["x-service-type"] ?? params["service-type"] ?? "";
    const kind = [service, scheme, ...types].map((each) => SERVICES[each.toLowerCase()]).find(Boolean);
    const url = identityOfUrl(text);
    if (url && url.kind !== "website") return url;
    return kind && ofService(kind, params["x-user"] || rest || text);
  }
  const service = name.startsWith("x-") ? SERVICES[name.slice(2)] : undefined;
  return service && ofService(service, text);
}

function ofService(kind: IdentityKind, text: string): Identity | undefined {
  if (kind !== "whatsapp") return made(kind, normalizeHandle(kind, text));
  const phone = normalizePhone(text);
  return phone?.startsWith("+") ? { kind, value: phone } : undefined;
}

const made = (kind: IdentityKind, value: string | undefined): Identity | undefined =>
  value === undefined ? undefined : { kind, value };
