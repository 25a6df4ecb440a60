import familyNames from "./family-names.txt?raw";
import { fold } from "./fold.ts";
import givenNames from "./given-names.txt?raw";

/** Each name with the names that may stand for it. Made when the first name is asked for: a start can do without. */
let forms: Map<string, Set<string>> | undefined;

function readForms(): Map<string, Set<string>> {
  const read = new Map<string, Set<string>>();
  for (const line of `${givenNames}\n${familyNames}`.split("\n")) {
    if (!line || line.startsWith("#")) continue;
    const group = line.split(" ").map(fold);
    for (const name of group) {
      const known = read.get(name) ?? new Set();
      for (const other of group) if (other !== name) known.add(other);
      read.set(name, known);
    }
  }
  return read;
}

/** The other forms of a folded name: Robert and Rob for Bob, Юлия and Giulia for Julia. */
export function nameForms(name: string): ReadonlySet<string> {
  forms ??= readForms();
  return forms.get(name) ?? new Set();
}

/** Whether two folded names may be one person's: equal, or one a short form or another spelling of the other. */
export function areNameForms(a: string, b: string): boolean {
  return a === b || nameForms(a).has(b);
}
