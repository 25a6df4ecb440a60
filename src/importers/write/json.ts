const UNSTORABLE = /\0|\p{Surrogate}/gu;

/** Text that Postgres can store: without NUL and halves of surrogate pairs. */
export function storable(text: string): string {
  return text.replace(UNSTORABLE, "");
}

/** Rows as one parameter of a statement. */
export function toJson(rows: readonly object[]): string {
  return JSON.stringify(rows, (_, value: unknown) => (typeof value === "string" ? storable(value) : value));
}
