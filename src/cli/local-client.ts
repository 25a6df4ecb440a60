import { hostname, userInfo } from "node:os";
import type { ClientSetup } from "../accounts/client-configurations.ts";
import { type Config, defaultDataDir } from "../config.ts";
import { programFile } from "./program.ts";

/**
 * How an AI client starts this program: with an environment of its own, so what differs from the defaults is passed on.
 * @param secrets whether DATABASE_URL and SECRET_KEY are shown, or only what has to stand there
 */
export function localClient(
  config: Config,
  { secrets }: { secrets: boolean },
): Pick<ClientSetup, "main" | "env" | "sshTarget"> {
  const shown = (name: string, value: string) => ({ [name]: secrets ? value : `the server's ${name}` });
  const env = {
    ...(config.databaseUrl ? shown("DATABASE_URL", config.databaseUrl) : {}),
    ...(config.databaseUrl && config.secretKey ? shown("SECRET_KEY", config.secretKey) : {}),
    ...(!config.databaseUrl && config.dataDir !== defaultDataDir({})
      ? { PINGCRM_DATA_DIR: config.dataDir }
      : {}),
  };
  return { main: programFile(), env, sshTarget: `${userInfo().username}@${hostname()}` };
}
