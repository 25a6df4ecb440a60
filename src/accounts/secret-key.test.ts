import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { loadConfig } from "../config.ts";
import { loadSecretKey, requireOwnSecret } from "./secret-key.ts";

const OWN = "chosen-by-the-user-and-long-enough-1";
let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "pingcrm-secret-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const config = (env: Record<string, string> = {}) =>
  loadConfig({ PINGCRM_DATA_DIR: join(directory, "data"), ...env });

it("SECRET_KEY is taken as it is", async () => {
  expect(await loadSecretKey(config({ SECRET_KEY: OWN }))).toBe(OWN);
});

it("one is made once for the embedded database, readable by its owner alone", async () => {
  const made = await loadSecretKey(config());
  expect(Buffer.from(made, "base64url")).toHaveLength(32);
  expect(await loadSecretKey(config())).toBe(made);
  if (process.platform !== "win32") {
    expect((await stat(join(directory, "data", "secret-key"))).mode & 0o777).toBe(0o600);
    expect((await stat(join(directory, "data"))).mode & 0o777).toBe(0o700);
  }
});

it("processes that start together agree on it", async () => {
  const made = await Promise.all(Array.from({ length: 20 }, () => loadSecretKey(config())));
  expect(new Set(made).size).toBe(1);
  expect(await readdir(join(directory, "data"))).toEqual(["secret-key"]);
});

it("a damaged one is not replaced in silence", async () => {
  await loadSecretKey(config());
  const path = join(directory, "data", "secret-key");
  await writeFile(path, "");
  await expect(loadSecretKey(config())).rejects.toMatchObject({ code: "conflict" });
  expect(await readFile(path, "utf8")).toBe("");
});

it("one that cannot be read is said in a sentence", async () => {
  const path = join(directory, "data", "secret-key");
  await mkdir(path, { recursive: true });
  await expect(loadSecretKey(config())).rejects.toMatchObject({
    code: "conflict",
    message: `${path} cannot be read (EISDIR). Check its owner and rights.`,
  });
});

it("a Postgres needs SECRET_KEY, and the error says how to make one", async () => {
  const postgres = config({ DATABASE_URL: "postgres://localhost/pingcrm" });
  await expect(loadSecretKey(postgres)).rejects.toMatchObject({
    code: "invalid_input",
    message: expect.stringContaining("randomBytes(32)"),
  });
});

it.each(["0.0.0.0", "::", "192.0.2.7", "crm.example.com"])(
  "listening on %s needs a chosen secret",
  (HOST) => {
    expect(() => requireOwnSecret(config({ HOST }))).toThrow(/SECRET_KEY must be set/);
    requireOwnSecret(config({ HOST, SECRET_KEY: OWN }));
  },
);

it.each(["127.0.0.1", "127.0.1.1", "::1", "localhost"])("listening on %s needs none", (HOST) => {
  requireOwnSecret(config({ HOST }));
});
