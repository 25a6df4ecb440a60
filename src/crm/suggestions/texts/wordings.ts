import type { Words } from "./words.ts";

// Messages in the user's voice: who, how long, the last topic, a light reason to write. At most two sentences, and
// nothing that the facts do not say. There are several of each kind so that a list of them does not read alike.

export type Wording = (words: Words) => string;

/** There was no contact ever. */
export const NEVER: readonly Wording[] = [
  ({ name }) => `Hi ${name}, I thought I would say hello. How are you?`,
  ({ name, ask }) => `Hello ${name}, a short word from me. ${ask}`,
  ({ name }) =>
    `Dear ${name}, I would like to be in touch. Would you have time for a short call one of these days?`,
];

/** The last contact is a few days old: it needs no mention. */
export const RECENT: readonly Wording[] = [
  ({ name }) => `Hi ${name}, a short word from me today. How is your week?`,
  ({ name }) => `Hello ${name}, I wanted to get back to you today. When is a good moment to talk?`,
  ({ name, ask }) => `Hi ${name}, just a hello. ${ask}`,
];

export const QUIET: readonly Wording[] = [
  ({ name, long, clause }) => `Hi ${name}, it has been ${long} since ${clause}. How are you?`,
  ({ name, long, Clause, ask }) => `Hello ${name}. ${Clause} ${long} ago, so I wanted to ask: ${lower(ask)}`,
  ({ name, long, Clause }) =>
    `Hi ${name}, how have you been? ${Clause} ${long} ago, and I would be glad to catch up.`,
  ({ name, long, clause }) =>
    `Dear ${name}, it is already ${long} since ${clause}. Would you have time for a short call in the coming days?`,
  ({ name, long, clause }) =>
    `${name}, a quick hello from me, ${long} after ${clause}. What are you busy with at the moment?`,
  ({ name, long, clause }) =>
    `Hi ${name}, I noticed that ${clause} ${long} ago. Shall we find a moment to talk?`,
  ({ name, long, clause, ask }) =>
    `Hello ${name}, a sign of life from me: it has been ${long} since ${clause}. ${ask}`,
];

/** After about a year and more: nothing that pretends it was yesterday, nothing that asks for much. */
export const LONG_QUIET: readonly Wording[] = [
  ({ name, long, clause }) =>
    `Hi ${name}, it has been ${long} since ${clause}. I would be glad to hear how you have been.`,
  ({ name, long, clause }) =>
    `Hello ${name}, ${clause} ${long} ago, and that is too long. What are you doing these days?`,
  ({ name, long, clause }) =>
    `Dear ${name}, this comes ${long} after ${clause}. I would simply like to know how you are.`,
  ({ name, long, clause }) =>
    `${name}, hello after a long silence: ${clause} ${long} ago. Would you like to catch up some time?`,
  ({ name, long, clause }) =>
    `Hi ${name}, how has life been? I noticed that ${clause} ${long} ago, and I would enjoy hearing from you.`,
  ({ name, long, Clause }) =>
    `Hello ${name}, may I pick up an old thread? ${Clause} ${long} ago, and I wonder where you are by now.`,
];

/** The user's last message was read, and nothing came back. */
export const NUDGE: readonly Wording[] = [
  ({ name, long, clause }) =>
    `Hi ${name}, ${clause} ${long} ago, and I would still like to hear from you. A line is enough.`,
  ({ name, long, about }) =>
    `Hello ${name}, there is no hurry with my message${about}. It has been ${long}, and I only wanted to ask how you are.`,
  ({ name, long, clause }) =>
    `Hi ${name}, it has been ${long} since ${clause}, and days get full. How are you, and is there a better time to talk?`,
  ({ name, long, clause }) =>
    `${name}, a second try from me, ${long} after ${clause}. Would a short call be easier?`,
  ({ name, long, about }) =>
    `Hello ${name}, I have not heard from you since my message${about} ${long} ago. I hope all is well with you.`,
];

export const EVENT: readonly Wording[] = [
  ({ name, long, clause, occasion }) =>
    `Hi ${name}, congratulations on ${occasion}. It has been ${long} since ${clause}, and I would like to hear how it is going.`,
  ({ name, long, Clause, occasion }) =>
    `Hello ${name}, I just saw the news: congratulations on ${occasion}. ${Clause} ${long} ago; how are you?`,
  ({ name, long, clause, occasion }) =>
    `${name}, well done on ${occasion}. I noticed that ${clause} ${long} ago, so shall we catch up soon?`,
  ({ name, long, clause, occasion }) =>
    `Dear ${name}, ${occasion} is a good reason to write, ${long} after ${clause}. Congratulations, and how are you?`,
];

export const BIRTHDAY: readonly Wording[] = [
  ({ name, long, clause }) =>
    `Happy birthday, ${name}. It has been ${long} since ${clause}, and I hope you are well.`,
  ({ name, long, Clause }) =>
    `Many happy returns, ${name}. ${Clause} ${long} ago, so this is a good day to ask how you are.`,
  ({ name, long, clause }) =>
    `All the best on your birthday, ${name}. I would like to hear how you are, ${long} after ${clause}.`,
  ({ name, long, Clause }) =>
    `Happy birthday, ${name}, and a good year to you. ${Clause} ${long} ago; how have you been?`,
  ({ name, long, clause }) =>
    `Warm wishes on your birthday, ${name}. It is ${long} since ${clause}: shall we catch up soon?`,
];

export const BIRTHDAY_ALONE: readonly Wording[] = [
  ({ name }) => `Happy birthday, ${name}. I hope you have a good day.`,
  ({ name }) => `Many happy returns, ${name}. Have a good day and a good year.`,
  ({ name }) => `All the best on your birthday, ${name}. I hope there is cake.`,
];

/** The birthday is some days away: nothing that says it is today, as the user may write at once. */
export const BIRTHDAY_AHEAD: readonly Wording[] = [
  ({ name, long, clause }) =>
    `Hi ${name}, all the best for your coming birthday. It has been ${long} since ${clause}, and I hope you are well.`,
  ({ name, long, Clause }) =>
    `Hello ${name}, your birthday is coming up: many happy returns. ${Clause} ${long} ago; how have you been?`,
  ({ name, long, clause }) =>
    `Dear ${name}, I wish you a good birthday soon. I would like to hear how you are, ${long} after ${clause}.`,
];

export const BIRTHDAY_AHEAD_ALONE: readonly Wording[] = [
  ({ name }) => `Hi ${name}, all the best for your coming birthday.`,
  ({ name }) => `Hello ${name}, your birthday is coming up: many happy returns.`,
  ({ name }) => `Dear ${name}, I wish you a good birthday soon, and a good year.`,
];

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
