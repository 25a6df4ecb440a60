import { queryOptions } from "@tanstack/react-query";
import type { InferResponseType } from "hono/client";
import { api, ask } from "../../api.ts";

export type Pair = InferResponseType<typeof api.duplicates.$get>["pairs"][number];
export type Candidate = Pair["a"];

export const pairsQuery = queryOptions({
  queryKey: ["duplicates"],
  queryFn: () => ask(api.duplicates.$get()),
});

export const joinsQuery = queryOptions({
  queryKey: ["duplicates", "joins"],
  queryFn: () => ask(api.duplicates.joins.$get()),
});
