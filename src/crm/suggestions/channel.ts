import type { ContactFacts } from "./contact-facts.ts";

/** Ways a message can go to one person. */
export const CHANNELS = ["email", "telegram", "twitter", "linkedin", "whatsapp", "phone"] as const;
export type Channel = (typeof CHANNELS)[number];

const asChannel = (name: string | null): Channel | undefined => CHANNELS.find((channel) => channel === name);

/**
 * Where to write: on the channel that the two used last, else by the first address there is. Undefined where the contact
 * has no address that a message could go to.
 */
export function channelOf({ identityKinds, lastChannel }: ContactFacts): Channel | undefined {
  const first = identityKinds.map(asChannel).find((channel) => channel !== undefined);
  return first && (asChannel(lastChannel) ?? first);
}
