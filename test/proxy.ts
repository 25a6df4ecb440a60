import { once } from "node:events";
import { createServer, type OutgoingHttpHeaders, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterwards } from "./afterwards.ts";

const HOST = "127.0.0.1";

/**
 * A proxy that sends each request to the next server, as a load balancer without stickiness does. Gives its address.
 * @param added headers that each request gets
 */
export async function startProxy(
  urls: readonly string[],
  added: Readonly<OutgoingHttpHeaders> = {},
): Promise<string> {
  let turn = 0;
  const proxy = createServer((incoming, outgoing) => {
    const { method, headers, url = "/" } = incoming;
    const target = new URL(url, urls[turn++ % urls.length]);
    const options = { method, headers: { ...headers, ...added }, agent: false };
    const forward = request(target, options, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      outgoing.flushHeaders();
      answer.pipe(outgoing);
      answer.on("error", () => outgoing.destroy());
    });
    forward.on("error", () => (outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(502).end()));
    outgoing.on("close", () => forward.destroy());
    incoming.pipe(forward);
  }).listen(0, HOST);
  await once(proxy, "listening");
  afterwards(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  return `http://${HOST}:${(proxy.address() as AddressInfo).port}/`;
}
