import { queryOptions } from "@tanstack/react-query";
import type { InferResponseType } from "hono/client";
import { api, ask } from "../../../api.ts";

export type Keys = InferResponseType<typeof api.keys.$get, 200>;
export type Key = Keys["keys"][number];
export type Configuration = InferResponseType<
  typeof api.keys.configurations.$get,
  200
>["configurations"][number];
/** A key while it is shown. */
export type NewKey = InferResponseType<typeof api.keys.$post, 200>;

/** Milliseconds between two looks at which keys were used. */
const LOOK = 1_000;

/** The keys, asked for again and again: a first call shows within a second. */
export const keysQuery = queryOptions({
  queryKey: ["keys"],
  queryFn: () => ask(api.keys.$get()),
  refetchInterval: LOOK,
});

export const configurationsQuery = queryOptions({
  queryKey: ["keys", "configurations"],
  queryFn: () => ask(api.keys.configurations.$get()),
  staleTime: Number.POSITIVE_INFINITY,
});
