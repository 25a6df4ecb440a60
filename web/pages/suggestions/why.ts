import { inWords } from "../../components/date-words.ts";
import { byPlatform } from "../contact/platforms.tsx";
import type { Suggestion } from "./suggestions-query.ts";

type Facts = Suggestion["facts"];

const EVENTS: Partial<Record<NonNullable<Facts["event"]>["type"], string>> = {
  job_change: "New job",
  promotion: "New title",
  fundraising: "Funding round",
  launch: "Launch",
  milestone: "Milestone",
};
/** A day of the calendar, such as 2026-11-25, in words. */
const dayInWords = (day: string) =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", {
    timeZone: "UTC",
    weekday: "long",
    day: "numeric",
    month: "long",
  });

/** Why somebody is suggested, what decided first, a short sentence each. */
export function whyInWords(facts: Facts, now: Date): string[] {
  return [
    reminder(facts),
    birthday(facts),
    event(facts, now),
    lastContact(facts, now),
    interval(facts),
    history(facts, now),
  ].filter((sentence) => sentence !== undefined);
}

function reminder({ reminder: of }: Facts): string | undefined {
  if (!of) return undefined;
  return "on" in of
    ? `You set ${dayInWords(of.on)} for this`
    : `You set a rhythm of ${of.everyDays} days, and ${of.passedDays} have passed`;
}

function birthday({ birthday: of }: Facts): string | undefined {
  if (!of) return undefined;
  return `Birthday on ${dayInWords(of.on)}${of.turns === undefined ? "" : `, turning ${of.turns}`}`;
}

function event({ event: of }: Facts, now: Date): string | undefined {
  if (!of) return undefined;
  const job = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(" at ");
  const [next, before] = [job(of.title, of.company), job(of.previousTitle, of.previousCompany)];
  const what = [`${EVENTS[of.type] ?? "News"} ${inWords(new Date(of.occurredAt), now)}`, next];
  return `${what.filter(Boolean).join(": ")}${before && `, before: ${before}`}`;
}

function lastContact({ last, lastContact: at, lastTopic, readNotAnswered, interactions }: Facts, now: Date) {
  if (!last || !at) return interactions === 0 ? "No contact so far" : undefined;
  const when = inWords(new Date(at), now);
  const topic = lastTopic ? `, about “${lastTopic}”` : "";
  if (last.kind === "meeting") return `You last met ${when}${topic}`;
  if (last.kind === "call") return `You last spoke ${when}${topic}`;
  const by = byPlatform(last.platform);
  if (last.direction === "inbound") return `Last wrote to you ${when} ${by}${topic}`;
  return `You last wrote ${when} ${by}${topic}${readNotAnswered ? "; it was read and not answered" : ""}`;
}

function interval({ intervalDays, priority, silentDays }: Facts): string | undefined {
  if (intervalDays === undefined || silentDays === undefined) return undefined;
  return `Silent for ${silentDays} days; you allow ${intervalDays} for ${priority} priority`;
}

function history({ interactions, firstContact, score }: Facts, now: Date): string | undefined {
  const since = firstContact && `the first ${inWords(new Date(firstContact), now)}`;
  const parts = [
    interactions && `${interactions} ${interactions === 1 ? "interaction" : "interactions"}`,
    interactions && interactions > 1 && since,
    score !== undefined && `score ${score} of 10`,
  ].filter((part) => typeof part === "string");
  return parts.length > 0 ? capital(parts.join(", ")) : undefined;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
