import { expect, it, onTestFinished, vi } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createContact } from "../../../test/factories.ts";
import { testApi } from "../../../test/web-api.ts";
import { createLogger } from "../../logger.ts";
import { listen } from "../listen.ts";

const db = await testDatabase();

it("a download that fails on the way breaks off and shows nothing of why, which the log does", async () => {
  const logger = createLogger("silent");
  const logged = vi.spyOn(logger, "error");
  const api = testApi(db, { logger });
  const nia = await api.signedIn();
  await createContact(db, nia.userId, { displayName: "Ines Duarte" });
  const server = await listen(api.app, "127.0.0.1", 0);
  onTestFinished(() => server.close(0));
  // The server of Hono prints that the stream broke off.
  const printed = vi.spyOn(console, "error").mockReturnValue();
  onTestFinished(() => printed.mockRestore());
  await db.$client.query("alter table interactions rename to hidden_interactions");
  onTestFinished(() => void db.$client.query("alter table hidden_interactions rename to interactions"));

  const cookie = [...nia.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const response = await fetch(`http://127.0.0.1:${server.port}/api/export`, { headers: { cookie } });
  expect(response.status).toBe(200);
  const received: Uint8Array[] = [];
  const reading = (async () => {
    for await (const chunk of response.body ?? []) received.push(chunk);
  })();
  await expect(reading).rejects.toThrow();
  expect(Buffer.concat(received).toString("latin1")).not.toMatch(/interactions|select/);
  expect(logged).toHaveBeenCalledWith(expect.objectContaining({ code: "42P01" }), "an export broke off");
});
