import type { IdentityKind } from "../../db/schema.ts";
import { FIELD } from "./fields.ts";
import { fold } from "./fold.ts";
import { cut, splitWords } from "./split.ts";

export interface IdentityWord {
  word: string;
  field: typeof FIELD.handle | typeof FIELD.phone;
}

/** An address longer than this is no address (RFC 5321 allows 254 signs). */
const MAX_HANDLE_LENGTH = 254;

/** The words by which an identity is found, the whole of it first: an e-mail also by its domain and the parts of its name. */
export function identityWords(kind: IdentityKind, value: string): IdentityWord[] {
  if (kind === "record") return [];
  if (kind === "phone" || kind === "whatsapp") {
    const digits = reversedDigits(value);
    if (digits.length >= 5) return [{ word: digits, field: FIELD.phone }];
  }
  const whole = handleForm(value);
  const parts = kind === "email" ? emailParts(whole) : splitWords(whole);
  const words = new Set([whole, ...parts.filter((part) => part.length > 1 && !whole.startsWith(part))]);
  return [...words].filter((word) => word !== "").map((word) => ({ word, field: FIELD.handle }));
}

/** A handle, address or slug as it is stored in the index. */
export function handleForm(value: string): string {
  return fold(value.trim())
    .replace(/^(https?:\/\/)?(www\.)?/, "")
    .replace(/[\s\0]+/g, "")
    .replace(/^@|\/+$/g, "")
    .slice(0, MAX_HANDLE_LENGTH);
}

/** The parts of the name before the @, the domain, and the domain without its first label (example.com of mail.example.com). */
function emailParts(email: string): string[] {
  const at = email.lastIndexOf("@");
  const domain = email.slice(at + 1);
  const [, ...parents] = domain.split(".");
  const parent = parents.length > 1 ? [parents.join(".")] : [];
  return [...splitWords(email.slice(0, Math.max(at, 0))), domain, ...parent].map(cut);
}

/**
 * A telephone number's digits from the last to the first, without the zeros, `+` or `(0)` before them: every way of
 * writing a number, with or without the country, then begins alike.
 */
export function reversedDigits(phone: string): string {
  const digits = fold(phone).replace(/\(0\)/g, "").replace(/\D/g, "").replace(/^0+/, "");
  return Array.from(digits).reverse().join("");
}
