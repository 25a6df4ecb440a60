import { closeSync, existsSync, fsyncSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import { syncTree } from "./sync-tree.ts";

/** What PGlite's types leave out of the parts of Emscripten that are used here. */
interface NodeStream {
  nfd: number;
  node: object;
}
interface NodeFileSystem {
  stream_ops: {
    fsync?: (stream: NodeStream) => number;
    write: (stream: NodeStream, ...rest: unknown[]) => number;
  };
  realPath(node: object): string;
  tryFSOperation(operation: () => void): void;
}

/** PGlite's Node file system has no fsync, so Postgres' own calls go nowhere. This one has. */
export class DurableNodeFS extends NodeFS {
  readonly #presync: Promise<Set<string>>;
  #synced = new Set<string>();

  constructor(directory: string) {
    super(directory);
    // After a crash Postgres syncs every file, twice and one by one, which can take seconds. Here that is done while
    // PGlite still loads.
    this.#presync = wasShutDown(this.rootDir) ? Promise.resolve(new Set<string>()) : syncTree(this.rootDir);
    this.#presync.catch(() => undefined);
  }

  override async init(...[pglite, options]: Parameters<NodeFS["init"]>): ReturnType<NodeFS["init"]> {
    const { emscriptenOpts } = await super.init(pglite, options);
    const addFsync = ({ NODEFS }: { NODEFS: NodeFileSystem }) => this.#addFsync(NODEFS);
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addFsync] } };
  }

  override async initialSyncFs(): Promise<void> {
    this.#synced = await this.#presync;
    // Rewritten before Postgres syncs anything.
    this.#synced.delete(join(this.rootDir, "postmaster.pid"));
  }

  #addFsync(nodefs: NodeFileSystem): void {
    const { write } = nodefs.stream_ops;
    nodefs.stream_ops.fsync = ({ nfd, node }) => {
      const needless = this.#synced.size > 0 && this.#synced.has(nodefs.realPath(node));
      if (!needless) nodefs.tryFSOperation(() => fsyncSync(nfd));
      return 0;
    };
    nodefs.stream_ops.write = (stream, ...rest) => {
      // Postgres' own round is over once it writes to what it has synced.
      if (this.#synced.size > 0 && this.#synced.has(nodefs.realPath(stream.node))) this.#synced.clear();
      return write(stream, ...rest);
    };
  }
}

/** Where pg_control keeps the cluster's state, and the value for "shut down" (pg_control.h, since Postgres 9.6). */
const STATE_OFFSET = 16;
const SHUT_DOWN = 1;

function wasShutDown(directory: string): boolean {
  const file = join(directory, "global", "pg_control");
  if (!existsSync(file)) return true;
  const fd = openSync(file, "r");
  const state = Buffer.alloc(4);
  readSync(fd, state, 0, 4, STATE_OFFSET);
  closeSync(fd);
  return state.readUInt32LE() === SHUT_DOWN;
}
