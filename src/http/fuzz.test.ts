import { expect, it, onTestFinished } from "vitest";
import { installation } from "../../test/cli.ts";
import { createUser } from "../../test/factories.ts";
import { fuzz } from "../../test/fuzz.ts";
import { startServer } from "../../test/serve.ts";
import { createKey } from "../accounts/keys.ts";
import { loadConfig } from "../config.ts";
import { openDatabase } from "../db/open.ts";
import { createLogger } from "../logger.ts";

const SECRET_KEY = "the-secret-of-the-tests-32-bytes-long";
const MEGABYTE = 1024 * 1024;

it("20,000 random and mutated requests: no crash, no 5xx, nothing internal, no growing memory", async () => {
  const env = { ...(await installation()), SECRET_KEY, TRUST_PROXY: "true" };
  const { url, child } = await startServer(env);
  const { db, close } = await openDatabase(loadConfig(env), createLogger("silent"));
  onTestFinished(close);
  const { key } = await createKey(db, SECRET_KEY, await createUser(db), { name: "test", scope: "read" });
  const memory = async () => {
    const figures = await (await fetch(`${url}metrics`)).text();
    return Number(/^process_resident_memory_bytes (\S+)$/m.exec(figures)?.[1]);
  };
  const { hostname: host, port } = new URL(url);
  const count = Number(process.env.FUZZ_REQUESTS ?? 20_000);
  const seed = Number(process.env.FUZZ_SEED ?? 20_260_728);

  const { statuses, suspicious, growth } = await fuzz({ host, port: Number(port), key, count, seed, memory });

  expect(suspicious).toEqual([]);
  expect(Object.keys(statuses).filter((status) => Number(status) >= 500)).toEqual([]);
  // It got past the key too, not only to its refusal.
  expect(statuses[200]).toBeGreaterThan(count / 100);
  expect(growth).toBeLessThan(150 * MEGABYTE);
  expect(child.exitCode).toBeNull();
  expect((await fetch(`${url}readyz`)).status).toBe(200);
}, 900_000);
