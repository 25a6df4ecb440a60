import { queryOptions } from "@tanstack/react-query";
import type { InferResponseType } from "hono/client";
import { api, ask } from "../../api.ts";

export type Dashboard = InferResponseType<typeof api.dashboard.$get, 200>;

export const dashboardQuery = queryOptions({
  queryKey: ["dashboard"],
  queryFn: () => ask(api.dashboard.$get()),
});
