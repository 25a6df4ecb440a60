import { randomBytes, randomUUID } from "node:crypto";
import { hc } from "hono/client";
import { addUser } from "../src/accounts/users.ts";
import type { Database } from "../src/db/database.ts";
import type { UserId } from "../src/db/schema.ts";
import { type Api, type ApiDependencies, createApi } from "../src/http/api.ts";
import { createHttpApp } from "../src/http/app.ts";
import { createLogger } from "../src/logger.ts";
import { temporaryDataDir } from "./temporary-directory.ts";

export const ORIGIN = "http://127.0.0.1:8808";
export const PASSWORD = "seven green bottles";
export const SECRET = "a secret of thirty-two bytes or more";

const config = { publicUrl: undefined, trustProxy: false, allowSignup: false, dataDir: temporaryDataDir() };

type Overrides = Omit<Partial<ApiDependencies>, "config"> & { config?: Partial<ApiDependencies["config"]> };

/** Attempts to sign in are counted by address, to the first 64 bits. */
const newAddress = () => `2001:db8:${randomBytes(2).toString("hex")}:${randomBytes(2).toString("hex")}::1`;

/** The whole of HTTP with the API in it, and no port: `browser()` is a new browser at an address of its own. */
export function testApi(db: Database, over: Overrides = {}) {
  const settings = { ...config, ...over.config };
  const api = createApi({
    db,
    secret: SECRET,
    now: () => new Date(),
    logger: createLogger("silent"),
    ...over,
    config: settings,
  });
  const app = createHttpApp({
    db,
    logger: createLogger("silent"),
    config: { ...settings, host: "127.0.0.1" },
    mcp: async () => new Response(),
    api,
  });
  return {
    app,
    browser: (address = newAddress()) => new TestBrowser(app, address),
    /** A browser in which a new user has signed in. */
    async signedIn(): Promise<TestBrowser & { userId: UserId; email: string }> {
      const email = `${randomUUID()}@example.com`;
      const { id: userId } = await addUser(db, { email, name: "Nia Okafor", password: PASSWORD });
      const browser = new TestBrowser(app, newAddress());
      const response = await browser.client.auth["sign-in"].$post({ json: { email, password: PASSWORD } });
      if (!response.ok) throw new Error(`signing in failed: ${await response.text()}`);
      return Object.assign(browser, { userId, email });
    },
  };
}

/** Keeps cookies and says its origin, as a browser does. */
class TestBrowser {
  readonly cookies = new Map<string, string>();
  /** The typed client of the API. */
  readonly client = hc<Api>(`${ORIGIN}/api`, {
    fetch: (url: string | URL | Request, init?: RequestInit) => this.fetch(String(url), init),
  });
  readonly #app: ReturnType<typeof createHttpApp>;
  readonly #address: string;

  constructor(app: ReturnType<typeof createHttpApp>, address: string) {
    this.#app = app;
    this.#address = address;
  }

  async fetch(url: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers({ host: "127.0.0.1:8808", origin: ORIGIN });
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    if (cookie) headers.set("cookie", cookie);
    new Headers(init.headers).forEach((value, name) => {
      headers.set(name, value);
    });
    const env = { incoming: { socket: { remoteAddress: this.#address } } };
    const response = await this.#app.request(
      new URL(url, ORIGIN).href,
      { ...init, headers },
      env as Record<string, unknown>,
    );
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }
}
