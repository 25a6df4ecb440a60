import { createHmac } from "node:crypto";
import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { accounts, rateLimits, sessions, users, verifications } from "../../db/account-schema.ts";
import type { Database } from "../../db/database.ts";
import { signUpPlugin } from "./sign-up-plugin.ts";

export interface AuthOptions {
  readonly secret: string;
  readonly publicUrl: URL | undefined;
  readonly allowSignup: boolean;
}

/** Set by this server on what it passes to Better Auth, never taken from a caller. */
export const ADDRESS_HEADER = "x-pingcrm-address";
/** Only the path of it matters: requests are made here, and their origin is checked before. */
export const AUTH_URL = "http://127.0.0.1/api/auth";

const TABLES = { users, sessions, accounts, verifications, rateLimits };
const DAY = 86_400;
/** Seconds. */
const MINUTE = 60;

/** Better Auth over this database: passwords, sessions and their cookie, and how often an address may try. */
export function createAuth(db: Database, { secret, publicUrl, allowSignup }: AuthOptions) {
  const secure = publicUrl?.protocol === "https:";
  return betterAuth({
    baseURL: AUTH_URL,
    // Not SECRET_KEY itself, under which keys are hashed.
    secret: createHmac("sha256", secret).update("web sessions").digest("hex"),
    database: drizzleAdapter(db, { provider: "pg", schema: TABLES, usePlural: true, transaction: true }),
    emailAndPassword: { enabled: true, disableSignUp: true },
    plugins: [signUpPlugin(db, allowSignup)],
    session: { expiresIn: 30 * DAY, updateAge: DAY, freshAge: 0 },
    rateLimit: {
      enabled: true,
      storage: "database",
      customRules: {
        "/sign-in/email": { window: MINUTE, max: 10 },
        "/sign-up": { window: MINUTE, max: 10 },
        "/change-password": { window: MINUTE, max: 10 },
        "/sign-out": false,
      },
    },
    advanced: {
      database: { generateId: "serial" },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      // Its prefix would be __Secure-; __Host- also binds the cookie to this very host.
      useSecureCookies: false,
      cookies: {
        session_token: {
          name: `${secure ? "__Host-" : ""}pingcrm_session`,
          attributes: { httpOnly: true, sameSite: "lax", path: "/", secure },
        },
      },
      // requireSameOrigin refuses more, and before.
      disableCSRFCheck: true,
    },
    onAPIError: { throw: true },
    logger: { disabled: true },
    telemetry: { enabled: false },
  });
}

export type Auth = ReturnType<typeof createAuth>;
