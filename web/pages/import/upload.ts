import { queryOptions } from "@tanstack/react-query";
import type { InferResponseType } from "hono/client";
import { api, ask } from "../../api.ts";

export type Upload = NonNullable<InferResponseType<typeof api.uploads.$get>["upload"]>;
export type Report = NonNullable<Upload["report"]>;
export type Table = InferResponseType<(typeof api.uploads)[":id"]["tables"]["$get"]>["tables"][number];
type RunOptions = Parameters<(typeof api.uploads)[":id"]["run"]["$post"]>[0]["json"];
/** What the user said of the files. */
export type Answers = Omit<RunOptions, "dryRun">;

/** Milliseconds between two looks at a run. */
const LOOK = 700;

export const isRunning = ({ phase, interrupted }: Upload) =>
  (phase === "checking" || phase === "importing") && !interrupted;

/** The files on their way in, wherever they are; asked again and again while they are imported. */
export const uploadQuery = queryOptions({
  queryKey: ["upload"],
  queryFn: () => ask(api.uploads.$get()),
  refetchInterval: ({ state }) => (state.data?.upload && isRunning(state.data.upload) ? LOOK : false),
});

export const importsQuery = queryOptions({
  queryKey: ["imports"],
  queryFn: () => ask(api.imports.$get()),
});

export const runUpload = (id: string, json: RunOptions) =>
  ask(api.uploads[":id"].run.$post({ param: { id }, json }));

const NOTHING_SAID: Answers = { me: [], columns: {} };

/** What was said of an upload, also after a reload. */
export function loadAnswers(id: string): Answers {
  const kept = sessionStorage.getItem(`import ${id}`);
  return kept ? JSON.parse(kept) : NOTHING_SAID;
}

export function keepAnswers(id: string, answers: Answers): void {
  sessionStorage.setItem(`import ${id}`, JSON.stringify(answers));
}
