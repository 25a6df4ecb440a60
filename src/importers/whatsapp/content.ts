import type { InteractionDraft } from "../draft.ts";
import { withoutInvisible } from "./header.ts";

/** What one entry is as contact with a person; `asWritten` is the same in an export with and without media. */
export type Content =
  | (Pick<InteractionDraft, "kind"> & { readonly text: string; readonly asWritten: string })
  | { readonly skip: string };

// WhatsApp writes its own words in the language of the phone; these are the ones of English and of what most others use.
const EDITED =
  /\s*<(?:this message was edited|diese nachricht wurde bearbeitet|se editó este mensaje\.?|mensagem editada|ce message a été modifié|questo messaggio è stato modificato)>\s*$/i;
const DELETED =
  /^(?:this message was deleted|you deleted this message|message deleted(?: by admin)?|diese nachricht wurde gelöscht|du hast diese nachricht gelöscht|se eliminó este mensaje|eliminaste este mensaje|mensagem apagada|você apagou esta mensagem|ce message a été supprimé|vous avez supprimé ce message|questo messaggio è stato eliminato)\b/i;
const MISSED =
  /^(?:missed (?:voice|video|group)?\s*(?:voice |video )?call|silenced (?:voice|video) call|(?:voice|video) call[,.]? ?(?:no answer|not answered|declined|unavailable)|verpasster|llamada perdida|videollamada perdida|appel (?:vocal|vidéo) manqué|chamada de (?:voz|vídeo) perdida|chiamata persa)/i;
const CALL = /^(?:voice|video) call[,.]? ?(\d+ ?(?:sec|min|hr|hour|minute|second)s?\b.*)$/i;
const OMITTED: readonly [RegExp, string][] = [
  [
    /^(?:image|bild|imagen|imagem|immagine|photo|foto|afbeelding)\b.*\b(?:omitted|weggelassen|omitida|ocultada|absente|omessa|weggelaten)$/i,
    "photo",
  ],
  [
    /^video(?: note)?\b.*\b(?:omitted|weggelassen|omitido|absente|omesso|weggelaten)$|^vidéo absente$/i,
    "video",
  ],
  [/^(?:audio|voice message)\b.*\b(?:omitted|weggelassen|omitido|omis|omesso|weggelaten)$/i, "voice message"],
  [/^sticker\b.*\b(?:omitted|weggelassen|omitido|omis|omesso|weggelaten)$/i, "sticker"],
  [/^gif\b.*\b(?:omitted|weggelassen|omitido|omis|omessa|weggelaten)$/i, "GIF"],
  [
    /^(?:document|dokument|documento)\b.*\b(?:omitted|weggelassen|omitido|manquant|omesso|weggelaten)$|\bdocument omitted$/i,
    "file",
  ],
  [/^(?:contact card|kontaktkarte)\b.*\b(?:omitted|weggelassen)$/i, "contact"],
  [/^location: https?:|^live location shared/i, "location"],
];
const NOTICE =
  /^(?:messages and calls are end-to-end encrypted|messages to this (?:chat|group) .{0,40}(?:secured|encrypted)|your security code with |this business |[^\n]{1,80} is a contact\.?$|[^\n]{1,80} changed (?:their|to a new) (?:phone )?number)/i;
const ATTACHED = /\s*<attached: ([^<>]+)>\s*$|^(\S[^\n]{0,200}\.\w{2,5}) \([^()\n]{4,30}\)(?=\n|$)/i;
const WITHOUT_MEDIA = /^<[^<>\n]{4,40}>$/;

/**
 * @param text as the line has it, with its invisible marks: one at the start says that the program wrote the text
 * @returns undefined for a line of the program itself (encryption notice, a changed number, ...)
 */
export function readContent(text: string): Content | undefined {
  const isGenerated = /^\u200e/.test(text);
  const whole = withoutInvisible(text).replace(EDITED, "").trim();
  if (DELETED.test(whole) && whole.length < 80) return { skip: "deleted messages" };
  if (MISSED.test(whole) && (isGenerated || whole.length < 60)) return { skip: "missed calls" };
  const call = isGenerated ? CALL.exec(whole)?.[1] : undefined;
  if (call) return { kind: "call", text: `[call, ${call.trim()}]`, asWritten: "[call]" };
  if (WITHOUT_MEDIA.test(whole)) return media("media", "");
  const attached = ATTACHED.exec(whole);
  const file = attached?.[1] ?? attached?.[2];
  if (attached && file) return media(kindOfFile(file), whole.replace(attached[0], "").trim());
  const omitted = OMITTED.find(([pattern]) => pattern.test(whole))?.[1];
  if (omitted && (isGenerated || whole.length < 60)) return media(omitted, "");
  if (isGenerated || NOTICE.test(whole)) return undefined;
  if (whole === "" || whole === "null") return { skip: "messages without text or media" };
  return { kind: "message", text: whole, asWritten: whole };
}

const media = (kind: string, caption: string): Content => ({
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
