import { type ReactNode, useState } from "react";
import { Button } from "../../../components/button.tsx";
import { RelativeDate } from "../../../components/relative-date.tsx";
import { ConnectionLine } from "./connection-line.tsx";
import { type KeyAction, KeyDialog } from "./key-dialog.tsx";
import type { Key, Keys, NewKey } from "./keys-query.ts";

interface KeyListProps {
  data: Keys;
  answeredAt: number;
  onRegenerated: (key: NewKey) => void;
}

/** The keys that let in; those that no longer do, out of the way. */
export function KeyList({ data, answeredAt, onRegenerated }: KeyListProps) {
  const [asked, setAsked] = useState<{ key: Key; action: KeyAction }>();
  const active = data.keys.filter(({ state }) => state === "active");
  const ended = data.keys.filter(({ state }) => state !== "active");
  return (
    <>
      {active.length === 0 ? (
        <p className="text-quiet">No key lets in now. Generate one above.</p>
      ) : (
        <ul className="border-line border-t">
          {active.map((key) => (
            <KeyRow key={key.id} of={key}>
              <ConnectionLine connection={key} serverNow={data.now} answeredAt={answeredAt} />
              <div className="flex gap-2">
                <Button onClick={() => setAsked({ key, action: "regenerate" })}>Regenerate</Button>
                <Button kind="danger" onClick={() => setAsked({ key, action: "revoke" })}>
                  Revoke
                </Button>
              </div>
            </KeyRow>
          ))}
        </ul>
      )}
      {ended.length > 0 && (
        <details className="mt-4">
          <summary className="text-quiet">Revoked or expired: {ended.length}</summary>
          <ul className="border-line mt-3 border-t">
            {ended.map((key) => (
              <KeyRow key={key.id} of={key}>
                <p className="text-quiet">{key.state === "revoked" ? "Revoked" : "Expired"}</p>
              </KeyRow>
            ))}
          </ul>
        </details>
      )}
      <KeyDialog asked={asked} onClose={() => setAsked(undefined)} onRegenerated={onRegenerated} />
    </>
  );
}

function KeyRow({ of: key, children }: { of: Key; children: ReactNode }) {
  return (
    <li className="border-line flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b py-3">
      <div className="min-w-0">
        <p className="flex flex-wrap gap-x-2">
          <span className="font-medium">{key.name}</span>
          <code className="text-quiet font-mono">{key.prefix}…</code>
        </p>
        <p className="text-quiet text-small flex flex-wrap gap-x-3">
          <span>{key.scope === "read" ? "May read" : "May read and write"}</span>
          <span>
            Created <RelativeDate at={key.createdAt} />
          </span>
          <span>
            {key.lastUsedAt ? (
              <>
                Last used <RelativeDate at={key.lastUsedAt} />
                {key.lastUsedFrom && ` from ${key.lastUsedFrom}`}
              </>
            ) : (
              "Never used"
            )}
          </span>
          <span>
            {key.expiresAt ? (
              <>
                {key.state === "expired" ? "Ended" : "Ends"} <RelativeDate at={key.expiresAt} />
              </>
            ) : (
              "No end"
            )}
          </span>
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">{children}</div>
    </li>
  );
}
