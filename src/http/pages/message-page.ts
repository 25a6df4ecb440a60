import { html } from "hono/html";

/** A page that says one sentence, for a browser that is refused. It fetches nothing. */
export function messagePage(message: string): ReturnType<typeof html> {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>PingCRM</title>
</head>
<body><h1>${message}</h1><p><a href="/">Back to the start</a></p></body>
</html>
`;
}
