import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { type ClientSetup, clientConfigurations } from "./client-configurations.ts";

const setup: ClientSetup = {
  main: "/home/ines/my tools/pingcrm/dist/main.js",
  env: {},
  userEmail: undefined,
  sshTarget: "ines@crm.example.com",
  mcpUrl: "https://crm.example.com/mcp",
  key: "pingcrm_KEY",
};
const withPostgres = { ...setup, env: { DATABASE_URL: "postgresql://ines:it's@db/x", SECRET_KEY: "s" } };

const textOf = (title: string, over: ClientSetup = setup) =>
  clientConfigurations(over).find((one) => one.title === title)?.text ?? "";
const serverOf = (title: string, over: ClientSetup = setup) =>
  JSON.parse(textOf(title, over)).mcpServers.pingcrm;

it("Claude Desktop starts the program with node and its whole path", () => {
  expect(serverOf("Claude Desktop, on this machine")).toEqual({
    command: "node",
    args: ["/home/ines/my tools/pingcrm/dist/main.js", "mcp"],
  });
});

it("a Postgres and one of several accounts are passed on", () => {
  const several = { ...withPostgres, userEmail: "ines@example.com" };
  expect(serverOf("Claude Desktop, on this machine", several)).toMatchObject({
    args: [setup.main, "mcp", "--user-email", "ines@example.com"],
    env: withPostgres.env,
  });
  expect(textOf("Codex, on this machine", several)).toContain(
    '[mcp_servers.pingcrm.env]\nDATABASE_URL = "postgresql://ines:it\'s@db/x"',
  );
});

it("a shell takes the SSH command and the one of Claude Code apart as meant", () => {
  const words = (command: string) =>
    execFileSync("sh", ["-c", `printf '%s\\n' ${command}`], { encoding: "utf8" })
      .trim()
      .split("\n");
  const { command, args } = serverOf("Claude Desktop on another machine, through SSH", withPostgres);
  expect([command, ...args.slice(0, 3)]).toEqual(["ssh", "-i", "~/.ssh/id_ed25519", "ines@crm.example.com"]);
  expect(words(args[3])).toEqual([
    "DATABASE_URL=postgresql://ines:it's@db/x",
    "SECRET_KEY=s",
    "node",
    setup.main,
    "mcp",
  ]);
  expect(words(textOf("Claude Code, on this machine", withPostgres)).slice(-6)).toEqual([
    "stdio",
    "pingcrm",
    "--",
    "node",
    setup.main,
    "mcp",
  ]);
});

it("the clients that connect over HTTP have the address and the key", () => {
  const headers = { Authorization: "Bearer pingcrm_KEY" };
  expect(serverOf("Cursor, over HTTP")).toEqual({ url: setup.mcpUrl, headers });
  expect(serverOf("Other clients, over HTTP")).toEqual({ type: "http", url: setup.mcpUrl, headers });
  const sse = "Clients that know only SSE, over HTTP";
  expect(serverOf(sse)).toEqual({ url: "https://crm.example.com/mcp/sse", headers });
  expect(textOf("Claude Code, over HTTP")).toContain(
    'pingcrm https://crm.example.com/mcp --header "Authorization: Bearer pingcrm_KEY"',
  );
  expect(textOf("Codex, over HTTP")).toContain('url = "https://crm.example.com/mcp"');
});

it("VS Code asks for the key as a password", () => {
  const { inputs, servers } = JSON.parse(textOf("VS Code, over HTTP"));
  expect(inputs[0]).toMatchObject({ type: "promptString", password: true });
  expect(servers.pingcrm.headers.Authorization).toBe(`Bearer \${input:${inputs[0].id}}`);
  expect(textOf("VS Code, over HTTP")).not.toContain("pingcrm_KEY");
});

it("Claude Desktop over HTTP goes through mcp-remote, and the text says why", () => {
  const remote = clientConfigurations(setup).find(({ title }) => title === "Claude Desktop, over HTTP");
  expect(remote?.where.join(" ")).toContain("does not read a remote URL from this file");
  const { args, env } = serverOf("Claude Desktop, over HTTP");
  expect(args).not.toContain("--allow-http");
  expect(args.at(-1)).toBe(`Authorization:\${${Object.keys(env)[0]}}`);
  const lan = { ...setup, mcpUrl: "http://192.0.2.7:8808/mcp" };
  expect(serverOf("Claude Desktop, over HTTP", lan).args).toContain("--allow-http");
  const own = { ...setup, mcpUrl: "http://127.0.0.1:8808/mcp" };
  expect(serverOf("Claude Desktop, over HTTP", own).args).not.toContain("--allow-http");
});
