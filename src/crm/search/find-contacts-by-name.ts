import type { Database } from "../../db/database.ts";
import type { UserId } from "../../db/schema.ts";
import { AppError } from "../../errors.ts";

export interface NamedContact {
  id: number;
  displayName: string;
  title: string | null;
  company: string | null;
  location: string | null;
  lastInteractionAt: Date | null;
  /** How far the text is from this person's name; smaller is closer, 0 is the very name, handle or address. */
  distance: number;
}

/**
 * The contacts whose name (or e-mail address, handle, number, where the text is one) is meant by `name`, closest
 * first. Archived contacts too: the caller asks for one person, not for a list.
 */
export async function findContactsByName(
  _db: Database,
  _userId: UserId,
  _name: string,
  _limit: number,
): Promise<NamedContact[]> {
  throw new AppError("unavailable", "The search is not there yet.");
}

/** The one that is meant, or undefined where several fit about equally (or none was found). */
export function clearWinner(found: readonly NamedContact[]): NamedContact | undefined {
  const [first, second] = found;
  return first && (!second || second.distance > first.distance) ? first : undefined;
}
