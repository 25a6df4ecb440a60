import type { InteractionDraft } from "../draft.ts";
import { withoutInvisible } from "./header.ts";
import * as words from "./own-words.ts";

/** What one entry is as contact with a person; `asWritten` is the same in an export with and without media. */
export type Content =
  | (Pick<InteractionDraft, "kind"> & { readonly text: string; readonly asWritten: string })
  | { readonly skip: string };

/** An invisible mark that iOS puts before each word of its own, within a text too. */
const MARK = "\u200e";

/**
 * What a person typed stays as it is, also where it begins or reads like words of WhatsApp's own ("Missed call, ring me
 * back"): these count as such where a mark says so, or where they are the whole of a sentence that WhatsApp writes.
 * @param text as the line has it, with its invisible marks
 * @returns undefined for a line of the program itself (encryption notice, a changed number, ...)
 */
export function readContent(text: string): Content | undefined {
  const isMarked = text.startsWith(MARK);
  const whole = withoutInvisible(text).replace(words.EDITED, "").trim();
  if (words.DELETED.test(whole)) return { skip: "deleted messages" };
  if (words.MISSED.test(whole) || (isMarked && words.MISSED_MARKED.test(whole)))
    return { skip: "missed calls" };
  const call = isMarked ? words.CALL_MARKED.exec(whole)?.[1] : undefined;
  if (call) return { kind: "call", text: `[call, ${call.trim()}]`, asWritten: "[call]" };
  const media = attachment(text, whole, isMarked) ?? omittedMedia(text, whole);
  if (media) return media;
  if (words.LOCATION.test(whole) || (isMarked && words.LOCATION_MARKED.test(whole)))
    return mediaOf("location", "");
  const question = words.POLL.exec(whole)?.[1];
  if (question) return { kind: "message", text: `[poll] ${question}`, asWritten: `[poll] ${question}` };
  if (isMarked || words.NOTICE.test(whole)) return undefined;
  if (whole === "" || whole === "null") return { skip: "messages without text or media" };
  return { kind: "message", text: whole, asWritten: whole };
}

/** A file that lies beside the chat; a caption stands before it (iOS) or below it (Android). */
function attachment(text: string, whole: string, isMarked: boolean): Content | undefined {
  const { before, after } = atLastMark(text);
  const marked = words.ATTACHED_MARKED.exec(after)?.[1];
  if (marked) return mediaOf(kindOfFile(marked), before);
  const match = words.ATTACHED.exec(whole) ?? (isMarked ? words.BESIDE_MARKED.exec(whole) : null);
  const file = match?.[1] ?? match?.[2];
  return match && file ? mediaOf(kindOfFile(file), whole.replace(match[0], "").trim()) : undefined;
}

/** What an export without media has in its place. */
function omittedMedia(text: string, whole: string): Content | undefined {
  if (words.WITHOUT_MEDIA.test(whole)) return mediaOf("media", "");
  const { before, after } = atLastMark(text);
  const kind = omittedKind(after);
  if (kind === "file" && before)
    return { ...mediaOf(`file ${before.split(" • ")[0]}`, ""), asWritten: "[media]" };
  if (kind) return mediaOf(kind, before);
  const unmarked = omittedKind(whole);
  return unmarked ? mediaOf(unmarked, "") : undefined;
}

const omittedKind = (text: string) => words.OMITTED.find(([pattern]) => pattern.test(text))?.[1];

/** What stands before the last mark and after it; nothing after where there is none. */
function atLastMark(text: string): { before: string; after: string } {
  const at = text.replace(words.EDITED, "").lastIndexOf(MARK);
  if (at < 0) return { before: "", after: "" };
  return {
    before: withoutInvisible(text.slice(0, at)).trim(),
    after: withoutInvisible(text.slice(at)).replace(words.EDITED, "").trim(),
  };
}

const mediaOf = (kind: string, caption: string): Content => ({
  kind: "message",
  text: caption ? `[${kind}] ${caption}` : `[${kind}]`,
  asWritten: caption ? `[media] ${caption}` : "[media]",
});

function kindOfFile(name: string): string {
  if (/sticker|^STK-/i.test(name) || /\.webp$/i.test(name)) return "sticker";
  if (/\.(?:jpe?g|png|heic)$/i.test(name)) return "photo";
  if (/\.(?:mp4|mov|3gp)$/i.test(name)) return /gif/i.test(name) ? "GIF" : "video";
  if (/\.(?:opus|m4a|mp3|aac|ogg)$/i.test(name)) return "voice message";
  if (/\.vcf$/i.test(name)) return "contact";
  return `file ${name}`;
}
