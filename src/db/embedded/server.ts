import { once } from "node:events";
import type { Server, Socket } from "node:net";
import { Connection } from "./connection.ts";
import type { Engine } from "./engine.ts";
import { LEAVING, STARTUP } from "./messages.ts";
import { Turns } from "./turns.ts";
import { startUpkeep } from "./upkeep.ts";

/** Milliseconds that clients have to finish what they are doing when the database moves to another process. */
const FAREWELL = 3_000;

/**
 * Serves the engine to all who connect to a listening server; who connects before it is open waits. Closing asks the
 * clients to go and waits until they have finished their transactions, for 3 s at most.
 */
export function serveEngine(server: Server, opening: Promise<Engine>): { close(): Promise<void> } {
  const sockets = new Set<Socket>();
  let closing = false;
  const ready = opening.then((engine) => {
    const turns = new Turns(engine);
    return { greeting: engine.run(STARTUP), turns, stopUpkeep: startUpkeep(turns) };
  });

  server.on("connection", async (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // "close" follows and tells all that matters; without a listener an error would end the thread.
    socket.on("error", () => undefined);
    const { greeting, turns } = await ready;
    if (closing) socket.destroy();
    else if (!socket.destroyed) new Connection(socket, greeting, turns);
  });

  return {
    async close() {
      closing = true;
      server.close();
      const { stopUpkeep } = await ready;
      stopUpkeep();
      const deadline = AbortSignal.timeout(FAREWELL);
      await Promise.all(
        [...sockets].map(async (socket) => {
          socket.write(LEAVING);
          await once(socket, "close", { signal: deadline }).catch(() => socket.destroy());
        }),
      );
    },
  };
}
