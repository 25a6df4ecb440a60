/** What the configurations of AI clients have to be filled in with. */
export interface ClientSetup {
  /** Absolute path of this program's `dist/main.js`. */
  readonly main: string;
  /** What the program needs in its environment when a client starts it. */
  readonly env: Readonly<Record<string, string>>;
  /** Whose contacts the stdio server answers about; undefined while there is one account. */
  readonly userEmail: string | undefined;
  /** Where this machine is reached by SSH, such as `ines@crm.example.com`. */
  readonly sshTarget: string;
  /** Where the server answers over HTTP, such as `https://crm.example.com/mcp`. */
  readonly mcpUrl: string;
  /** A key, or what stands for one. */
  readonly key: string;
}

/** The clients that people choose from; `other` is any that speaks MCP over HTTP or SSE. */
export type ClientName = "claude-desktop" | "claude-code" | "cursor" | "vscode" | "codex" | "other";

export interface ClientConfiguration {
  readonly client: ClientName;
  readonly title: string;
  /** Whether the client starts the program itself, on the machine where it is installed, and needs no key. */
  readonly local: boolean;
  /** Where it goes, one place a line. */
  readonly where: readonly string[];
  readonly language: "json" | "toml" | "shell";
  readonly text: string;
  /** Opens the client, which then asks whether to add the server. */
  readonly installLink?: string;
}

const DESKTOP_FILE = [
  "macOS: ~/Library/Application Support/Claude/claude_desktop_config.json",
  "Windows: %APPDATA%\\Claude\\claude_desktop_config.json",
  "Linux: ~/.config/Claude/claude_desktop_config.json",
];

/**
 * What to paste where, for each client: the one source of these texts, for `doctor`, the README and the web app.
 * The first group starts the program itself and needs no key; the second connects to `pingcrm serve`.
 */
export function clientConfigurations(setup: ClientSetup): ClientConfiguration[] {
  return [
    {
      client: "claude-desktop",
      title: "Claude Desktop, on this machine",
      local: true,
      where: DESKTOP_FILE,
      language: "json",
      text: mcpServers(local(setup)),
    },
    {
      client: "claude-desktop",
      title: "Claude Desktop on another machine, through SSH",
      local: true,
      where: DESKTOP_FILE,
      language: "json",
      text: mcpServers(throughSsh(setup)),
    },
    {
      client: "claude-code",
      title: "Claude Code, on this machine",
      local: true,
      where: ["Run in a terminal:"],
      language: "shell",
      text: claudeCodeLocal(setup),
    },
    {
      client: "cursor",
      title: "Cursor, on this machine",
      local: true,
      where: ["~/.cursor/mcp.json, or .cursor/mcp.json in a project"],
      language: "json",
      text: mcpServers(local(setup)),
    },
    {
      client: "codex",
      title: "Codex, on this machine",
      local: true,
      where: ["~/.codex/config.toml"],
      language: "toml",
      text: codexLocal(setup),
    },
    {
      client: "claude-desktop",
      title: "Claude Desktop, over HTTP",
      local: false,
      where: [
        ...DESKTOP_FILE,
        "Claude Desktop does not read a remote URL from this file, so mcp-remote (needs Node) connects in its place.",
      ],
      language: "json",
      text: mcpServers(throughMcpRemote(setup)),
    },
    {
      client: "claude-code",
      title: "Claude Code, over HTTP",
      local: false,
      where: ["Run in a terminal:"],
      language: "shell",
      text: `claude mcp add --scope user --transport http pingcrm ${setup.mcpUrl} --header "Authorization: Bearer ${setup.key}"`,
    },
    {
      client: "vscode",
      title: "VS Code, over HTTP",
      local: false,
      where: [".vscode/mcp.json in a project; it asks for the key once and keeps it safe"],
      language: "json",
      text: json({ inputs: [KEY_INPUT], servers: { pingcrm: vsCodeServer(setup) } }),
      installLink: vsCodeLink(setup),
    },
    {
      client: "cursor",
      title: "Cursor, over HTTP",
      local: false,
      where: ["~/.cursor/mcp.json, or .cursor/mcp.json in a project"],
      language: "json",
      text: mcpServers({ url: setup.mcpUrl, headers: bearer(setup) }),
      installLink: cursorLink(setup),
    },
    {
      client: "codex",
      title: "Codex, over HTTP",
      local: false,
      where: ["~/.codex/config.toml, with the key in the environment variable PINGCRM_KEY"],
      language: "toml",
      text: `[mcp_servers.pingcrm]\nurl = ${JSON.stringify(setup.mcpUrl)}\nbearer_token_env_var = "PINGCRM_KEY"`,
    },
    {
      client: "other",
      title: "Other clients, over HTTP",
      local: false,
      where: ["wherever the client keeps its mcpServers"],
      language: "json",
      text: mcpServers({ type: "http", url: setup.mcpUrl, headers: bearer(setup) }),
    },
    {
      client: "other",
      title: "Clients that know only SSE, over HTTP",
      local: false,
      where: ["wherever the client keeps its mcpServers"],
      language: "json",
      text: mcpServers({ url: `${setup.mcpUrl}/sse`, headers: bearer(setup) }),
    },
  ];
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

function mcpServers(server: Record<string, unknown>): string {
  return json({ mcpServers: { pingcrm: server } });
}

function bearer({ key }: ClientSetup): Record<string, string> {
  return { Authorization: `Bearer ${key}` };
}

function mcpArguments({ main, userEmail }: ClientSetup): string[] {
  return [main, "mcp", ...(userEmail ? ["--user-email", userEmail] : [])];
}

function local(setup: ClientSetup): Record<string, unknown> {
  const server = { command: "node", args: mcpArguments(setup) };
  return Object.keys(setup.env).length > 0 ? { ...server, env: setup.env } : server;
}

/** A shell that SSH starts has none of the environment set up, so the command brings its own. */
function throughSsh(setup: ClientSetup): Record<string, unknown> {
  const env = Object.entries(setup.env).map(([name, value]) => `${name}=${shellQuote(value)}`);
  const command = [...env, "node", ...mcpArguments(setup).map(shellQuote)].join(" ");
  return { command: "ssh", args: ["-i", "~/.ssh/id_ed25519", setup.sshTarget, command] };
}

/** The header takes its value from the environment, because some clients split arguments at spaces. */
function throughMcpRemote({ mcpUrl, key }: ClientSetup): Record<string, unknown> {
  const { protocol, hostname } = new URL(mcpUrl);
  const plain = protocol === "http:" && hostname !== "127.0.0.1" && hostname !== "localhost";
  return {
    command: "npx",
    args: [
      "-y",
      "mcp-remote",
      mcpUrl,
      ...(plain ? ["--allow-http"] : []),
      "--header",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: mcp-remote fills it in.
      "Authorization:${PINGCRM_AUTHORIZATION}",
    ],
    env: { PINGCRM_AUTHORIZATION: `Bearer ${key}` },
  };
}

function claudeCodeLocal(setup: ClientSetup): string {
  const env = Object.entries(setup.env).map(([name, value]) => `--env ${shellQuote(`${name}=${value}`)} `);
  const command = ["node", ...mcpArguments(setup).map(shellQuote)].join(" ");
  return `claude mcp add --scope user ${env.join("")}--transport stdio pingcrm -- ${command}`;
}

/** VS Code asks for the key once and keeps it, so that it stands in no file. */
const KEY_INPUT = { type: "promptString", id: "pingcrm-key", description: "PingCRM key", password: true };

function vsCodeServer({ mcpUrl }: ClientSetup): Record<string, unknown> {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: VS Code fills it in.
  return { type: "http", url: mcpUrl, headers: { Authorization: "Bearer ${input:pingcrm-key}" } };
}

/** https://code.visualstudio.com/api/extension-guides/ai/mcp#create-an-mcp-installation-url */
function vsCodeLink(setup: ClientSetup): string {
  const server = { name: "pingcrm", inputs: [KEY_INPUT], ...vsCodeServer(setup) };
  return `vscode:mcp/install?${encodeURIComponent(JSON.stringify(server))}`;
}

/** https://cursor.com/docs/context/mcp/install-links */
function cursorLink(setup: ClientSetup): string {
  const server = JSON.stringify({ url: setup.mcpUrl, headers: bearer(setup) });
  const config = encodeURIComponent(Buffer.from(server).toString("base64"));
  return `cursor://anysphere.cursor-deeplink/mcp/install?name=pingcrm&config=${config}`;
}

/** JSON's strings and lists of strings are TOML's too. */
function codexLocal(setup: ClientSetup): string {
  const env = Object.entries(setup.env).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
  return [
    "[mcp_servers.pingcrm]",
    'command = "node"',
    `args = [${mcpArguments(setup)
      .map((argument) => JSON.stringify(argument))
      .join(", ")}]`,
    ...(env.length > 0 ? ["", "[mcp_servers.pingcrm.env]", ...env] : []),
  ].join("\n");
}

function shellQuote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
