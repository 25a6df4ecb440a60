import { Hono } from "hono";
import type { Database } from "../../db/database.ts";
import { isMigrated } from "../../db/migrate.ts";
import { unreachable } from "../../db/unreachable.ts";
import { AppError } from "../../errors.ts";

/** Milliseconds: whoever asks gets an answer within five seconds, also when the database swallows the question. */
const READY_TIMEOUT = 4_500;

/** `/healthz`: the process is up. `/readyz`: it can work, because the database is reachable and migrated. */
export function healthRoutes(db: Database): Hono {
  const routes = new Hono();
  routes.get("/healthz", (c) => c.json({ status: "up" }));
  routes.get("/readyz", async (c) => {
    const reason = await whyNotReady(db);
    return reason ? c.json({ status: "not ready", reason }, 503) : c.json({ status: "ready" });
  });
  return routes;
}

async function whyNotReady(db: Database): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve("The database does not answer."), READY_TIMEOUT);
  });
  const answer = isMigrated(db.$client).then(
    (migrated) => (migrated ? undefined : "The database is not migrated. Start PingCRM again to do it."),
    (error: unknown) => {
      if (error instanceof AppError) return error.message;
      return unreachable(error)?.message ?? "The database answers with an error.";
    },
  );
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
}
