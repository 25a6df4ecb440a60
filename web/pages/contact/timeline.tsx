import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { Button } from "../../components/button.tsx";
import { counted } from "../../components/counted.ts";
import { TextInput } from "../../components/field.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../components/states.tsx";
import { type Entry, timelineQuery } from "./contact-queries.ts";
import { TimelineEntry } from "./timeline-entry.tsx";

/** Milliseconds after the last letter. */
const PAUSE = 120;

/** What passed between the user and a contact, by day: what they wrote on the left, what the user wrote on the right. */
export function Timeline({ contactId, name }: { contactId: number; name: string }) {
  const [typed, setTyped] = useState("");
  const words = usePaused(typed.trim(), PAUSE);
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery(
    timelineQuery(contactId, words),
  );
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!end.current || !hasNextPage || isFetchingNextPage) return;
    const watcher = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) void fetchNextPage();
      },
      { rootMargin: "600px" },
    );
    watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const entries = data?.pages.flatMap((page) => page.interactions) ?? [];
  const total = data?.pages[0]?.total ?? 0;
  return (
    <section aria-label="Timeline">
      <h2 className="sr-only">Timeline</h2>
      <div className="mb-2 flex items-center gap-3">
        <TextInput
          type="search"
          aria-label={`Search in what you and ${name} wrote`}
          placeholder="Search in these messages"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className="max-w-72"
        />
        {data && (
          <p className="text-quiet text-small tabular-nums" aria-live="polite">
            {words ? counted(total, "entry fits", "entries fit") : counted(total, "entry", "entries")}
          </p>
        )}
      </div>
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data && entries.length === 0 && (
        <EmptyState title={words ? "Nothing fits" : "Nothing here yet"}>
          {words
            ? "Search for another word, or fewer."
            : "Messages, mails, calls and meetings will be here. Import them, or write down what you remember."}
        </EmptyState>
      )}
      {byDay(entries).map(({ day, ofDay }) => (
        <section key={day} aria-label={day}>
          <h3 className="text-quiet text-small my-3 flex items-center gap-3 font-medium after:bg-line after:h-px after:flex-1">
            {day}
          </h3>
          <ol className="flex flex-col gap-2">
            {ofDay.map((entry) => (
              <TimelineEntry key={entry.id} entry={entry} contactId={contactId} name={name} />
            ))}
          </ol>
        </section>
      ))}
      <div ref={end} />
      {hasNextPage && (
        <Button className="mt-4" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show earlier
        </Button>
      )}
    </section>
  );
}

function byDay(entries: readonly Entry[]): { day: string; ofDay: Entry[] }[] {
  const days: { day: string; ofDay: Entry[] }[] = [];
  for (const entry of entries) {
    const day = new Date(entry.occurredAt).toLocaleDateString("en-GB", {
      weekday: "long",
      day: "numeric",
      month: "long",
      year: "numeric",
    });
    const last = days.at(-1);
    if (last?.day === day) last.ofDay.push(entry);
    else days.push({ day, ofDay: [entry] });
  }
  return days;
}

/** A value once it has stayed the same for so many milliseconds. */
function usePaused(value: string, pause: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value, pause]);
  return settled;
}
