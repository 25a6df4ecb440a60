import { isUtf8 } from "node:buffer";
import { endOfHead, type Headers, readHeaders } from "./headers.ts";

// Most mail has one plain text, alone or beside the same in HTML and beside attachments. It is found and decoded here: the
// mail parser decodes all parts, and its Blob for each of them takes ten times as long as all that an import does with one.

/** What stands in a part that has no parts in it. */
interface Leaf {
  readonly headers: Headers;
  readonly body: Buffer;
  /** Whether it says again what another says. */
  readonly isAlternative: boolean;
}

const MAX_DEPTH = 5;
const NEWLINE = 0x0a;

/** The one plain text of a mail; undefined for mail of another kind, which is for the parser. */
export function plainTextOf(message: Buffer, headers: Headers): string | undefined {
  let text: Leaf | undefined;
  for (const leaf of leavesOf(message, headers)) {
    const kind = leaf ? kindOf(leaf) : "other";
    if (kind === "other" || (kind === "text" && text)) return undefined;
    if (kind === "text") text = leaf;
  }
  return text && decoded(text);
}

/** Whether a leaf is the text, one that can be passed over, or one of which more must be known. */
function kindOf({ headers, isAlternative }: Leaf): "text" | "passed over" | "other" {
  const type = headers.get("content-type") ?? "text/plain";
  if (/calendar|\bics\b|^\s*message\//i.test(type)) return "other";
  const disposition = headers.get("content-disposition") ?? "inline";
  if (/^\s*attachment\b/i.test(disposition) || /^\s*image\//i.test(type)) return "passed over";
  if (/^\s*text\/html\b/i.test(type) && isAlternative) return "passed over";
  const isText = /^\s*text\/plain\s*(?:;|$)/i.test(type) && !/\b(?:format|name)\*?\s*=/i.test(type);
  return isText && /^\s*inline\s*$/i.test(disposition) ? "text" : "other";
}

/** The leaves of a mail or part in their order; undefined where it cannot be told what they are. */
function* leavesOf(
  part: Buffer,
  headers: Headers,
  isAlternative = false,
  depth = 0,
): Generator<Leaf | undefined> {
  const body = part.subarray(endOfHead(part)[1]);
  const type = headers.get("content-type") ?? "";
  if (!/^\s*multipart\//i.test(type)) {
    yield { headers, body, isAlternative };
    return;
  }
  const [, kind = ""] = /^\s*multipart\/(alternative|mixed|related)\b/i.exec(type) ?? [];
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(type) ?? [];
  const boundary = quoted ?? bare;
  if (!kind || !boundary || depth === MAX_DEPTH) {
    yield undefined;
    return;
  }
  for (const each of partsOf(body, boundary)) {
    // A part may begin with its text.
    const own = /^\r?\n/.test(each.toString("latin1", 0, 2)) ? undefined : readHeaders(each);
    if (own) yield* leavesOf(each, own, isAlternative || /^alt/i.test(kind), depth + 1);
    else yield undefined;
  }
}

function* partsOf(body: Buffer, boundary: string): Generator<Buffer> {
  const mark = Buffer.from(`--${boundary}`);
  let start = 0;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + 1)) {
    const after = body.toString("latin1", at + mark.length, at + mark.length + 2);
    const isLine = (at === 0 || body[at - 1] === NEWLINE) && /^(?:--|[ \t\r\n]|$)/.test(after);
    if (!isLine) continue;
    if (start > 0) yield body.subarray(start, at);
    start = after === "--" ? 0 : body.indexOf(NEWLINE, at) + 1;
    if (start === 0) return;
  }
  // A very long mail is cut off in its attachments.
  if (start > 0) yield body.subarray(start);
}

function decoded({ headers, body }: Leaf): string | undefined {
  const bytes = withoutEncoding(
    body,
    (headers.get("content-transfer-encoding") ?? "7bit").trim().toLowerCase(),
  );
  const [, charset = "utf-8"] = /;\s*charset="?([\w-]+)/i.exec(headers.get("content-type") ?? "") ?? [];
  if (!bytes) return undefined;
  if (/^(?:utf-?8|us-ascii)$/i.test(charset)) return isUtf8(bytes) ? bytes.toString("utf8") : undefined;
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return undefined;
  }
}

function withoutEncoding(body: Buffer, encoding: string): Buffer | undefined {
  if (/^(?:7bit|8bit|binary)$/.test(encoding)) return body;
  if (encoding === "base64") return Buffer.from(body.toString("latin1"), "base64");
  if (encoding !== "quoted-printable") return undefined;
  const text = body
    .toString("latin1")
    .replace(/=[ \t]*\r?\n/g, "")
    .replace(/=([\da-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(text, "latin1");
}
