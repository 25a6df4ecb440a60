import { X } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Button, IconButton } from "./button.tsx";

/** Milliseconds that a toast stays, unless the pointer or the focus is on it. */
const STAYS = 8_000;

interface Toast {
  readonly id: number;
  /** One sentence: what was done, or what went wrong. */
  readonly text: string;
  readonly undo?: (() => void) | undefined;
}

let shown: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

function show(next: readonly Toast[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Says in the corner what was done, with a way back where there is one. */
export function toast(text: string, undo?: () => void): void {
  show([...shown.slice(-2), { id: ++last, text, undo }]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where toasts appear; once, in the shell. */
export function Toasts() {
  const toasts = useSyncExternalStore(subscribe, () => shown);
  return (
    <section
      aria-label="Messages"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 bottom-20 z-30 flex flex-col items-center gap-2 rail:bottom-6"
    >
      {toasts.map((one) => (
        <ToastCard key={one.id} toast={one} />
      ))}
    </section>
  );
}

function ToastCard({ toast }: { toast: Toast }) {
  const close = () => show(shown.filter(({ id }) => id !== toast.id));
  const [isHeld, setHeld] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a toast, and again when it is let go.
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(close, STAYS);
    return () => clearTimeout(timer);
  }, [isHeld]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it does nothing but wait while somebody is at it.
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="bg-raised border-line shadow-float animate-arrive pointer-events-auto flex max-w-full items-center gap-2 rounded-md border py-1.5 pr-1.5 pl-3"
    >
      <p className="min-w-0">{toast.text}</p>
      {toast.undo && (
        <Button
          kind="quiet"
          className="text-accent h-7"
          onClick={() => {
            toast.undo?.();
            close();
          }}
        >
          Undo
        </Button>
      )}
      <IconButton label="Close" className="size-7" onClick={close}>
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  );
}
