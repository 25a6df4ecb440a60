import { html } from "hono/html";
import { layout } from "./layout.ts";

/** A page that says one sentence. */
export function messagePage(message: string): ReturnType<typeof layout> {
  return layout("PingCRM", html`<h1>${message}</h1><p><a href="/">Back to the start</a></p>`);
}
