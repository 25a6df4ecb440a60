import type { InteractionText } from "../../crm/interactions/list-interactions.ts";
import { inline } from "./clean.ts";
import { type Clock, dateTime } from "./dates.ts";

/** `2026-11-20 14:05, email, outbound ✓✓` */
export function interactionLine(interaction: InteractionText, clock: Clock): string {
  const { occurredAt, platform, kind, direction } = interaction;
  const where = inline(platform) + (kind === "message" || kind === platform ? "" : ` ${kind}`);
  return `${dateTime(occurredAt, clock)}, ${where}, ${direction}${receipt(interaction)}`;
}

function receipt({ direction, readByRecipient }: InteractionText): string {
  if (direction !== "outbound" || readByRecipient === null) return "";
  return readByRecipient ? " ✓✓" : " ✓";
}

/** Explains the signs, where one occurs. */
export function receiptNotice(interactions: readonly InteractionText[]): string | undefined {
  return interactions.some((interaction) => receipt(interaction) !== "")
    ? "✓✓ means that the recipient has read it, ✓ that it was delivered and not read yet."
    : undefined;
}

/** What was said, with its subject: all of it is text by others. */
export function interactionText({ subject, text }: InteractionText): string {
  return [subject && `Subject: ${subject}`, text].filter(Boolean).join("\n");
}
