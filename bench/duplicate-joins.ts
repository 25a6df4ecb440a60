import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { addUser } from "../src/accounts/users.ts";
import type { Database } from "../src/db/database.ts";
import { contacts } from "../src/db/schema.ts";
import { people } from "../src/demo/people.ts";
import { runImport } from "../src/importers/run-import.ts";
import { share, VARIANTS } from "./duplicate-list.ts";

/** Relatives that share a number, and people who share a name: one in so many. */
const EVERY = 4;

/**
 * Imports two cards of each person, that share an address and differ in the name; and cards of others who share the
 * first one's number or name. Each card's tag says who it is: a contact with two tags was joined wrongly.
 */
export async function measureJoins(db: Database, count: number) {
  // A name with a typing error is another name: that pair is for the review list.
  const kinds = Object.entries(VARIANTS).flatMap(([kind, vary]) => (/typing/.test(kind) ? [] : [vary]));
  const cards: string[] = [];
  let last = "";
  for (const person of people(1, count)) {
    const { index, displayName } = person;
    const email = `p${index}@example.org`;
    const number = `+35191${String(index).padStart(7, "0")}`;
    cards.push(card(displayName, `p${index}`, email, number));
    cards.push(card(kinds[index % kinds.length]?.(person).name ?? displayName, `p${index}`, email));
    if (index % EVERY === 1) cards.push(card(last, `relative${index}`, `r${index}@example.org`, number));
    if (index % EVERY === 2) cards.push(card(displayName, `namesake${index}`, `n${index}@example.org`));
    last = displayName;
  }
  const folder = await mkdtemp(join(tmpdir(), "pingcrm-bench-"));
  try {
    const path = join(folder, "people.vcf");
    await writeFile(path, cards.join(""));
    const user = await addUser(db, { email: "nia@example.com", name: "Nia" });
    await runImport(db, user, { paths: [path], format: undefined, me: [], dryRun: false, now: new Date() });
    const rows = await db.select({ tags: contacts.tags }).from(contacts).where(eq(contacts.userId, user.id));
    const whole = rows.filter(({ tags }) => tags.some((tag) => tag.startsWith("p")));
    const records = cards.length - rows.length;
    const wrong = rows.reduce((sum, { tags }) => sum + tags.length - 1, 0);
    return {
      pairs: count,
      joined: records,
      recall: share(2 * count - whole.length, count),
      precision: share(records - wrong, records),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function card(name: string, tag: string, email: string, number?: string): string {
  const tel = number ? `TEL:${number}\n` : "";
  return `BEGIN:VCARD\nVERSION:3.0\nFN:${name}\nEMAIL:${email}\n${tel}CATEGORIES:${tag}\nEND:VCARD\n`;
}
