/** What a word of the search index comes from, as the tables hold it. */
export const FIELD = {
  fullName: 0,
  name: 1,
  company: 2,
  title: 3,
  handle: 4,
  phone: 5,
  location: 6,
  tag: 7,
  note: 8,
  bio: 9,
  message: 10,
} as const;

export type FieldCode = (typeof FIELD)[keyof typeof FIELD];

/** A set of fields as bits, as the functions of the search migration take it. */
export function fieldSet(...fields: FieldCode[]): number {
  return fields.reduce((bits: number, field) => bits | (1 << field), 0);
}
