import type { Language } from "../talk/language.ts";

/**
 * The people of one region: names that go together, and where they mostly live. Lists are texts with `, ` between names
 * and `; ` between places. A name in another script is followed by its Latin form (`Анна=Anna`); a family name that
 * differs for women is written `man/woman`.
 */
export interface Culture {
  readonly id: string;
  readonly script: string;
  readonly language: Language;
  readonly women: string;
  readonly men: string;
  readonly families: string;
  readonly places: string;
  /** How the parts stand in the whole name; without it the given name is first. */
  readonly order?: "family first" | "family first, joined";
  /** Two family names, as in Spanish: the father's and the mother's. */
  readonly twoFamilies?: true;
}
