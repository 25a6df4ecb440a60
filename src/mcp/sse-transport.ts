import type { JSONRPCMessage, Transport } from "@modelcontextprotocol/server";

/** Milliseconds between two comments on a stream, so that no proxy takes it for dead. */
const KEEP_ALIVE = 15_000;
/** Bytes that may wait for a client that does not read. */
const MAX_UNREAD = 4 * 1024 * 1024;

export interface SseTransport {
  readonly transport: Transport;
  /** The answer to the GET: what is sent to the client, as server-sent events. */
  readonly response: Response;
  /** Hands in a message that the client posted. */
  receive(message: JSONRPCMessage): void;
}

/**
 * The server's side of the transport "HTTP with SSE" of the protocol's revision 2024-11-05: one stream down, and POSTs up
 * to an address that the stream's first event names.
 */
export function sseTransport(postTo: string): SseTransport {
  const encoder = new TextEncoder();
  let stream: ReadableStreamDefaultController<Uint8Array> | undefined;
  const write = (text: string) => stream?.enqueue(encoder.encode(text));

  const end = (closeStream: () => void) => {
    if (!stream) return;
    stream = undefined;
    clearInterval(keepAlive);
    closeStream();
    transport.onclose?.();
  };
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        stream = controller;
        write(`event: endpoint\ndata: ${postTo}\n\n`);
      },
      cancel: () => end(() => undefined),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 0 }),
  );
  const keepAlive = setInterval(() => {
    // Who does not read needs no more to read.
    if (stream && (stream.desiredSize ?? 0) >= 0) write(": keep-alive\n\n");
  }, KEEP_ALIVE);

  const transport: Transport = {
    start: async () => undefined,
    send: async (message) => {
      if (!stream) throw new Error("The SSE stream is closed.");
      write(`event: message\ndata: ${JSON.stringify(message)}\n\n`);
      if ((stream.desiredSize ?? 0) < -MAX_UNREAD) await transport.close();
    },
    close: async () => {
      const controller = stream;
      end(() => controller?.close());
    },
  };
  return {
    transport,
    receive: (message) => transport.onmessage?.(message),
    response: new Response(body, {
      headers: {
        "Content-Type": "text/event-stream",
        "Cache-Control": "no-cache, no-transform",
        "X-Accel-Buffering": "no",
      },
    }),
  };
}
