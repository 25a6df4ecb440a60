import { z } from "zod";
import type { KeyScope } from "../db/account-schema.ts";
import type { UserId } from "../db/schema.ts";

/** Who is asking. It belongs to one connection or request and is handed down from there, never kept in a module. */
export interface Principal {
  readonly userId: UserId;
  /** `read` may not change anything, whatever it calls. */
  readonly scope: KeyScope;
  /** The key that was shown; over stdio there is none. */
  readonly keyId?: number;
  /** What stands for it in the database; it changes when the key is regenerated. */
  readonly hash?: string;
}

/** Reads a principal back from where the SDK carried it as a plain record. */
export const principal: z.ZodType<Principal> = z.object({
  userId: z.custom<UserId>(Number.isSafeInteger),
  scope: z.enum(["read", "read_write"]),
  keyId: z.int().exactOptional(),
  hash: z.string().exactOptional(),
});
