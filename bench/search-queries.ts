import anyAscii from "any-ascii";
import type { Person } from "../src/demo/people.ts";
import { between, pick, type Random, seededFor } from "../src/demo/random.ts";

/** A query and the one contact that is meant by it. */
export interface Question {
  query: string;
  contactId: number;
  /** The script of the name as it is stored. */
  script: string;
}

interface Known {
  contactId: number;
  person: Person;
  /** Words of the stored name and of its Latin form, as a plain keyboard writes them. */
  stored: string[];
  whole: string;
  /** The words in alphabetical order. */
  sorted: readonly string[];
  latin: string[];
  company: string[];
}

/** Makes a query for a person, or none where the class does not apply. */
type Maker = (known: Known, random: Random) => string | undefined;
/** Whether a query could mean a person too, judged without the search. */
type Fits = (query: string) => (known: Known) => boolean;

const isLatin = ({ person }: Known) => person.script === "Latin";
const sameWords: Fits = (query) => {
  const asked = words(query).sort().join(" ");
  return ({ sorted }) => sorted.includes(asked);
};

/** The classes of the specification, and transliteration. */
const CLASSES: Record<string, { make: Maker; fits: Fits }> = {
  "misspelt, one edit": {
    make: (known, random) => misspell(known, random, 4, 7, 1),
    fits:
      (query) =>
      ({ whole }) =>
        distance(query, whole) <= 1,
  },
  "misspelt, two edits": {
    make: (known, random) => misspell(known, random, 8, 40, 2),
    fits:
      (query) =>
      ({ whole }) =>
        distance(query, whole) <= 2,
  },
  "accents dropped": {
    make: (known) => {
      const query = known.stored.join(" ");
      return isLatin(known) && /[^\x20-\x7e]/.test(known.person.displayName) ? query : undefined;
    },
    fits: sameWords,
  },
  "swapped word order": {
    make: (known) => {
      const { givenName, familyName, displayName } = known.person;
      const swapped = displayName.startsWith(givenName)
        ? `${familyName} ${givenName}`
        : `${givenName} ${familyName}`;
      return isLatin(known) ? swapped : undefined;
    },
    fits: sameWords,
  },
  "short forms": {
    make: (known, random) => {
      const [given = "", ...others] = known.stored;
      const short = SHORT_FORMS.get(given);
      return isLatin(known) && short ? [pick(random, short), ...others].join(" ") : undefined;
    },
    fits: (query) => {
      const [asked = "", ...others] = words(query);
      return ({ stored: [given = "", ...rest] }) =>
        rest.join() === others.join() &&
        (given === asked || SHORT_FORMS.get(given)?.includes(asked) === true);
    },
  },
  prefix: {
    make: (known, random) => {
      const begun = known.stored.map((word) => word.slice(0, between(random, 3, Math.max(3, word.length))));
      return isLatin(known) && known.stored.join("").length > begun.join("").length
        ? begun.join(" ")
        : undefined;
    },
    fits: (query) => {
      const asked = words(query);
      return ({ stored }) => asked.every((begun) => stored.some((word) => word.startsWith(begun)));
    },
  },
  "name and company": {
    make: (known, random) => `${pick(random, known.stored)} ${known.company[0]}`,
    fits: (query) => {
      const [name = "", at = ""] = words(query);
      return ({ stored, company }) =>
        stored.some((word) => word.startsWith(name)) && company.some((word) => word.startsWith(at));
    },
  },
  transliterated: {
    make: (known) => (isLatin(known) ? undefined : known.latin.join(" ")),
    fits: sameWords,
  },
};

/** Up to `limit` queries of each class, each with one right answer among all these people. */
export function questions(people: ReadonlyMap<number, Person>, limit: number): Map<string, Question[]> {
  const all = [...people].map(
    ([contactId, person]): Known => ({
      contactId,
      person,
      ...namesOf(person),
    }),
  );
  const made = new Map<string, Question[]>();
  for (const [name, { make, fits }] of Object.entries(CLASSES)) {
    const kept: Question[] = [];
    for (const known of all) {
      if (kept.length === limit) break;
      const query = make(known, seededFor(name.length, known.person.index));
      if (!query) continue;
      const fitting = fits(plain(query));
      const others = all.some((other) => other !== known && fitting(other));
      if (!others) kept.push({ query, contactId: known.contactId, script: known.person.script });
    }
    made.set(name, kept);
  }
  return made;
}

function namesOf(person: Person) {
  const stored = words(person.displayName);
  const latin = words(person.latinName);
  const sorted = [stored, latin].map((name) => name.toSorted().join(" "));
  return { stored, whole: stored.join(" "), latin, sorted, company: words(person.company) };
}

function misspell(
  known: Known,
  random: Random,
  least: number,
  most: number,
  edits: number,
): string | undefined {
  if (!isLatin(known)) return undefined;
  const eligible = known.stored.filter((word) => word.length >= least && word.length <= most);
  if (eligible.length === 0) return undefined;
  const right = pick(random, eligible);
  let wrong = right;
  for (let edit = 0; edit < edits; edit++) wrong = withEdit(wrong, random);
  return wrong === right ? undefined : known.stored.map((word) => (word === right ? wrong : word)).join(" ");
}

function withEdit(word: string, random: Random): string {
  const at = between(random, 0, word.length - 1);
  const letter = String.fromCharCode(between(random, 97, 122));
  const [before, after] = [word.slice(0, at), word.slice(at + 1)];
  switch (between(random, 0, 3)) {
    case 0:
      return before + after;
    case 1:
      return before + letter + word.slice(at);
    case 2:
      return before + letter + after;
    default:
      return before + after.slice(0, 1) + word.charAt(at) + after.slice(1);
  }
}

/** Lower case letters and digits as a plain keyboard writes them; other scripts stay. */
function plain(text: string): string {
  const bare = text.normalize("NFD").replace(/(?<=\p{sc=Latin})\p{M}+/gu, "");
  return Array.from(bare.normalize("NFC"), (sign) =>
    /[\p{sc=Latin}\p{sc=Common}]/u.test(sign) ? anyAscii(sign) : sign,
  )
    .join("")
    .toLowerCase();
}

function words(text: string): string[] {
  return plain(text)
    .replace(/['’‘]/g, "")
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean);
}

/** Edit distance with the swap of neighbours as one edit; 9 for more than two. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2 || strangers(a, b) > 2) return 9;
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  const cell = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j++) {
      const changed = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(cell(i - 1, j) + 1, (row[j - 1] ?? 0) + 1, cell(i - 1, j - 1) + changed);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, cell(i - 2, j - 2) + 1);
      }
      row.push(least);
    }
  }
  return cell(a.length, b.length);
}

/** How many letters of one are missing in the other: never more than the edits between them. */
function strangers(a: string, b: string): number {
  const counts = new Int8Array(128);
  const add = (code: number, by: number) => {
    counts[code & 127] = (counts[code & 127] ?? 0) + by;
  };
  for (let at = 0; at < a.length; at++) add(a.charCodeAt(at), 1);
  for (let at = 0; at < b.length; at++) add(b.charCodeAt(at), -1);
  let [more, less] = [0, 0];
  for (const count of counts) {
    if (count > 0) more += count;
    else less -= count;
  }
  return Math.max(more, less);
}

/** Short forms in daily use of given names that the sample people bear. */
const SHORT_FORMS = new Map(
  `abigail abby, alejandro ale, alexander alex sasha, alfred fred alfie, alzbeta bety, andrew andy drew, anton toni,
  barbora bara, bartlomiej bartek, beatrice bea, benjamin ben benny, brandon bran, carolina caro, caroline carrie,
  catarina cat, charlotte charlie lottie, christian chris, christopher chris kit topher, claudia clau, daniel dan danny,
  daniela dani, danielle dani, deepak dip, eduardo edu, edward ed ted eddie, eleanor nell ellie, elizabeth liz beth betty,
  emilie emmy, fernanda fer, fernando nando, francesca fran, francesco ciccio, francisco paco pancho, francois fran,
  frederick fred freddie, frederik fred, fredrik fred, gabriel gabe, george georgie, gerardo gerry, giovanni gianni,
  giuseppe beppe peppe, gregory greg, grzegorz grzesiek, guadalupe lupe, guillaume gui, gustav gus, henry harry hank, ines agnes,
  isaac ike, james jim jimmy jamie, jennifer jen jenny, jessica jess, jiri jirka, johan hans, johannes hans hannes, jonathan jon, joao john,
  joaquin quino, jose pepe, josefine josie, joshua josh, katarzyna kasia, katerina katka, katherine kate kathy katie, kenneth ken kenny, krzysztof krzysiek,
  leonardo leo, lorenzo renzo, lukasz luka, magdalena magda lena, malgorzata gosia, manuel manolo, marcus marc, margaret peggy maggie meg,
  maria mary, matilda tilda, matthias matti, mauricio mauro, michael mike mick, nathaniel nate nat, nathalie nat, niels nick, oliver ollie,
  olivia liv, patricia pat trish, patrick pat paddy, pedro perico, rafael rafa, rebecca becky becca, ricardo rico, richard dick rick rich,
  robert bob rob bobby, rodrigo rodri, salvador salva, samantha sam, samuel sam sammy, sebastian seb basti, sebastien seb, sofia sophie, stephanie steph,
  steven steve, susanne susi, tereza terka, thomas tom, timothy tim, tomasz tomek, valentina vale, veronique vero, victoria vicky tori, viktor vik,
  vojtech vojta, wilhelm willi, william bill will billy, wojciech wojtek, zofia zosia, zuzana zuzka, elzbieta ela, jadwiga jadzia, joanna asia, pawel paul, slawomir slawek, zbigniew zbyszek`
    .split(",")
    .map((line) => {
      const [name = "", ...short] = line.trim().split(/\s+/);
      return [name, short] as const;
    }),
);
