export interface PalettePerson {
  readonly id: number;
  readonly name: string;
  /** Company and title, or where the words were found. */
  readonly detail: string;
}

/** People who fit the words, the best first; empty while nothing is asked. */
export function usePalettePeople(_words: string): readonly PalettePerson[] {
  return [];
}
