import { z } from "zod";
import type { InteractionDraft } from "../draft.ts";

// One entry of `messages` as Telegram Desktop writes it.

const peer = z.union([z.string(), z.number().transform((id) => `user${id}`)]);
const anything = z.unknown().optional();

const MESSAGE = z.object({
  id: z.number(),
  type: z.string(),
  date_unixtime: z
    .string()
    .regex(/^\d{1,11}$/)
    .optional(),
  from: z.string().nullish(),
  from_id: peer.nullish(),
  actor: z.string().nullish(),
  actor_id: peer.nullish(),
  action: z.string().optional(),
  duration_seconds: z.number().optional(),
  text: z.union([z.string(), z.array(z.union([z.string(), z.object({ text: z.string() })]))]).optional(),
  text_entities: z.array(z.object({ text: z.string() })).optional(),
  media_type: z.string().optional(),
  sticker_emoji: z.string().optional(),
  file_name: z.string().nullish(),
  photo: anything,
  file: anything,
  location_information: anything,
  contact_information: anything,
  poll: anything,
});
export type TelegramMessage = z.infer<typeof MESSAGE>;

/** Undefined for what is no message. */
export function parseMessage(value: unknown): TelegramMessage | undefined {
  return MESSAGE.safeParse(value).data;
}

/** `user123`; undefined where the message does not say. */
export function senderOf(message: TelegramMessage): string | undefined {
  return message.from_id ?? message.actor_id ?? undefined;
}

export type Counted = Pick<InteractionDraft, "kind" | "text">;

/** What a message is as contact with a person, or why it counts for nothing. */
export function readMessage(message: TelegramMessage): Counted | { readonly skip: string } {
  if (message.type !== "message") {
    if (message.action !== "phone_call") return { skip: "service messages" };
    const seconds = message.duration_seconds ?? 0;
    return seconds > 0 ? { kind: "call", text: `[call, ${lengthOf(seconds)}]` } : { skip: "missed calls" };
  }
  const text = textOf(message).trim();
  const media = mediaOf(message);
  if (!text && !media) return { skip: "messages without text or media" };
  return { kind: "message", text: text || `[${media}]` };
}

function textOf({ text, text_entities }: TelegramMessage): string {
  if (text_entities?.length) return text_entities.map((entity) => entity.text).join("");
  if (typeof text === "string") return text;
  return (text ?? []).map((part) => (typeof part === "string" ? part : part.text)).join("");
}

const MEDIA: Record<string, string> = {
  voice_message: "voice message",
  video_message: "video message",
  video_file: "video",
  audio_file: "audio",
  animation: "GIF",
};

function mediaOf(message: TelegramMessage): string | undefined {
  const { media_type: type } = message;
  if (type === "sticker") return ["sticker", message.sticker_emoji].filter(Boolean).join(" ");
  if (type) return MEDIA[type] ?? type.replaceAll("_", " ");
  if (message.photo) return "photo";
  if (message.file) return message.file_name ? `file ${message.file_name}` : "file";
  if (message.location_information) return "location";
  if (message.contact_information) return "contact";
  return message.poll ? "poll" : undefined;
}

/** `45 s`, `12 min`. */
function lengthOf(seconds: number): string {
  return seconds < 60 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}
