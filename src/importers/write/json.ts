const UNSTORABLE = /\0|\p{Surrogate}/gu;

/** Text that Postgres can store: without NUL and halves of surrogate pairs. */
export function storable(text: string): string {
  return text.replace(UNSTORABLE, "");
}

/** How JSON.stringify writes what Postgres cannot store. */
const WRITTEN_UNSTORABLE = /\\u(?:0000|d[89a-f])/;

/** Rows as one parameter of a statement. */
export function toJson(rows: readonly object[]): string {
  const json = JSON.stringify(rows);
  if (!WRITTEN_UNSTORABLE.test(json)) return json;
  return JSON.stringify(rows, (_, value: unknown) => (typeof value === "string" ? storable(value) : value));
}
