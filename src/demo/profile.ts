import type { Identity } from "../crm/contacts/normalize-identity.ts";
import { DAY } from "../crm/relationships/score.ts";
import { FRIEND_TAGS } from "./industries.ts";
import { asciiWords, companyOf, type Person } from "./people.ts";
import { fictionalPhone } from "./phone-numbers.ts";
import { between, chance, pick, type Random } from "./random.ts";
import type { Relation } from "./relations.ts";
import { fill, fillers } from "./talk/fill.ts";

const NOTES = [
  "Met at {event}. Knows everybody in {field}.",
  "Two children, plays the cello.",
  "Prefers calls to mail. Early riser.",
  "Allergic to nuts.",
  "Interested in {topic}. Introduce to {friend}?",
  "Moved here from abroad, still looking for a choir.",
  "Sends the best postcards.",
  "Vegetarian. Likes long walks and short meetings.",
  "Was a great help when we started out.",
  "Collects old maps. Ask about the one from the harbour.",
  "Working on a book about {topic}.",
];
const ABOUT = [
  "I care about {topic} and the people who make it work. Before {company} I spent ten years in {field}.",
  "Twenty years in {field}, and still curious. Ask me about {topic}.",
  "I help teams with {topic}. Outside work I sing, badly, in a choir.",
];
const SHORT_BIOS = [
  "{topic}, tea and trains.",
  "Mostly about {topic}. Views my own.",
  "{field} by day, bread by night.",
  "Slow reader, fast walker.",
  "Here for {topic}.",
];

/** The first people of every network have what a first look should find, whatever the seed. */
const FRONT = 200;
/** One in so many of them has a birthday within three days, or has just changed jobs. */
const EACH = 40;

export interface Birthday {
  year: number | null;
  month: number;
  day: number;
}

/** Ways to reach somebody, the better the two know each other the more of them. */
export function identitiesOf(random: Random, person: Person, relation: Relation): Identity[] {
  const { handle, index } = person;
  const company = asciiWords(person.company).join("-");
  const knowsWell = relation.platforms > 1;
  const country = person.location.split(", ")[1] ?? "";
  const phone = chance(random, knowsWell ? 0.9 : 0.4) ? fictionalPhone(country, index) : undefined;
  const slug = `${handle.replaceAll(".", "-")}-${between(random, 0x100000, 0xffffff).toString(16)}`;
  const userName = handle.replaceAll(".", "_");
  const isOnLinkedin = chance(random, 0.8);
  const found: (Identity | false | undefined)[] = [
    (!isOnLinkedin || chance(random, 0.8)) && {
      kind: "email",
      value: `${handle}@${company}.example.com`,
      label: "work",
    },
    chance(random, knowsWell ? 0.5 : 0.1) && {
      kind: "email",
      value: `${handle}@${pick(random, ["example.org", "example.net"])}`,
      label: "home",
    },
    phone !== undefined && { kind: "phone", value: phone, label: "mobile" },
    phone !== undefined && chance(random, 0.6) && { kind: "whatsapp", value: phone },
    isOnLinkedin && { kind: "linkedin", value: slug },
    chance(random, 0.35) && { kind: "telegram", value: userName },
    chance(random, 0.25) && { kind: "twitter", value: userName },
  ];
  return found.filter((identity) => !!identity);
}

/** Four in ten are known; some fall on the next days. */
export function birthdayOf(random: Random, person: Person, today: Date): Birthday | undefined {
  const soon = person.index < FRONT && person.index % EACH === 7;
  if (!chance(random, 0.4) && !soon) return undefined;
  const year = chance(random, 0.55) ? today.getUTCFullYear() - between(random, 24, 68) : null;
  const daysOn = soon ? Math.floor(person.index / EACH) % 4 : between(random, 4, 364);
  const date = new Date(today.getTime() + daysOn * DAY);
  return { year, month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** A change of position that an import would have noticed. */
export interface JobChange {
  occurredAt: Date;
  details: { title: string; company: string; previousTitle: string; previousCompany: string };
}

export function jobChangeOf(random: Random, person: Person, today: Date): JobChange | undefined {
  const recent = person.index < FRONT && person.index % EACH === 11;
  if (!chance(random, 0.03) && !recent) return undefined;
  const days = recent ? between(random, 1, 5) : between(random, 8, 300);
  const { title, company } = person;
  const previousCompany = companyOf(random, person.industry);
  if (previousCompany === company) return undefined;
  return {
    occurredAt: new Date(today.getTime() - days * DAY + 9 * 60 * 60 * 1000),
    details: {
      title,
      company,
      previousTitle: pick(random, person.industry.titles),
      previousCompany,
    },
  };
}

/** Texts about a person that are null as often as in life. */
export function textsOf(random: Random, person: Person, identities: readonly Identity[], today: Date) {
  const values = fillers(random, person, today);
  const isOn = (kind: string) => identities.some((identity) => identity.kind === kind);
  const maybe = (probability: number, texts: readonly string[]) =>
    chance(random, probability) ? fill(pick(random, texts), values) : null;
  return {
    linkedinHeadline: isOn("linkedin")
      ? maybe(0.7, [`${person.title} at {company}`, `${person.title} | {topic}`])
      : null,
    linkedinAbout: isOn("linkedin") ? maybe(0.3, ABOUT) : null,
    twitterBio: isOn("twitter") ? maybe(0.8, SHORT_BIOS) : null,
    telegramBio: isOn("telegram") ? maybe(0.3, SHORT_BIOS) : null,
    notes: maybe(0.3, NOTES),
  };
}

export function tagsOf(random: Random, person: Person, relation: Relation): string[] {
  return relation.id === "close" ? [...person.tags, pick(random, FRIEND_TAGS)] : [...person.tags];
}
