// Values of columns whose types are not known: a list may be an array, JSON or text; a flag may be a time.

export function textOf(value: unknown): string {
  return typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "";
}

/** The texts of an array, of JSON (`["a"]`, `[{"value": "a"}]`) or of a text with commas. */
export function listOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(listOf);
  if (typeof value === "object" && value !== null) {
    const held = Object.entries(value).find(([key]) =>
      ["value", "email", "phone", "number", "name"].includes(key),
    );
    return held ? listOf(held[1]) : [];
  }
  return textOf(value)
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
}

export function dateOf(value: unknown): Date | undefined {
  const text = textOf(value);
  // A time without a zone was written in UTC.
  const date = new Date(
    /\d{2}:\d{2}/.test(text) && !/(?:Z|[+-]\d{2}:?\d{0,2})$/.test(text) ? `${text}Z` : text,
  );
  return text === "" || Number.isNaN(date.getTime()) ? undefined : date;
}
