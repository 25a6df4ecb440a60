import { Socket } from "node:net";
import pg from "pg";
import { unreachable } from "./unreachable.ts";

/** As many as keep two processors of the database busy: with more, each sleeps again before every query. */
const COUNT = 2;

/**
 * Milliseconds after which a connection that does not answer is given up: just after a call has given up on it, so that the
 * next one opens another.
 */
const PATIENCE = 5_000;

interface SharedConnections {
  query<Row extends pg.QueryResultRow>(query: pg.QueryConfig): Promise<pg.QueryResult<Row>>;
  end(): Promise<void>;
}

/** Where a pool keeps them, so that whatever stands before the pool has them too. */
const SHARED = Symbol("shared connections");
type Pool = pg.Pool & { [SHARED]?: SharedConnections };

/** What the brief queries of a pool's database go through: its shared connections, or the pool where it has none. */
export function brieflyThrough(pool: Pool): Pick<SharedConnections, "query"> {
  return pool[SHARED] ?? pool;
}

/**
 * Connections beside those of a pool, opened when they are needed and anew after they were lost. A query is sent there before
 * those ahead of it are answered, so that neither side falls asleep between two of them. For queries that are brief, as the
 * next ones wait for them, and that stand alone: no transaction, no state of a session.
 */
export function shareConnections(pool: Pool, config: pg.ClientConfig): SharedConnections {
  const open = new Map<number, Connection>();
  const waiting = (place: number) => open.get(place)?.waiting ?? 0;
  const places = Array.from({ length: COUNT }, (_, place) => place);
  const shared: SharedConnections = {
    query<Row extends pg.QueryResultRow>(query: pg.QueryConfig) {
      const place = places.reduce((best, next) => (waiting(next) < waiting(best) ? next : best));
      const connection = open.get(place) ?? connect(config, () => open.delete(place));
      open.set(place, connection);
      return connection.query<Row>(query);
    },
    async end() {
      delete pool[SHARED];
      await Promise.all([...open.values()].map((connection) => connection.end()));
    },
  };
  pool[SHARED] = shared;
  return shared;
}

interface Connection extends SharedConnections {
  /** Queries that are not answered yet. */
  readonly waiting: number;
}

/** @param onLost called once, when it can be used no more */
function connect(config: pg.ClientConfig, onLost: () => void): Connection {
  const socket = new Socket();
  const client = new pg.Client({ ...config, pipeline: true, query_timeout: PATIENCE, stream: () => socket });
  let lost = () => {
    lost = () => undefined;
    onLost();
  };
  client.on("error", () => lost());
  client.on("end", () => lost());
  const connected = client.connect();
  // Whatever the reason, such as a password that was just changed: the next query tries anew.
  connected.catch(() => lost());
  let waiting = 0;
  let corked = false;
  // What is asked in one turn is sent in one piece.
  const cork = () => {
    if (corked) return;
    corked = true;
    socket.cork();
    process.nextTick(() => {
      corked = false;
      socket.uncork();
    });
  };
  return {
    get waiting() {
      return waiting;
    },
    async query<Row extends pg.QueryResultRow>(query: pg.QueryConfig) {
      waiting += 1;
      try {
        await connected;
        cork();
        return await client.query<Row>(query);
      } catch (error) {
        // Whoever tries once more should not meet it again.
        if (unreachable(error)) lost();
        throw error;
      } finally {
        waiting -= 1;
      }
    },
    async end() {
      // Who still waits would keep it open, for ever where the database does not answer.
      if (waiting > 0) socket.destroy();
      else await client.end();
    },
  };
}
