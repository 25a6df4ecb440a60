import pg, { type ClientBase } from "pg";
import { AppError } from "../../errors.ts";
import type { Draft } from "../draft.ts";
import { type Format, type Owner, UnknownOwner } from "../format.ts";
import { contactDraft, interactionDraft, notificationDraft, orProblem, suggestionDraft } from "./drafts.ts";
import { CONTACT, INTERACTION, NOTIFICATION, SUGGESTION, USER } from "./fields.ts";
import { countRows, exists, readTable } from "./source-table.ts";
import { textOf } from "./values.ts";

/** The path of an import that is a database and no file. */
export const isDatabaseUrl = (path: string): boolean => /^postgres(?:ql)?(?:\+asyncpg)?:\/\//.test(path);

/** How a database is named to people, without user and password. */
export function databaseName(url: string): string {
  const { host, pathname } = new URL(url.replace(/^[^:]+:/, "postgres:"));
  return `${host}${pathname}`;
}

/** The Postgres database of an older PingCRM. It is only read, in transactions that cannot write. */
export const pingcrmDatabase: Format = {
  name: "pingcrm-database",
  title: "database of an older PingCRM",
  together: false,
  // It is given by its URL and is in no file.
  recognize: () => undefined,
  async look({ name: url }, { owner, region }) {
    const { user, total } = await reading(url, async (client) => {
      await refuseOthers(client, url);
      const tables = ["contacts", "interactions", "follow_up_suggestions", "notifications"];
      let rows = 0;
      for (const table of tables) rows += await countRows(client, table);
      return { user: await findUser(client, owner), total: rows };
    });
    return {
      total,
      people: () => fromDatabase(url, (client) => readPeople(client, user, region)),
      interactions: () => fromDatabase(url, (client) => readRest(client, user)),
    };
  },
};

export async function* readPeople(
  client: ClientBase,
  user: string,
  region: string | undefined,
): AsyncGenerator<Draft> {
  for await (const row of readTable(client, "contacts", CONTACT, { field: "user", value: user })) {
    yield contactDraft(row, region);
  }
}

/** Interactions, suggestions and notifications: all that is about people who are there by now. */
export async function* readRest(client: ClientBase, user: string): AsyncGenerator<Draft> {
  const owner = { field: "user", value: user } as const;
  for await (const row of readTable(client, "interactions", INTERACTION, owner)) {
    yield orProblem(interactionDraft(row), "interactions", row.id);
  }
  for await (const row of readTable(client, "follow_up_suggestions", SUGGESTION, owner)) {
    yield orProblem(suggestionDraft(row), "follow_up_suggestions", row.id);
  }
  for await (const row of readTable(client, "notifications", NOTIFICATION, owner)) {
    yield orProblem(notificationDraft(row), "notifications", row.id);
  }
}

/**
 * The account there that is the user's: the one of an own e-mail, else the only one.
 * @throws UnknownOwner where there are several and none has an own e-mail.
 */
export async function findUser(client: ClientBase, owner: Owner): Promise<string> {
  const users: { id: string; email: string }[] = [];
  for await (const { id, email } of readTable(client, "users", USER)) {
    users.push({ id: textOf(id), email: textOf(email).toLowerCase() });
  }
  const own = users.find(({ email }) => owner.keys.has(`email:${email}`));
  const [only, ...others] = users;
  if (own) return own.id;
  if (!only || others.length > 0) throw new UnknownOwner(users.map(({ email }) => email));
  return only.id;
}

async function refuseOthers(client: ClientBase, url: string): Promise<void> {
  const name = databaseName(url);
  if (!(await exists(client, "users")) || !(await exists(client, "contacts"))) {
    throw new AppError("conflict", `${name} is no database of PingCRM: it has no tables users and contacts.`);
  }
  if (await exists(client, "contact_words")) {
    throw new AppError(
      "conflict",
      `${name} is of this version of PingCRM. Move an account with pingcrm export.`,
    );
  }
}

async function open(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url.replace(/^[^:]+:/, "postgresql:"),
    connectionTimeoutMillis: 10_000,
  });
  // A connection that breaks while nobody asks it anything is told by the next question.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("begin isolation level repeatable read read only");
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    const why = error instanceof Error ? error.message : "no reason was given";
    throw new AppError("conflict", `The database ${databaseName(url)} cannot be read: ${why}.`, {
      cause: error,
    });
  }
}

async function reading<Result>(url: string, read: (client: ClientBase) => Promise<Result>): Promise<Result> {
  const client = await open(url);
  try {
    return await read(client);
  } finally {
    await client.end();
  }
}

async function* fromDatabase(
  url: string,
  read: (client: ClientBase) => AsyncGenerator<Draft>,
): AsyncGenerator<Draft> {
  const client = await open(url);
  try {
    yield* read(client);
  } finally {
    await client.end();
  }
}
