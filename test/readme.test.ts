import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { type ClientConfiguration, clientConfigurations } from "../src/accounts/client-configurations.ts";

const README = new URL("../README.md", import.meta.url);

/** A configuration folded away under its name, with where it goes. */
function folded({ title, where, language, text }: ClientConfiguration): string {
  const places = where.map((line) => (where.length > 1 ? `- ${code(line)}` : code(line))).join("\n");
  const fence = language === "shell" ? "sh" : language;
  return `<details><summary>${title}</summary>\n\n${places}\n\n\`\`\`${fence}\n${text}\n\`\`\`\n\n</details>\n`;
}

/** Paths as code: they hold characters that Markdown would read. */
function code(line: string): string {
  return line.replace(/(~\/\S.*?\.(?:json|toml)|%APPDATA%\S+|\.(?:cursor|vscode)\/mcp\.json)/g, "`$1`");
}

function fill(text: string, section: string, configurations: ClientConfiguration[]): string {
  const [open, close] = [`<!-- ${section} -->\n`, `<!-- /${section} -->`];
  const [before, rest = ""] = text.split(open);
  const after = rest.slice(rest.indexOf(close));
  return `${before}${open}\n${configurations.map(folded).join("\n")}\n${after}`;
}

// `npx vitest run test/readme.test.ts -u` writes them anew; biome leaves the README alone for their sake.
it("the client configurations in the README are those that doctor prints", async () => {
  const all = clientConfigurations({
    main: "/path/to/pingcrm/dist/main.js",
    env: {},
    userEmail: undefined,
    sshTarget: "user@host",
    mcpUrl: "https://crm.example.com/mcp",
    key: "pingcrm_KEY",
  });
  const overHttp = (one: ClientConfiguration) => one.title.endsWith("over HTTP");
  const readme = await readFile(README, "utf8");
  const local = fill(
    readme,
    "local",
    all.filter((one) => !overHttp(one)),
  );
  const filled = fill(local, "http", all.filter(overHttp));
  await expect(filled).toMatchFileSnapshot("../README.md");
});
