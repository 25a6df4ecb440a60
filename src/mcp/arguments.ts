import { z } from "zod";
import { AppError } from "../errors.ts";

// The arguments that several tools share. Each names in one phrase what it allows; that phrase ends the sentence a caller
// reads whatever was wrong with the value.

/** A number, or a string of digits as some clients send it. */
export const contactId = z
  .preprocess(
    (value) => (typeof value === "string" && /^\s*\d{1,15}\s*$/.test(value) ? Number(value) : value),
    z
      .int("must be a contact's ID, a whole number; search_contacts finds it")
      .min(1, "must be a contact's ID, a whole number from 1; search_contacts finds it"),
  )
  .exactOptional()
  .describe("ID from search_contacts");

export function text(phrase: string, max = 200) {
  return z
    .string(phrase)
    .max(max, `${phrase} of at most ${max} characters`)
    .refine((value) => !value.includes("\u0000"), `${phrase} without control characters`)
    .exactOptional();
}

export const name = text("must be a person's name").describe("Instead of the ID");

export function limit(standard: number, max: number) {
  const phrase = `must be a whole number from 1 to ${max}; cursor gives the rest`;
  return z.int(phrase).min(1, phrase).max(max, phrase).default(standard);
}

export function date(description: string) {
  const form = text("must be a date such as 2026-03-02 or a timestamp such as 2026-03-02T09:30:00Z", 40);
  return form.describe(description);
}

export const cursor = text("must be the cursor from the last answer", 2_000).describe(
  "From the last answer, for the next page",
);

export function choice<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z.enum(values, `must be ${inWords(values, "or")}`).exactOptional();
}

/** The JSON Schema that `tools/list` shows: what a client should send, without what is accepted besides. */
export function publishedSchema(input: z.ZodObject): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(input, {
    io: "input",
    override: ({ jsonSchema }) => {
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      delete jsonSchema.maxLength;
    },
  });
  return schema;
}

/**
 * Parses what a client sent.
 * @throws AppError `invalid_input`: one sentence for each of the first two things that are wrong.
 */
export function parseArguments<Input extends z.ZodObject>(
  tool: string,
  input: Input,
  given: Record<string, unknown>,
): z.infer<Input> {
  const parsed = input.safeParse(withoutAbsent(input, given));
  if (parsed.success) return parsed.data;
  const sentences = parsed.error.issues.map((issue) =>
    issue.code === "unrecognized_keys"
      ? unknownNames(tool, issue.keys, Object.keys(input.shape))
      : `${issue.path.join(".")} ${issue.message}.`,
  );
  throw new AppError("invalid_input", [...new Set(sentences)].slice(0, 2).join(" "));
}

/** Some clients fill in every argument they know: `null` and an empty string stand for one that is not given. */
function withoutAbsent(input: z.ZodObject, given: Record<string, unknown>): Record<string, unknown> {
  const isAbsent = (value: unknown) =>
    value === null || value === undefined || (typeof value === "string" && value.trim() === "");
  return Object.fromEntries(
    Object.entries(given).filter(([key, value]) => !(Object.hasOwn(input.shape, key) && isAbsent(value))),
  );
}

function unknownNames(tool: string, unknown: readonly string[], known: readonly string[]): string {
  const names = inWords(
    unknown.slice(0, 3).map((key) => JSON.stringify(key.slice(0, 40))),
    "or",
  );
  const allowed = known.length ? `Its arguments are ${inWords(known, "and")}.` : "It takes no arguments.";
  return `${tool} has no argument ${names}. ${allowed}`;
}

export function inWords(words: readonly string[], joint: "and" | "or"): string {
  return words.length < 2
    ? words.join("")
    : `${words.slice(0, -1).join(", ")} ${joint} ${words[words.length - 1]}`;
}
