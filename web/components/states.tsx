import type { ReactNode } from "react";
import { Button } from "./button.tsx";

/** What will be here, and the one step that fills it. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-start gap-3 py-10">
      <div className="max-w-md">
        <h2>{title}</h2>
        {children && <p className="text-quiet mt-1">{children}</p>}
      </div>
      {action}
    </div>
  );
}

interface EmptyStateProps {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** What went wrong, as the server or the line said it, and another try. */
export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  return (
    <div role="alert" className="flex flex-col items-start gap-3 py-10">
      <p className="max-w-md">{error instanceof Error ? error.message : "This page could not be shown."}</p>
      {retry && <Button onClick={retry}>Try again</Button>}
    </div>
  );
}

/** Grey lines in place of what is on its way; they show only when it takes more than 300 ms. */
export function Skeleton({ lines = 6 }: { lines?: number }) {
  return (
    <div role="status" aria-label="Loading" className="animate-late flex flex-col gap-4 py-4">
      {Array.from({ length: lines }, (_, line) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike.
          key={line}
          className="bg-sunken h-5 motion-safe:animate-pulse rounded-sm"
          style={{ width: `${92 - ((line * 23) % 40)}%` }}
        />
      ))}
    </div>
  );
}
