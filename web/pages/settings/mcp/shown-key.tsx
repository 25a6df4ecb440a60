import { Check, Copy } from "lucide-react";
import { Button } from "../../../components/button.tsx";
import { useCopy } from "../../../components/copy-button.tsx";
import { ConnectionLine, type ConnectionLineProps } from "./connection-line.tsx";
import type { NewKey } from "./keys-query.ts";

/** A new key, this once. */
export function ShownKey({ made, onClose, ...line }: ShownKeyProps) {
  const { copied, copy } = useCopy(made.key);
  return (
    <section aria-labelledby="new-key" className="border-accent flex flex-col gap-3 border-l-2 pl-4">
      <div>
        <h3 id="new-key" className="font-semibold">
          The key for {made.name}
        </h3>
        <p className="text-quiet">
          It is shown this once. Copy it now: whoever has it can{" "}
          {made.scope === "read" ? "read" : "read and change"} your contacts and messages.
        </p>
      </div>
      <button
        type="button"
        onClick={copy}
        title="Copy"
        className="bg-sunken hover:bg-accent-soft flex min-h-10 w-full max-w-2xl items-center gap-3 rounded-md px-3 py-2 text-left transition-colors"
      >
        <code className="min-w-0 flex-1 font-mono break-all">{made.key}</code>
        {copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
        <span aria-live="polite" className="font-medium">
          {copied ? "Copied" : "Copy"}
        </span>
      </button>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <ConnectionLine {...line} />
        <Button kind="quiet" onClick={onClose}>
          Hide the key
        </Button>
      </div>
    </section>
  );
}

interface ShownKeyProps extends ConnectionLineProps {
  made: NewKey;
  onClose: () => void;
}
