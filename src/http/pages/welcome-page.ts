import { html } from "hono/html";
import { layout } from "./layout.ts";

export interface Welcome {
  /** How far this installation is. It says nothing about who is in it: strangers may read the page. */
  readonly stage: "empty" | "account" | "demo" | "people";
  /** How the program is run, such as `node dist/main.js`. */
  readonly program: string;
  /** Where AI clients connect, such as `http://127.0.0.1:8808/mcp`. */
  readonly mcpUrl: string;
}

type Html = ReturnType<typeof layout>;

const HEADINGS = {
  empty: "PingCRM is running. Three steps are left.",
  account: "PingCRM is running. Now bring people in.",
  demo: "PingCRM is running, with a sample network.",
  people: "PingCRM is running. Connect an AI client.",
} satisfies Record<Welcome["stage"], string>;

/** The page at `/`: what this is, how far it is set up, and what to do next. */
export function welcomePage(welcome: Welcome): Html {
  return layout(
    "PingCRM",
    html`
<h1>${HEADINGS[welcome.stage]}</h1>
<p>PingCRM keeps the people you know: who they are, when you last spoke and what about. Your AI client asks it
through MCP. The commands below are for a terminal in the folder of PingCRM.</p>
<ol>${account(welcome)}${people(welcome)}${client(welcome)}</ol>
<h2>Then ask</h2>
<ul>
<li>“Who do I know in Lisbon who works on payments?”</li>
<li>“What did Ines and I last talk about?”</li>
<li>“Whom should I write to this week, and why?”</li>
</ul>`,
  );
}

function account({ stage, program }: Welcome): Html {
  const title = "Make your account";
  const make = command(program, "user add you@example.com");
  if (stage === "empty") return step("now", title, make);
  if (stage !== "demo") return step("done", title, "");
  return step(
    "done",
    title,
    html`<p>The sample network has its own. For your own people, make yours:</p>${make}`,
  );
}

function people({ stage, program }: Welcome): Html {
  const title = "Bring people in";
  const file = "import ~/Downloads/Complete_LinkedInDataExport.zip";
  if (stage === "demo") {
    const text = html`<p>The people here are invented. Your own come from a LinkedIn export or an address book:</p>`;
    return step("done", title, html`${text}${command(program, `${file} --user-email you@example.com`)}`);
  }
  const own = html`<p>A LinkedIn export or an address book (vCard):</p>${command(program, file)}`;
  if (stage === "people") return step("done", title, own);
  const demo = html`<p>Or look around first, in a sample network of 200 invented people:</p>${command(program, "demo")}`;
  return step(stage === "account" ? "now" : "later", title, html`${own}${demo}`);
}

function client({ stage, program, mcpUrl }: Welcome): Html {
  const ready = stage === "demo" || stage === "people";
  return step(
    ready ? "now" : "later",
    "Connect an AI client",
    html`<p>This prints the lines to paste, for each client, with the paths of this machine filled in:</p>
${command(program, "doctor")}
<p>A client that connects over HTTP needs a key. The address is <code>${mcpUrl}</code>.</p>
${command(program, 'key create --name "Claude Code"')}`,
  );
}

function step(state: "done" | "now" | "later", title: string, body: Html | ""): Html {
  return html`<li class="${state}"><h2>${title}${state === "done" ? ": done" : ""}</h2>${body}</li>`;
}

function command(program: string, rest: string): Html {
  return html`<pre><code>${program} ${rest}</code></pre>`;
}
