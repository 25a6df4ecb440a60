import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll } from "vitest";

/** A proxy that sends each request to the next server, as a load balancer without stickiness does. Gives its address. */
export async function roundRobin(urls: readonly string[]): Promise<string> {
  let turn = 0;
  const proxy = createServer((incoming, outgoing) => {
    const target = urls[turn++ % urls.length] ?? "";
    const { method, headers, url = "/" } = incoming;
    const passed = { ...headers, host: new URL(target).host };
    const forward = request(new URL(url, target), { method, headers: passed, agent: false }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      outgoing.flushHeaders();
      answer.pipe(outgoing);
      answer.on("error", () => outgoing.destroy());
    });
    forward.on("error", () => (outgoing.headersSent ? outgoing.destroy() : outgoing.writeHead(502).end()));
    outgoing.on("close", () => forward.destroy());
    incoming.pipe(forward);
  }).listen(0, "127.0.0.1");
  await once(proxy, "listening");
  afterAll(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/`;
}
