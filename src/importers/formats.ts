import type { Format } from "./format.ts";
import { linkedin } from "./linkedin/linkedin.ts";
import { vcard } from "./vcard/vcard.ts";

/** Every format that can be imported, the strictest in telling its files first. */
export const FORMATS: readonly Format[] = [linkedin, vcard];
