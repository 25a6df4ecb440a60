import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { InferRequestType, InferResponseType } from "hono/client";
import { api, ask } from "../../api.ts";

export type Settings = InferResponseType<typeof api.settings.$get, 200>;
type Change = InferRequestType<typeof api.settings.$patch>["json"];

export const settingsQuery = queryOptions({
  queryKey: ["settings"],
  queryFn: () => ask(api.settings.$get()),
});

/** Changes one setting; the error stands beside its field, with what was typed. */
export function useSetting(name: Change["name"]) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (value: string) => ask(api.settings.$patch({ json: { name, value } })),
    meta: { quiet: true },
    onSuccess: (settings) => cache.setQueryData(settingsQuery.queryKey, settings),
  });
}
