import { areCompatibleNames, nameWords } from "./compatible-names.ts";

/**
 * Whether of two names of one person the first is the one to show: whichever source came first, the same one is. More
 * words, then not all capitals, then more accents, then longer words (Robert for Bob). Never where they may be two people's.
 */
export function isFuller(name: string, known: string): boolean {
  if (name === known || !areCompatibleNames(name, known)) return false;
  const [a, b] = [fullness(name), fullness(known)];
  const differing = a.findIndex((value, index) => value !== b[index]);
  return differing < 0 ? name < known : (a[differing] ?? 0) > (b[differing] ?? 0);
}

function fullness(name: string): number[] {
  const words = nameWords(name);
  return [
    words.filter((word) => word.length > 1).length,
    words.length,
    name === name.toUpperCase() || name === name.toLowerCase() ? 0 : 1,
    name.normalize("NFD").match(/\p{M}/gu)?.length ?? 0,
    name.length,
  ];
}

/** Of two addresses of somebody without a name the one to show: mail, then numbers, then the first by its letters. */
export function isBetterAddress(address: string, known: string): boolean {
  const [a, b] = [addressKind(address), addressKind(known)];
  return a === b ? address < known : a < b;
}

function addressKind(address: string): number {
  if (address.includes("@")) return 0;
  return /^\+?\d/.test(address) ? 1 : 2;
}
