import {
  isJSONRPCRequest,
  type JSONRPCMessage,
  type JSONRPCRequest,
  type RequestId,
  type Transport,
} from "@modelcontextprotocol/server";

export interface AnsweredTransport {
  readonly transport: Transport;
  /** Resolves when every request that came in has been answered or was called off. */
  answered(): Promise<void>;
  /** How many requests are being worked on. */
  unanswered(): number;
  /** Resolves when the connection is gone. */
  readonly closed: Promise<void>;
}

/** A transport that knows which requests are still open, so that a connection can end without cutting them off. */
export function countAnswers(wire: Transport): AnsweredTransport {
  const open = new Set<RequestId>();
  let whenAnswered: (() => void) | undefined;
  let whenClosed: (() => void) | undefined;
  const settle = (id: RequestId | undefined) => {
    if (id !== undefined) open.delete(id);
    if (open.size === 0) whenAnswered?.();
  };
  const transport: Transport = {
    start: () => {
      wire.onmessage = (message: JSONRPCMessage) => {
        if (isAnswerable(message)) open.add(message.id);
        else settle(calledOff(message));
        transport.onmessage?.(message);
      };
      wire.onerror = (error) => transport.onerror?.(error);
      wire.onclose = () => {
        open.clear();
        settle(undefined);
        whenClosed?.();
        transport.onclose?.();
      };
      return wire.start();
    },
    send: async (message, options) => {
      await wire.send(message, options);
      if (!("method" in message)) settle(message.id);
    },
    close: () => wire.close(),
  };
  return {
    transport,
    answered: () =>
      new Promise((resolve) => {
        whenAnswered = resolve;
        settle(undefined);
      }),
    unanswered: () => open.size,
    closed: new Promise((resolve) => {
      whenClosed = resolve;
    }),
  };
}

/** A subscription is answered only by its end. */
function isAnswerable(message: JSONRPCMessage): message is JSONRPCRequest {
  return isJSONRPCRequest(message) && message.method !== "subscriptions/listen";
}

function calledOff(message: JSONRPCMessage): RequestId | undefined {
  if (!("method" in message) || message.method !== "notifications/cancelled") return undefined;
  const id = message.params?.requestId;
  return typeof id === "string" || typeof id === "number" ? id : undefined;
}
