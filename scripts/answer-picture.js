// Writes docs/answer.svg, the picture in the README: a real answer about the sample network, asked over MCP like any
// client does. Run `npm run build && node scripts/answer-picture.js`.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";

const QUESTION = "Who do I know in energy? The closest first.";
const CALL = { name: "search_contacts", arguments: { tag: "energy", sort: "score", limit: 6 } };
const COLUMNS = { ID: 48, Name: 190, Title: 186, Company: 190, Score: 92, "Last contact": 0 };

const WIDTH = 968;
const LEFT = 32;
const ROW = 34;

async function ask() {
  const home = mkdtempSync(join(tmpdir(), "pingcrm-picture-"));
  const env = {
    PATH: process.env.PATH ?? "",
    HOME: home,
    PINGCRM_DATA_DIR: home,
    LOG_LEVEL: "error",
    TZ: "UTC",
  };
  execFileSync("node", ["dist/main.js", "demo"], { env });
  const client = new Client({ name: "answer-picture", version: "1" });
  await client.connect(new StdioClientTransport({ command: "node", args: ["dist/main.js", "mcp"], env }));
  const { content } = await client.callTool(CALL);
  await client.close();
  rmSync(home, { recursive: true, force: true });
  return content[0].text;
}

/** The rows of the answer's Markdown table, headings first. */
function tableOf(answer) {
  const lines = answer.split("\n").filter((line) => line.startsWith("|") && !line.startsWith("| ---"));
  return lines.map((line) =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  );
}

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const text = (x, y, look, content) => `<text x="${x}" y="${y}" class="${look}">${escaped(content)}</text>`;

function draw(answer) {
  const [headings, ...rows] = tableOf(answer);
  const top = 168;
  const parts = [
    text(LEFT, 52, "question", QUESTION),
    text(LEFT, 92, "call", `${CALL.name} ${JSON.stringify(CALL.arguments)}`),
    text(LEFT, 124, "quiet", answer.split("\n")[0]),
  ];
  let x = LEFT;
  for (const [heading, width] of Object.entries(COLUMNS)) {
    const column = headings.indexOf(heading);
    parts.push(text(x, top, "heading", heading));
    rows.forEach((row, index) => {
      const cell = row[column];
      const tier = heading === "Score" ? ` ${cell.split(" ")[1]}` : "";
      parts.push(text(x, top + (index + 1) * ROW, (heading === "Name" ? "name" : "cell") + tier, cell));
    });
    x += width;
  }
  for (let index = 0; index <= rows.length; index++) {
    const y = top + index * ROW + 11;
    if (index < rows.length) parts.push(`<path d="M${LEFT} ${y}H${WIDTH - LEFT}" class="line"/>`);
  }
  const height = top + rows.length * ROW + 36;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">
<title>${escaped(QUESTION)} An answer of PingCRM about its sample network.</title>
<style>
  text { font: 14px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; fill: #1f1d1a; }
  .ground { fill: #fbfaf8; stroke: #e4e0d9; } .line { stroke: #e4e0d9; fill: none; }
  .question { font-size: 21px; font-weight: 600; } .name { font-weight: 600; }
  .call { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; fill: #0f6b66; }
  .quiet, .heading { fill: #67625a; } .heading { font-size: 12.5px; }
  .strong { fill: #1a7f47; } .warm { fill: #a15c07; } .cold { fill: #55657a; }
  @media (prefers-color-scheme: dark) {
    text { fill: #eceae6; } .ground { fill: #161514; stroke: #33302c; } .line { stroke: #33302c; }
    .call { fill: #5cc4bb; } .quiet, .heading { fill: #a39d93; }
    .strong { fill: #5fce8f; } .warm { fill: #e3a548; } .cold { fill: #9fb0c6; }
  }
</style>
<rect x=".5" y=".5" width="${WIDTH - 1}" height="${height - 1}" rx="8" class="ground"/>
${parts.join("\n")}
</svg>
`;
}

writeFileSync("docs/answer.svg", draw(await ask()));
