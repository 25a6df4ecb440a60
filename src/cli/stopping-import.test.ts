import { expect, it, vi } from "vitest";
import { installation } from "../../test/cli.ts";
import { startServer } from "../../test/serve.ts";

const env = await installation();

/** An upload by a new account, ready to run. */
async function upload(url: string, text: string) {
  const origin = new URL(url).origin;
  let cookie = "";
  const ask = async (method: string, path: string, body: string | object) => {
    const response = await fetch(`${url}api/${path}`, {
      method,
      headers: { origin, cookie, ...(typeof body === "object" && { "content-type": "application/json" }) },
      body: typeof body === "object" ? JSON.stringify(body) : body,
    });
    cookie ||= response.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    expect(response.status).toBe(200);
    return (await response.json()) as { id: string };
  };
  await ask("POST", "auth/sign-up", {
    email: "nia@example.com",
    name: "Nia",
    password: "seven green bottles",
  });
  const { id } = await ask("POST", "uploads", { files: [{ path: "people.vcf", size: text.length }] });
  for (let at = 0; at < text.length; at += 900_000) {
    await ask("PUT", `uploads/${id}/file?path=people.vcf&at=${at}`, text.slice(at, at + 900_000));
  }
  /** People there are to import; an embedded database that is busy with them does not answer. */
  const total = async () => {
    const signal = AbortSignal.timeout(1_000);
    const response = await fetch(`${url}api/uploads`, { headers: { cookie }, signal }).catch(() => undefined);
    return response ? ((await response.json()) as { upload: { total: number } }).upload.total : Infinity;
  };
  return { id, ask, total };
}

it("told to stop while files are imported, it does not wait for their end, exit 0", async () => {
  const cards = Array.from(
    { length: 30_000 },
    (_, index) =>
      `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Person ${index}\r\nEMAIL:p${index}@example.com\r\nEND:VCARD\r\n`,
  );
  const server = await startServer(env);
  const { id, ask, total } = await upload(server.url, cards.join(""));
  await ask("POST", `uploads/${id}/run`, { dryRun: true });
  await vi.waitFor(async () => expect(await total()).toBeGreaterThan(0), 20_000);
  const since = performance.now();
  expect(await server.stop("SIGTERM")).toEqual([0, null]);
  // Running calls get ten seconds, and systemd fifteen for all.
  expect(performance.now() - since).toBeLessThan(14_500);
}, 90_000);
