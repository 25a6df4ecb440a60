import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { api, ask } from "../../api.ts";
import { Button } from "../../components/button.tsx";
import { loadAnswers, runUpload, type Upload } from "./upload.ts";
import { howLong, number, size } from "./words.ts";

/** Bytes on their way to the server. */
export function Sending({ bytes, total, onStop }: { bytes: number; total: number; onStop: () => void }) {
  return (
    <Panel title="Sending the files">
      <Bar label="Sending the files" done={bytes} total={total} />
      <div className="flex items-center justify-between gap-4">
        <p className="text-quiet tabular-nums">
          {total > 0 ? `${size(bytes)} of ${size(total)}` : "Asking the server"}
        </p>
        <Button onClick={onStop}>Stop</Button>
      </div>
    </Panel>
  );
}

/** How far a check or an import is, here or wherever it runs. */
export function RunProgress({ upload }: { upload: Upload }) {
  const { done, total, phase, interrupted } = upload;
  const queryClient = useQueryClient();
  const rate = useRate(done);
  useEffect(
    () => () => {
      // It ended: what it brought shows everywhere.
      if (phase === "importing") void queryClient.invalidateQueries();
    },
    [phase, queryClient],
  );
  const title = phase === "checking" ? "Looking at what would change" : "Importing";
  if (interrupted) return <Interrupted upload={upload} />;
  return (
    <Panel title={title}>
      <Bar label={title} done={done} total={total} />
      <p className="text-quiet tabular-nums">
        {total === 0
          ? "Looking through the files"
          : [
              `${number(done)} of ${number(total)} records`,
              rate > 0 && `${number(Math.round(rate))} a second`,
              rate > 0 && done < total && `${howLong((total - done) / rate)} left`,
            ]
              .filter(Boolean)
              .join(" · ")}
      </p>
      <p className="text-quiet">You can leave this page; it goes on.</p>
    </Panel>
  );
}

/** The process that ran it is gone. */
function Interrupted({ upload: { id, phase, done, total } }: { upload: Upload }) {
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries();
  const again = useMutation({
    mutationFn: () => runUpload(id, { dryRun: phase === "checking", ...loadAnswers(id) }),
    onSuccess: refresh,
  });
  const putAway = useMutation({
    mutationFn: () => ask(api.uploads[":id"].$delete({ param: { id } })),
    onSuccess: refresh,
  });
  return (
    <Panel title="The import was interrupted">
      <p>
        It stopped at {number(done)} of {number(total)}. Start it again: nothing is doubled.
      </p>
      <div className="flex flex-wrap gap-2">
        <Button kind="primary" busy={again.isPending} onClick={() => again.mutate()}>
          Start again
        </Button>
        <Button disabled={putAway.isPending} onClick={() => putAway.mutate()}>
          Choose other files
        </Button>
      </div>
    </Panel>
  );
}

/** Records a second since this page began to look. */
function useRate(done: number): number {
  const first = useRef({ at: performance.now(), done });
  const seconds = (performance.now() - first.current.at) / 1000;
  return seconds < 0.5 ? 0 : Math.max(0, done - first.current.done) / seconds;
}

function Bar({ label, done, total }: { label: string; done: number; total: number }) {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={Math.round(share * 100)}
      aria-valuemin={0}
      aria-valuemax={100}
      className="bg-sunken h-1.5 overflow-hidden rounded-sm"
    >
      <div
        className={`bg-accent h-full transition-[width] ${total === 0 ? "motion-safe:animate-pulse" : ""}`}
        style={{ width: total === 0 ? "8%" : `${share * 100}%` }}
      />
    </div>
  );
}

/** A part of the page with a heading, between hairlines. */
export function Panel({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section aria-label={title} className="border-line mb-6 flex flex-col gap-3 border-y py-4">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
