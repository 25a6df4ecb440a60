import type { SuggestionFacts } from "../suggestion-facts.ts";
import { cleanLine } from "./clean-line.ts";
import { howLong } from "./how-long.ts";
import { occasion } from "./occasion.ts";

/** The pieces that every wording is made of. All come from the facts. */
export interface Words {
  /** How to address the contact. */
  readonly name: string;
  /** `six weeks` */
  readonly long: string;
  /** How the two were last in touch, as a clause: `you last wrote to me about “Lisbon”`. */
  readonly clause: string;
  /** The same at the head of a sentence. */
  readonly Clause: string;
  /** ` about “Lisbon”`, or nothing. */
  readonly about: string;
  /** A light question: `How are things at Stripe?` */
  readonly ask: string;
  /** What to congratulate on: `your new role as Head of Design at Stripe`; empty without an event. */
  readonly occasion: string;
}

export interface Addressee {
  readonly name: string;
  readonly givenName: string | null;
  readonly company: string | null;
}

export function wordsFor({ name, givenName, company }: Addressee, facts: SuggestionFacts): Words {
  const place = company && cleanLine(company);
  const clause = lastContactClause(facts);
  return {
    name: nameIn(givenName ?? "") ?? nameIn(name) ?? "there",
    long: howLong(facts.silentDays ?? 0),
    clause,
    Clause: clause.charAt(0).toUpperCase() + clause.slice(1),
    about: topic("about", facts),
    ask: place ? `How are things at ${place}?` : "How are things with you?",
    occasion: facts.event ? occasion(facts.event) : "",
  };
}

/** What stands for a name where there is none: an address, a number, the words of a platform for somebody who left it. */
const NO_NAME = /^@|\S@\S|^www\.|^\P{L}*$|^(unknown|deleted account)$/iu;

function nameIn(text: string): string | undefined {
  const name = cleanLine(text);
  return name === undefined || NO_NAME.test(name) ? undefined : name;
}

function lastContactClause(facts: SuggestionFacts): string {
  const { kind, direction } = facts.last ?? {};
  if (kind === "meeting") return `we last met${topic("for", facts)}`;
  if (kind === "call") return "we last spoke";
  if (direction === "inbound") return `you last wrote to me${topic("about", facts)}`;
  if (direction === "outbound") return `I last wrote to you${topic("about", facts)}`;
  return "we were last in touch";
}

function topic(word: string, { lastTopic }: SuggestionFacts): string {
  return lastTopic ? ` ${word} “${lastTopic}”` : "";
}
