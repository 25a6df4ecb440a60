import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorState, Skeleton } from "../../components/states.tsx";
import { ClientInstructions } from "./mcp/client-instructions.tsx";
import { KeyList } from "./mcp/key-list.tsx";
import { configurationsQuery, keysQuery, type NewKey } from "./mcp/keys-query.ts";
import { NewKeyForm } from "./mcp/new-key-form.tsx";
import { ShownKey } from "./mcp/shown-key.tsx";

const UNUSED = { lastTool: null, lastToolAt: null, lastUsedAt: null };

/** Settings > MCP Access: keys for AI clients, and what to paste into each. */
export function McpAccessSettings() {
  const { data, error, refetch, dataUpdatedAt } = useQuery(keysQuery);
  const { data: general } = useQuery(configurationsQuery);
  const [made, setShown] = useState<NewKey>();
  if (!data) return error ? <ErrorState error={error} retry={refetch} /> : <Skeleton />;
  const known = data.keys.find(({ id }) => id === made?.id);
  const shown = known?.state === "revoked" ? undefined : made;
  const configurations = shown?.configurations ?? general?.configurations;
  return (
    <div className="flex flex-col gap-10">
      <section className="flex flex-col gap-4">
        <div>
          <h2>Connect an AI client</h2>
          <p className="text-quiet mt-0.5">
            A key lets one client ask PingCRM about your network. Give each client its own.
          </p>
        </div>
        {shown ? (
          <ShownKey
            made={shown}
            connection={known ?? UNUSED}
            serverNow={data.now}
            answeredAt={dataUpdatedAt}
            onClose={() => setShown(undefined)}
          />
        ) : (
          <NewKeyForm onMade={setShown} />
        )}
      </section>
      <section className="flex flex-col gap-4">
        <div>
          <h2>What to paste</h2>
          {!shown && (
            <p className="text-quiet mt-0.5">
              pingcrm_KEY stands for a key. Generate one, and these lines hold it while it is shown.
            </p>
          )}
        </div>
        {configurations && <ClientInstructions configurations={configurations} />}
      </section>
      <section className="flex flex-col gap-4">
        <h2>Keys</h2>
        <KeyList data={data} answeredAt={dataUpdatedAt} onRegenerated={setShown} />
      </section>
    </div>
  );
}
