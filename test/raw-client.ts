import { once } from "node:events";
import { createConnection, type Socket } from "node:net";

/** A message of the Postgres protocol as a client sends it: a type and its fields, texts ended by a zero. */
export function message(type: string, ...fields: (string | Buffer)[]): Buffer {
  const body = Buffer.concat(fields.map((field) => (typeof field === "string" ? text(field) : field)));
  const header = Buffer.alloc(5);
  header.write(type, 0, "latin1");
  header.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([header, body]);
}

function text(value: string): Buffer {
  return Buffer.from(`${value}\0`);
}

function numbers(bytes: 2 | 4, ...values: number[]): Buffer {
  const buffer = Buffer.alloc(bytes * values.length);
  values.forEach((value, i) => void buffer.writeIntBE(value, i * bytes, bytes));
  return buffer;
}

export const parse = (sql: string, name = "") => message("P", name, sql, numbers(2, 0));
export function bind(...values: string[]): Buffer {
  const fields = values.flatMap((value) => [numbers(4, Buffer.byteLength(value)), Buffer.from(value)]);
  return message("B", "", "", numbers(2, 0, values.length), ...fields, numbers(2, 0));
}
export const execute = message("E", "", numbers(4, 0));
export const sync = message("S");
export const flush = message("H");
export const query = (sql: string) => message("Q", sql);
/** A first message that asks for something other than to begin: its code alone. */
export const request = (code: number) => numbers(4, 8, code);
export const SSL_REQUEST = 80_877_103;
export const CANCEL_REQUEST = 80_877_102;

/** A client that sends exactly the bytes it is told to. */
export class RawClient {
  readonly socket: Socket;
  #received = Buffer.alloc(0);

  constructor(path: string) {
    this.socket = createConnection(path);
    this.socket.on("data", (chunk) => (this.#received = Buffer.concat([this.#received, chunk])));
    this.socket.on("error", () => undefined);
  }

  static async start(path: string): Promise<RawClient> {
    const client = new RawClient(path);
    const body = Buffer.concat([numbers(4, 196_608), text("user"), text("postgres"), Buffer.from([0])]);
    client.send(numbers(4, body.length + 4), body);
    await client.ready();
    return client;
  }

  send(...messages: Buffer[]): void {
    this.socket.write(Buffer.concat(messages));
  }

  /** What has come up to and including ReadyForQuery (or another type), one entry a message: its type and its words. */
  async ready(until = "Z"): Promise<string[]> {
    for (;;) {
      const [messages, end] = this.#messages(until);
      if (end) {
        this.#received = this.#received.subarray(end);
        return messages;
      }
      await this.#more();
    }
  }

  /** The first bytes that come, when they are no messages. */
  async bytes(count: number): Promise<string> {
    while (this.#received.length < count) await this.#more();
    const taken = this.#received.toString("latin1", 0, count);
    this.#received = this.#received.subarray(count);
    return taken;
  }

  async #more(): Promise<void> {
    if (this.socket.closed) throw new Error("The connection is closed.");
    const listening = new AbortController();
    const { signal } = listening;
    await Promise.race([once(this.socket, "data", { signal }), once(this.socket, "close", { signal })]);
    listening.abort();
  }

  #messages(until: string): [string[], number | undefined] {
    const found: string[] = [];
    for (let at = 0; at + 5 <= this.#received.length; ) {
      const end = at + 1 + this.#received.readUInt32BE(at + 1);
      if (end > this.#received.length) break;
      const type = this.#received.toString("latin1", at, at + 1);
      const words = this.#received.toString("latin1", at + 5, end).replace(/[^\x20-\x7e]+/g, " ");
      found.push(`${type} ${words.trim()}`.trim());
      if (type === until) return [found, end];
      at = end;
    }
    return [found, undefined];
  }
}
