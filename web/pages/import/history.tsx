import { useQuery } from "@tanstack/react-query";
import { RelativeDate } from "../../components/relative-date.tsx";
import { ErrorState } from "../../components/states.tsx";
import { importsQuery } from "./upload.ts";
import { sayCounts } from "./words.ts";

/** What was imported before, from here and from the command line. */
export function History({ isRunning }: { isRunning: boolean }) {
  const { data, error, refetch } = useQuery(importsQuery);
  if (error) return <ErrorState error={error} retry={refetch} />;
  if (!data || data.imports.length === 0) return null;
  return (
    <section aria-label="History" className="mt-10">
      <h2 className="mb-2">History</h2>
      <ul className="border-line border-t">
        {data.imports.map((run, index) => (
          <li key={run.id} className="border-line border-b py-3">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <p className="min-w-0 font-medium break-words">{run.title}</p>
              <p className="text-quiet">
                <RelativeDate at={run.startedAt} />
              </p>
            </div>
            <p className="text-quiet break-words">
              {run.name}:{" "}
              {run.status === "running"
                ? isRunning && index === 0
                  ? "running"
                  : "not finished"
                : sayCounts(run.counts)}
              .
            </p>
            {run.status === "failed" && run.errors[0] && (
              <p className="text-danger break-words">{run.errors[0]}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
