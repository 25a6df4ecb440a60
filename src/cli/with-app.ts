import { type App, createApp } from "../app.ts";
import { loadConfig } from "../config.ts";

/** Opens the database for one command and closes it whatever happens. */
export async function withApp<Result>(run: (app: App) => Promise<Result>): Promise<Result> {
  const app = await createApp(loadConfig(process.env));
  try {
    return await run(app);
  } finally {
    await app.close();
  }
}
