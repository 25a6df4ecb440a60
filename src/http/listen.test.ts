import { once } from "node:events";
import { Agent, get } from "node:http";
import { connect } from "node:net";
import { Hono } from "hono";
import { expect, it } from "vitest";
import type { HttpApp } from "./app.ts";
import { listen } from "./listen.ts";

const HOST = "127.0.0.1";

function gate() {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}

/** An app whose /slow answers when it is let go, and which says when a call to it has begun. */
function slowApp() {
  const begun = gate();
  const letGo = gate();
  const app: HttpApp = new Hono();
  app.get("/quick", (c) => c.text("quick"));
  app.get("/slow", async (c) => {
    begun.open();
    await letGo.passed;
    return c.text("done");
  });
  return { app, begun: begun.passed, letGo: letGo.open };
}

it("closing takes no new work and lets running calls finish", async () => {
  const { app, begun, letGo } = slowApp();
  const server = await listen(app, HOST, 0);
  const url = `http://${HOST}:${server.port}`;
  const running = fetch(`${url}/slow`);
  await begun;
  const closed = server.close(10_000);
  await expect(fetch(`${url}/quick`)).rejects.toThrow();
  letGo();
  expect(await (await running).text()).toBe("done");
  await closed;
});

it("an idle connection does not hold the closing up", async () => {
  const { app } = slowApp();
  const server = await listen(app, HOST, 0);
  const agent = new Agent({ keepAlive: true });
  await new Promise((done) =>
    get({ host: HOST, port: server.port, path: "/quick", agent }, (response) =>
      response.resume().on("end", done),
    ),
  );
  const started = Date.now();
  await server.close(10_000);
  expect(Date.now() - started).toBeLessThan(2_000);
  agent.destroy();
});

it("a connection that has not asked for anything, as browsers open to be ready, does not hold the closing up", async () => {
  const server = await listen(slowApp().app, HOST, 0);
  const ready = connect(server.port, HOST);
  ready.on("error", () => undefined);
  await once(ready, "connect");
  const started = performance.now();
  await server.close(10_000);
  expect(performance.now() - started).toBeLessThan(2_000);
});

it("a call that does not end is cut when the grace is over", async () => {
  const { app, begun } = slowApp();
  const server = await listen(app, HOST, 0);
  const running = fetch(`http://${HOST}:${server.port}/slow`).then(
    () => "answered",
    () => "cut",
  );
  await begun;
  await server.close(100);
  expect(await running).toBe("cut");
});

it("an idle connection outlives those of proxies and the time for one request", async () => {
  const { app } = slowApp();
  const server = await listen(app, HOST, 0, 100);
  const idle = connect(server.port, HOST).setEncoding("utf8");
  const ask = async () => {
    idle.write(`GET /quick HTTP/1.1\r\nHost: ${HOST}\r\n\r\n`);
    const [answer] = await once(idle, "data");
    return String(answer);
  };
  // Caddy keeps connections for 120 seconds.
  expect(Number(/keep-alive: timeout=(\d+)/i.exec(await ask())?.[1])).toBeGreaterThan(120);
  const slow = connect(server.port, HOST);
  slow.write("GET /quick HTTP/1.1\r\n");
  await once(slow.resume(), "close");
  expect(await ask()).toMatch(/^HTTP\/1.1 200 /);
  idle.destroy();
  await server.close(0);
});

it("headers over 16 KB are refused with 431", async () => {
  const { app } = slowApp();
  const server = await listen(app, HOST, 0);
  const socket = connect(server.port, HOST);
  socket.write(`GET /quick HTTP/1.1\r\nHost: ${HOST}\r\nX-Long: ${"x".repeat(17_000)}\r\n\r\n`);
  const [answer] = await socket.setEncoding("utf8").take(1).toArray();
  expect(answer).toMatch(/^HTTP\/1.1 431 /);
  socket.destroy();
  await server.close(0);
});

it("a sender who never finishes, with the headers or the body, gets 408 and the server goes on", async () => {
  const { app } = slowApp();
  app.post("/body", async (c) => c.text(await c.req.text()));
  const server = await listen(app, HOST, 0, 200);
  const begun = [`GET /quick HTTP/1.1\r\nHost: ${HOST}\r\nX-Slow: `, "POST /body HTTP/1.1\r\n"];
  begun[1] += `Host: ${HOST}\r\nContent-Length: 100\r\n\r\nhalf`;
  const answers = begun.map(async (text) => {
    const socket = connect(server.port, HOST);
    socket.write(text);
    const [answer] = await socket.setEncoding("utf8").take(1).toArray();
    return answer;
  });
  for (const answer of await Promise.all(answers)) expect(answer).toMatch(/^HTTP\/1.1 408 /);
  expect(await (await fetch(`http://${HOST}:${server.port}/quick`)).text()).toBe("quick");
  await server.close(0);
});

it("says which port is taken and what to do", async () => {
  const { app } = slowApp();
  const server = await listen(app, HOST, 0);
  await expect(listen(app, HOST, server.port)).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining(`--port ${server.port + 1}`),
  });
  await expect(listen(app, "192.0.2.1", 0)).rejects.toMatchObject({ code: "invalid_input" });
  await server.close(0);
});
