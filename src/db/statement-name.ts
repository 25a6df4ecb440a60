import { createHash } from "node:crypto";

/**
 * The name under which a text is prepared. It says what the text is, so that clients of one session, and two versions of the
 * program behind one pooler, can only mean the same by it.
 */
export function nameOfStatement(text: string): string {
  return `pingcrm_${createHash("sha256").update(text).digest("base64url").slice(0, 22)}`;
}
