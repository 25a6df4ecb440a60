import { z } from "zod";
import type { InteractionDraft } from "../draft.ts";
import { isInRange } from "../storable-draft.ts";
import { decodeMojibake } from "./mojibake.ts";

const text = z.string().transform(decodeMojibake);
const list = z.array(z.unknown()).optional();

const MESSAGE = z.object({
  sender_name: text,
  timestamp_ms: z.number().refine((ms) => isInRange(new Date(ms))),
  content: text.optional(),
  share: z.object({ link: z.string().optional(), share_text: text.optional() }).optional(),
  photos: list,
  videos: list,
  audio_files: list,
  files: list,
  gifs: list,
  sticker: z.unknown().optional(),
  call_duration: z.number().optional(),
  is_unsent: z.boolean().optional(),
});
export interface MetaMessage extends z.infer<typeof MESSAGE> {
  /** Where the first of its media lies in the export. */
  readonly media: string | undefined;
}

const MEDIUM = z.object({ uri: z.string() });

/** As the download of end-to-end encrypted chats has it; a `placeholder` stands where a message was unsent. */
const ENCRYPTED = z
  .object({
    senderName: text,
    timestamp: MESSAGE.shape.timestamp_ms,
    text: text.nullish(),
    type: z.string().nullish(),
    isUnsent: z.boolean().nullish(),
    media: z.array(MEDIUM.partial()).nullish(),
  })
  .transform(
    ({ senderName, timestamp, text: content, type, isUnsent, media }): z.infer<typeof MESSAGE> => ({
      sender_name: senderName,
      timestamp_ms: timestamp,
      content: content ?? "",
      is_unsent: isUnsent === true || type === "placeholder",
      ...mediaByName(media?.map(({ uri = "" }) => ({ uri })) ?? []),
    }),
  );

/** What is no file (`Failed to download media`) was one all the same. */
function mediaByName(media: z.infer<typeof MEDIUM>[]) {
  const named = (endings: RegExp) => media.filter(({ uri }) => endings.test(uri));
  const photos = named(/\.(?:jpe?g|png|webp|heic)$/i);
  const videos = named(/\.(?:mp4|mov|webm|3gp)$/i);
  const audio_files = named(/\.(?:ogg|oga|opus|aac|m4a|mp3|wav)$/i);
  const gifs = named(/\.gif$/i);
  return { photos, videos, audio_files, gifs, files: media };
}

/** Undefined for what is no message. */
export function parseMessage(value: unknown): MetaMessage | undefined {
  const message = MESSAGE.safeParse(value).data ?? ENCRYPTED.safeParse(value).data;
  if (!message) return undefined;
  const { photos, videos, audio_files, files, gifs } = message;
  const [first] = [photos, videos, audio_files, files, gifs].flatMap((media) => media ?? []);
  return { ...message, media: MEDIUM.safeParse(first).data?.uri };
}

// Meta writes its own words in the language of the account; these are the ones of English.
const REACTION =
  /^(?:reacted .{1,12} to your message|liked a message|.{1,80} reacted .{1,12} to your message)\s*$/iu;
const NOTICE =
  /^(?:you are now connected on messenger|say hi to your new facebook friend|you can now (?:message|call) each other|.{1,80} (?:set the nickname|changed the (?:theme|chat theme)|set the quick reaction))/i;
const CALL_NOTICE =
  /\b(?:audio call|video chat|video call|call) (?:ended|started|missed)|missed (?:a|your) (?:video )?call/i;
const ATTACHMENT_NOTICE = /^.{1,80} sent (?:an attachment|a photo|a video|a voice message)\.$/i;

/** What a message is as contact with a person, or why it counts for nothing. */
export function readMessage(
  message: MetaMessage,
): Pick<InteractionDraft, "kind" | "text"> | { skip: string } {
  const { content = "", call_duration: seconds } = message;
  if (message.is_unsent) return { skip: "messages that were unsent" };
  if (seconds !== undefined) {
    if (seconds === 0) return { skip: "missed calls" };
    return {
      kind: "call",
      text: `[call, ${seconds < 60 ? `${seconds} s` : `${Math.round(seconds / 60)} min`}]`,
    };
  }
  if (REACTION.test(content)) return { skip: "reactions" };
  if (NOTICE.test(content) || CALL_NOTICE.test(content)) return { skip: "lines of Meta itself" };
  const media = mediaOf(message);
  const own = media !== "" && ATTACHMENT_NOTICE.test(content) ? "" : content.trim();
  const all = [media, own].filter(Boolean).join(" ");
  return all ? { kind: "message", text: all } : { skip: "messages without text or media" };
}

function mediaOf(message: MetaMessage): string {
  if (message.photos?.length) return "[photo]";
  if (message.videos?.length) return "[video]";
  if (message.audio_files?.length) return "[voice message]";
  if (message.gifs?.length) return "[GIF]";
  if (message.files?.length) return "[file]";
  if (message.sticker) return "[sticker]";
  const link = message.share?.link;
  if (link && !message.content?.includes(link)) return `[link] ${link}`;
  return "";
}
