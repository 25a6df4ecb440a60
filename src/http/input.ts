import { zValidator } from "@hono/zod-validator";
import type { ValidationTargets } from "hono";
import type { z } from "zod";
import { AppError } from "../errors.ts";

/**
 * Checks one part of a request, and gives it its type. Schemas are strict objects, so that a misspelt name is an error.
 * Postgres keeps every character in a text but U+0000.
 * @throws AppError `invalid_input` that names what is wrong first
 */
export const input = <Target extends keyof ValidationTargets, Schema extends z.ZodType>(
  target: Target,
  schema: Schema,
) =>
  zValidator(target, schema, (result) => {
    if (result.success) {
      if (holdsNul(result.data)) throw new AppError("invalid_input", "Take out the character U+0000.");
      return;
    }
    const [issue] = result.error.issues;
    const where = issue?.path.join(".");
    throw new AppError("invalid_input", [where, issue?.message].filter(Boolean).join(": "));
  });

function holdsNul(value: unknown): boolean {
  if (typeof value === "string") return value.includes("\u0000");
  return typeof value === "object" && value !== null && Object.entries(value).flat().some(holdsNul);
}
