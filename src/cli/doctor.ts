import { Command } from "commander";
import { type ClientSetup, clientConfigurations } from "../accounts/client-configurations.ts";
import { listUsers } from "../accounts/users.ts";
import { createApp } from "../app.ts";
import { type Config, loadConfig } from "../config.ts";
import type { Database } from "../db/database.ts";
import { AppError } from "../errors.ts";
import {
  checkAccounts,
  checkDatabase,
  checkDataDirectory,
  checkNode,
  checkSecret,
  type Finding,
} from "./doctor-checks.ts";
import { localClient } from "./local-client.ts";

export const command = new Command("doctor")
  .description(
    "Check configuration, database and data directory, and print the configuration of each AI client, ready to paste.",
  )
  .action(async () => {
    const config = loadConfig(process.env);
    const { findings, accounts } = await examine(config);
    for (const { state, text } of findings) process.stdout.write(`${state.padEnd(8)}${text}\n`);
    process.stdout.write(configurations(config, accounts));
    const broken = findings.filter(({ state }) => state === "broken").length;
    if (broken > 0) throw new AppError("conflict", `\nBroken: ${broken}. See the lines at the top.`);
  });

async function examine(config: Config): Promise<{ findings: Finding[]; accounts: string[] }> {
  const findings = [checkNode(process.version), { state: "ok" as const, text: "Configuration" }];
  let close = async (): Promise<void> => undefined;
  let db: Database | undefined;
  try {
    const database = await checkDatabase(config, async () => {
      const app = await createApp({ ...config, logLevel: "silent" });
      ({ db, close } = app);
      return app.db;
    });
    findings.push(database, await checkDataDirectory(config), await checkSecret(config));
    if (!db) return { findings, accounts: [] };
    findings.push(...(await checkAccounts(db)));
    return { findings, accounts: (await listUsers(db)).map(({ email }) => email) };
  } finally {
    await close();
  }
}

function configurations(config: Config, accounts: string[]): string {
  const parts = clientConfigurations(clientSetup(config, accounts)).map(({ title, where, text }) =>
    [`--- ${title}`, ...where.map((line) => `    ${line}`), "", text, ""].join("\n"),
  );
  const warning = config.databaseUrl
    ? ["They hold your DATABASE_URL and SECRET_KEY: show them to nobody."]
    : [];
  const head = [
    "",
    "Configurations of AI clients",
    ...warning,
    "If a client does not find node, write its whole path in place of it:",
    `  ${process.execPath}`,
    "Over HTTP, `pingcrm serve` must run, and pingcrm_KEY stands for a key: pingcrm key create --name NAME",
    "",
    "",
  ];
  return head.join("\n") + parts.join("\n");
}

function clientSetup(config: Config, accounts: string[]): ClientSetup {
  return {
    ...localClient(config, { secrets: true }),
    userEmail: accounts.length > 1 ? accounts[0] : undefined,
    mcpUrl: `${config.publicUrl?.origin ?? `http://127.0.0.1:${config.port}`}/mcp`,
    key: "pingcrm_KEY",
  };
}
