import { elapsedDays } from "../relationships/score.ts";
import type { ContactFacts } from "./contact-facts.ts";

/** Days that somebody gets to read a message before the next suggestion. */
const TIME_TO_READ = 14;
/** Days in which several messages without an answer weigh. */
export const PRESSING_DAYS = 30;
export const READ_NOT_ANSWERED_POINTS = 100;

/** The points of a reason after what the user's own last messages say; undefined when it is better to wait. */
export function afterUnanswered(points: number, contact: ContactFacts, now: Date): number | undefined {
  const { lastOutbound, newestMessages } = contact;
  if (lastOutbound?.read === false && elapsedDays(lastOutbound.at, now) < TIME_TO_READ) return undefined;
  const raised = isReadNotAnswered(contact) ? points + READ_NOT_ANSWERED_POINTS : points;

  const [newest] = newestMessages;
  if (!newest || elapsedDays(newest.at, now) > PRESSING_DAYS) return raised;
  const answer = newestMessages.findIndex(({ direction }) => direction !== "outbound");
  const inARow = answer === -1 ? newestMessages.length : answer;
  if (inARow >= 3) return undefined;
  return inARow === 2 ? Math.round(raised / 2) : raised;
}

export function isReadNotAnswered({ lastOutbound }: ContactFacts): boolean {
  return lastOutbound?.read === true && !lastOutbound.answered;
}
