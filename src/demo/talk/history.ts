import { DAY } from "../../crm/relationships/score.ts";
import type { Direction, InteractionKind } from "../../db/schema.ts";
import type { Person } from "../people.ts";
import { between, chance, pick, type Random } from "../random.ts";
import type { Relation } from "../relations.ts";
import { fill, fillers } from "./fill.ts";
import type { Language } from "./language.ts";
import { type Thread, type Tone, threadsFor } from "./parse-threads.ts";

export interface DemoInteraction {
  kind: InteractionKind;
  platform: string;
  direction: Direction;
  subject: string | null;
  text: string | null;
  occurredAt: Date;
  readByRecipient: boolean | null;
  conversation: string | null;
}

/** Platforms that messages can go through, and a phone number to call. */
export interface Channels {
  readonly platforms: readonly string[];
  readonly phone: boolean;
}

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const MEETINGS = [
  "Coffee in {city}",
  "Lunch",
  "Dinner",
  "Workshop on {topic}",
  "Planning for {month}",
  "Visit at {company}",
];
const NOTES = [
  "Met at {event}.",
  "Talked about {topic} for an hour. Follow up in {month}.",
  "Prefers calls to mail.",
  "Introduced to {friend}.",
];
/** Shares of conversations. */
const BY_MEETING = 0.1;
const BY_CALL = 0.12;
const WITH_NOTE = 0.08;
const IN_OWN_LANGUAGE = 0.4;
const WITH_GREETING = 0.15;

/**
 * All that the user and this person had to do with each other, in no order; the last of it before `today`, which is the
 * start of a day.
 */
export function history(
  random: Random,
  person: Person,
  relation: Relation,
  channels: Channels,
  today: Date,
): DemoInteraction[] {
  if (relation.tones.length === 0 || channels.platforms.length === 0) return [];
  const years = within(random, relation.years);
  const silent = within(random, relation.silent);
  const known = Math.max(silent, years * 365);
  const count = Math.round(((known - silent) / 365) * within(random, relation.perYear));
  const language = chance(random, IN_OWN_LANGUAGE) ? person.language : "en";
  const said = new Set<Thread>();
  const interactions: DemoInteraction[] = [];
  for (let number = 0; number <= count; number++) {
    const isFirst = number === count;
    const isLast = number === 0;
    // More of it lately than long ago.
    const age = isLast ? silent : isFirst ? known : silent + (known - silent) * random() ** 1.4;
    const start = startOf(random, age, today);
    if (!isFirst && !isLast && chance(random, BY_MEETING)) {
      interactions.push(meeting(random, person, start));
    } else if (!isFirst && !isLast && channels.phone && chance(random, BY_CALL)) {
      interactions.push(call(random, start));
    } else {
      const tone = isFirst && count > 0 ? "first" : pick(random, relation.tones);
      interactions.push(
        ...conversation(random, person, relation, { channels, tone, language, start, number, said, today }),
      );
    }
  }
  if (chance(random, WITH_NOTE)) interactions.push(note(random, person, startOf(random, known, today)));
  return interactions;
}

function within(random: Random, [least, most]: readonly [number, number]): number {
  return least + random() * (most - least);
}

/** Between seven and twenty-one o'clock of that day. */
function startOf(random: Random, age: number, today: Date): Date {
  const day = today.getTime() - (Math.floor(age) + 1) * DAY;
  return new Date(day + 7 * HOUR + between(random, 0, 14 * 60) * MINUTE);
}

interface Occasion {
  channels: Channels;
  tone: Tone;
  start: Date;
  number: number;
  language: Language;
  /** What these two have talked about already. */
  said: Set<Thread>;
  today: Date;
}

function conversation(
  random: Random,
  person: Person,
  relation: Relation,
  occasion: Occasion,
): DemoInteraction[] {
  const { channels, start, today } = occasion;
  const platform = pick(random, channels.platforms);
  const isMail = platform === "email";
  const { subject, turns, isEnglish } = chooseThread(random, occasion, isMail);
  const values = fillers(random, person, start);
  const length = chance(random, relation.finished) ? turns.length : between(random, 1, turns.length);
  const title = isMail && subject ? fill(subject, values) : null;
  const greeting = isMail && isEnglish && chance(random, WITH_GREETING);
  const messages: DemoInteraction[] = [];
  let time = start.getTime();
  for (const { direction, text } of turns.slice(0, length)) {
    const isFirst = messages.length === 0;
    if (!isFirst) time += isMail ? between(random, 20, 30 * 60) * MINUTE : between(random, 1, 150) * MINUTE;
    if (new Date(time).getUTCHours() < 6) time += 6 * HOUR;
    if (time >= today.getTime()) break;
    const name = direction === "outbound" ? `Hi ${person.givenName},\n\n` : "Hello,\n\n";
    messages.push({
      kind: "message",
      platform,
      direction,
      subject: title && (isFirst ? title : `Re: ${title}`),
      text: (isFirst && greeting ? name : "") + fill(text, values),
      occurredAt: new Date(time),
      readByRecipient: null,
      conversation: isMail ? `${person.handle}/${occasion.number}` : person.handle,
    });
  }
  if (!isMail) markRead(random, messages);
  return messages;
}

/** In their language while they have something new to say in it, then in English; in the end people repeat themselves. */
function chooseThread(random: Random, { language, tone, said, start }: Occasion, isMail: boolean) {
  const isFresh = (thread: Thread) =>
    !said.has(thread) && (thread.month === undefined || thread.month === start.getUTCMonth() + 1);
  const own = threadsFor(language, tone, isMail).filter(isFresh);
  const english = own.length ? own : threadsFor("en", tone, isMail).filter(isFresh);
  const thread = pick(random, english.length ? english : threadsFor("en", "work", isMail));
  said.add(thread);
  return { ...thread, isEnglish: own.length === 0 || language === "en" };
}

/** Whoever answers has read; of the rest most is read, some is not, and some cannot be known. */
function markRead(random: Random, messages: DemoInteraction[]): void {
  const lastInbound = messages.findLastIndex(({ direction }) => direction === "inbound");
  for (const [index, message] of messages.entries()) {
    if (message.direction !== "outbound") continue;
    const guess = random();
    message.readByRecipient = index < lastInbound || guess < 0.7 ? true : guess < 0.9 ? false : null;
  }
}

function meeting(random: Random, person: Person, occurredAt: Date): DemoInteraction {
  const subject = fill(pick(random, MEETINGS), fillers(random, person, occurredAt));
  return { ...NOTHING, kind: "meeting", platform: "meeting", direction: "mutual", subject, occurredAt };
}

function call(random: Random, occurredAt: Date): DemoInteraction {
  const direction = chance(random, 0.5) ? "inbound" : "outbound";
  return {
    ...NOTHING,
    kind: "call",
    platform: "phone",
    direction,
    text: `${between(random, 2, 55)} minutes`,
    occurredAt,
  };
}

function note(random: Random, person: Person, occurredAt: Date): DemoInteraction {
  const text = fill(pick(random, NOTES), fillers(random, person, occurredAt));
  return { ...NOTHING, kind: "note", platform: "note", direction: "outbound", text, occurredAt };
}

const NOTHING = { subject: null, text: null, readByRecipient: null, conversation: null };
