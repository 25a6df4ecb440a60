import { z } from "zod";
import { input } from "./input.ts";

/** The `:id` of a path, a whole number. */
export const byId = input("param", z.strictObject({ id: z.coerce.number().int().positive() }));
