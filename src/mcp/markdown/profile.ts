import { dayOf, nextBirthday } from "../../crm/calendar.ts";
import type { ContactProfile } from "../../crm/contacts/get-contact.ts";
import type { InteractionText } from "../../crm/interactions/list-interactions.ts";
import { tier } from "../../crm/relationships/tier.ts";
import { lines, paragraphs } from "./answer.ts";
import { cleanText, inline } from "./clean.ts";
import { cutAtWord } from "./cut.ts";
import { type Clock, dateAgo } from "./dates.ts";
import { createFence, type Fence } from "./fence.ts";
import { identityLines } from "./identities.ts";
import { interactionLine, interactionText, receiptNotice } from "./interaction.ts";
import { quoteAll } from "./quotations.ts";

/** Characters of each of the last messages. */
const EXCERPT = 400;

/** A contact on one page. Lines without a value are left out. */
export function profile(contact: ContactProfile, clock: Clock): string {
  const fence = createFence();
  const quoted = paragraphs(
    ...texts(contact, fence),
    ...latest(contact.lastInteractions, clock, fence),
    suggestion(contact, fence),
  );
  return paragraphs(
    `# ${inline(contact.displayName) || "(no name)"} (ID ${contact.id})`,
    facts(contact, clock),
    quoted && fence.notice,
    quoted,
    contact.lastInteractions.length > 0 &&
      `Next: get_interactions with contact_id ${contact.id} shows all that was written, in full.`,
  );
}

function facts(contact: ContactProfile, clock: Clock): string {
  const [last] = contact.lastInteractions;
  const first = contact.firstInteractionAt;
  return lines(
    position(contact),
    `Score: ${contact.score}/10 ${tier(contact.score)} (reciprocity ${contact.scoreReciprocity}/4, recency ${contact.scoreRecency}/3, frequency ${contact.scoreFrequency}/2, breadth ${contact.scoreBreadth}/1, tenure ${contact.scoreTenure}/2)`,
    `Priority: ${contact.priority}`,
    last && `Last contact: ${dateAgo(last.occurredAt, clock)}, ${inline(last.platform)}, ${whoseTurn(last)}`,
    first && `Interactions: ${contact.interactionCount} since ${dayOf(first, clock.zone)}`,
    ...identityLines(contact.identities),
    birthday(contact, clock),
    contact.tags.length > 0 && `Tags: ${contact.tags.map(inline).join(", ")}`,
  );
}

function position({ title, company, location }: ContactProfile): string {
  const role = [title && inline(title), company && `at ${inline(company)}`].filter(Boolean).join(" ");
  return [role, location && inline(location)].filter(Boolean).join(", ");
}

function whoseTurn({ kind, direction }: InteractionText): string {
  if (kind === "meeting" || direction === "mutual") return kind === "message" ? "both wrote" : `a ${kind}`;
  const verb = kind === "call" ? "called" : "wrote last";
  return direction === "inbound" ? `they ${verb}` : `you ${verb}`;
}

function birthday({ birthYear, birthMonth, birthDay }: ContactProfile, { now, zone }: Clock): string | null {
  if (birthMonth === null || birthDay === null) return null;
  const two = (number: number) => String(number).padStart(2, "0");
  const date = [birthYear, two(birthMonth), two(birthDay)].filter(Boolean).join("-");
  const { on, days } = nextBirthday(birthMonth, birthDay, dayOf(now, zone));
  const toGo = days === 0 ? "today" : `in ${days} ${days === 1 ? "day" : "days"}`;
  const turns = birthYear ? `, turns ${Number(on.slice(0, 4)) - birthYear}` : "";
  return `Birthday: ${date}, ${toGo}${turns}`;
}

function texts(contact: ContactProfile, fence: Fence): string[] {
  const given = [
    ["LinkedIn headline", contact.linkedinHeadline],
    ["LinkedIn about", contact.linkedinAbout],
    ["Twitter bio", contact.twitterBio],
    ["Telegram bio", contact.telegramBio],
    ["Notes", contact.notes],
  ].filter((entry): entry is [string, string] => Boolean(entry[1] && cleanText(entry[1])));
  const quotes = quoteAll(
    fence,
    given.map(([, text]) => text),
    { readOn: () => "the contact's page in the web app shows the rest" },
  );
  return given.map(([label], index) => `${label}:\n${quotes[index]}`);
}

function latest(interactions: readonly InteractionText[], clock: Clock, fence: Fence): string[] {
  if (interactions.length === 0) return [];
  const shown = interactions.map((interaction) => {
    const text = cleanText(interactionText(interaction));
    const end = cutAtWord(text, EXCERPT);
    const excerpt = text && fence.quote(end < text.length ? `${text.slice(0, end)}…` : text);
    return lines(interactionLine(interaction, clock), excerpt);
  });
  return [lines(`Last interactions (times in ${clock.zone}):`, receiptNotice(interactions)), ...shown];
}

function suggestion({ suggestion: pending }: ContactProfile, fence: Fence): string | null {
  return (
    pending &&
    `Pending suggestion ${pending.id} (${pending.triggerType}, by ${inline(pending.channel)}):\n${fence.quote(pending.message)}`
  );
}
