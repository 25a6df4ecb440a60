import { createHash } from "node:crypto";
import { html, raw } from "hono/html";
import { STYLE } from "./style.ts";

type Html = ReturnType<typeof html>;

/** Two people and the line between them. */
const MARK =
  '<svg viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.8" aria-hidden="true">' +
  '<circle cx="5" cy="13.5" r="3"/><circle cx="15" cy="6.5" r="3"/><path d="M7.6 11.9 12.4 8.2"/></svg>';
const ICON = `data:image/svg+xml,${encodeURIComponent(
  MARK.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ').replace("currentColor", "#0f6b66"),
)}`;

/** Nothing but the one style below and the icon may load: no script, no other host, no frame around it. */
export const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'none'"],
  styleSrc: [`'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`],
  imgSrc: ["data:"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

/** A whole page around `content`, with nothing to fetch. */
export function layout(title: string, content: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="${ICON}">
<style>${raw(STYLE)}</style>
</head>
<body><main><div class="brand">${raw(MARK)}PingCRM</div>${content}</main></body>
</html>
`;
}
