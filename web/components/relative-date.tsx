import { inWords } from "./date-words.ts";

/** An instant in words ("4 months ago"), the exact one on hover. */
export function RelativeDate({ at }: { at: string }) {
  const instant = new Date(at);
  return (
    <time dateTime={at} title={exact(instant)}>
      {inWords(instant, new Date())}
    </time>
  );
}

function exact(instant: Date): string {
  return instant.toLocaleString(undefined, { dateStyle: "full", timeStyle: "short" });
}
