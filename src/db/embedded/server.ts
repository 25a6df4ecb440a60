import { once } from "node:events";
import type { Server, Socket } from "node:net";
import { Connection } from "./connection.ts";
import type { Engine } from "./engine.ts";
import { STARTUP } from "./messages.ts";
import { Turns } from "./turns.ts";
import { startUpkeep } from "./upkeep.ts";

/** Milliseconds that clients have to finish what they are doing when the database moves to another process. */
const FAREWELL = 3_000;

/**
 * Serves the engine to all who connect to a listening server; who connects before it is open waits. Closing asks the
 * clients to go and waits until they have finished their transactions, for 3 s at most.
 */
export function serveEngine(server: Server, opening: Promise<Engine>): { close(): Promise<void> } {
  const connections = new Map<Socket, Connection>();
  let closing = false;
  const ready = opening.then((engine) => {
    const turns = new Turns(engine);
    return { greeting: engine.run(STARTUP), turns, stopUpkeep: startUpkeep(turns) };
  });

  server.on("connection", async (socket) => {
    // "close" follows and tells all that matters; without a listener an error would end the thread.
    socket.on("error", () => undefined);
    socket.on("close", () => connections.delete(socket));
    const { greeting, turns } = await ready;
    if (closing) socket.destroy();
    else if (!socket.destroyed) connections.set(socket, new Connection(socket, greeting, turns));
  });

  return {
    async close() {
      closing = true;
      server.close();
      const { stopUpkeep } = await ready;
      stopUpkeep();
      const deadline = AbortSignal.timeout(FAREWELL);
      await Promise.all(
        [...connections].map(async ([socket, connection]) => {
          connection.dismiss();
          await once(socket, "close", { signal: deadline }).catch(() => socket.destroy());
        }),
      );
    },
  };
}
