import { Writable } from "node:stream";

/**
 * Keeps stdout for the protocol: from now on whatever else is printed there, by `console` or any library, goes to stderr.
 * Call it before anything is loaded that may print.
 * @returns the only way left to stdout
 */
export function reserveStdout(): Writable {
  const { stdout, stderr } = process;
  const write = stdout.write.bind(stdout);
  stdout.write = stderr.write.bind(stderr);
  // A client that is gone shows as a failed write below; the stream's own event would end the process.
  stdout.on("error", () => undefined);
  return new Writable({
    decodeStrings: true,
    write: (chunk: Buffer, _encoding, done) => {
      write(chunk, done);
    },
  });
}
