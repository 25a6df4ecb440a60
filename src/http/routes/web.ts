import { type Context, Hono } from "hono";
import type { WebFile, WebFiles } from "../web-files.ts";

/** Paths whose name holds a hash of what is in them. */
const HASHED = /^assets\//;
const YEAR = 31_536_000;
/** What belongs to other doors and is never a page of the web app. */
const OTHERS = /^\/(?:api|mcp)(?:\/|$)|^\/assets\//;

/** The web app: its files, and its one HTML page for every other path that a browser opens, and for `/` whoever asks. */
export function webRoutes(files: WebFiles): Hono {
  const routes = new Hono();
  routes.get("*", (c, next) => {
    const path = c.req.path.slice(1);
    const file = files.get(path);
    if (file && path !== "index.html") return send(c, file, HASHED.test(path));
    const page = files.get("index.html");
    const shown = c.req.path === "/" || c.req.header("accept")?.includes("text/html");
    if (!page || OTHERS.test(c.req.path) || !shown) return next();
    return send(c, page, false);
  });
  return routes;
}

function send(c: Context, file: WebFile, forever: boolean): Response {
  const encoding = chooseEncoding(c.req.header("accept-encoding") ?? "", file);
  const etag = `"${file.hash}-${encoding}"`;
  c.header("ETag", etag);
  c.header("Vary", "Accept-Encoding");
  c.header("Cache-Control", forever ? `public, max-age=${YEAR}, immutable` : "no-cache");
  const known = c.req
    .header("if-none-match")
    ?.split(",")
    .map((tag) => tag.trim().replace(/^W\//, ""));
  if (known?.includes(etag)) return c.body(null, 304);
  c.header("Content-Type", file.type);
  if (encoding !== "identity") c.header("Content-Encoding", encoding);
  return c.body(file.bytes[encoding] ?? file.bytes.identity);
}

/** The smallest form that the browser takes; one with `q=0` is one it does not take. */
function chooseEncoding(accepted: string, file: WebFile): keyof WebFile["bytes"] {
  const taken = (encoding: string) =>
    accepted.split(",").some((part) => {
      const [name, ...parameters] = part.trim().split(/\s*;\s*/);
      return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
    });
  const forms = ["br", "gzip"] as const;
  return forms.find((encoding) => file.bytes[encoding] && taken(encoding)) ?? "identity";
}
