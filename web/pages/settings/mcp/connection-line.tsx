import { inWords } from "../../../components/date-words.ts";
import { useNow } from "../../../use-now.ts";
import type { Key } from "./keys-query.ts";

const seconds = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

export interface ConnectionLineProps {
  connection: Pick<Key, "lastTool" | "lastToolAt" | "lastUsedAt">;
  /** The server's clock when it answered, and this browser's. */
  serverNow: string;
  answeredAt: number;
}

/** Whether a client calls with the key: "Connected: search_contacts, 2 seconds ago". */
export function ConnectionLine({ connection, serverNow, answeredAt }: ConnectionLineProps) {
  const now = useNow(1_000);
  const { lastTool, lastToolAt, lastUsedAt } = connection;
  if (lastTool && lastToolAt) {
    const at = new Date(Math.max(now.getTime(), answeredAt) - answeredAt + Date.parse(serverNow));
    return (
      <p role="status" className="flex items-center gap-2">
        <span aria-hidden className="bg-accent size-2 shrink-0 rounded-full" />
        <span>
          Connected: <span className="font-mono">{lastTool}</span>,{" "}
          <span aria-hidden>{ago(new Date(lastToolAt), at)}</span>
        </span>
      </p>
    );
  }
  return (
    <p role="status" className="text-quiet flex items-center gap-2">
      <span
        aria-hidden
        className="border-edge size-2 shrink-0 rounded-full border-2 motion-safe:animate-pulse"
      />
      {lastUsedAt ? "The client has connected. Waiting for the first call" : "Waiting for the first call"}
    </p>
  );
}

function ago(instant: Date, now: Date): string {
  const passed = Math.max(0, Math.floor((now.getTime() - instant.getTime()) / 1000));
  return passed < 60 ? seconds.format(-passed, "second") : inWords(instant, now);
}
