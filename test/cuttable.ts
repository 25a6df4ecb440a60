import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { afterwards } from "./afterwards.ts";

export interface Cuttable {
  readonly port: number;
  /**
   * `stopped`: as a server that was stopped, which refuses. `silent`: as one that hangs, and answers nothing. `vanished`: as one
   * that another has taken the place of, without a word on the connections that were there.
   */
  cut(how: "stopped" | "silent" | "vanished"): Promise<void>;
  restore(): Promise<void>;
}

/** A port on this machine through which a server is reached, until it is cut. */
export async function cuttable(target: { host: string; port: number } | { path: string }): Promise<Cuttable> {
  const sockets = new Set<Socket>();
  let silent = false;
  const proxy = createServer((near) => {
    const far = connect(target);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      if (silent) from.pause();
      from.on("data", (bytes) => to.write(bytes));
      from.on("error", () => undefined);
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  }).listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const { port } = proxy.address() as AddressInfo;
  const destroyAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  afterwards(() => {
    destroyAll();
    proxy.close();
  });
  return {
    port,
    async cut(how) {
      if (how === "vanished") {
        for (const socket of sockets) socket.pause().removeAllListeners("close");
        return;
      }
      silent = how === "silent";
      if (silent) return void [...sockets].map((socket) => socket.pause());
      const closed = once(proxy, "close");
      proxy.close();
      destroyAll();
      await closed;
    },
    async restore() {
      if (silent) {
        silent = false;
        for (const socket of sockets) socket.resume();
      } else await once(proxy.listen(port, "127.0.0.1"), "listening");
    },
  };
}
