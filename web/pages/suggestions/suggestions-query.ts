import { queryOptions } from "@tanstack/react-query";
import type { InferResponseType } from "hono/client";
import { api, ask } from "../../api.ts";

export type Suggestions = InferResponseType<typeof api.suggestions.$get, 200>;
export type Suggestion = Suggestions["suggestions"][number];

export const suggestionsQuery = queryOptions({
  queryKey: ["suggestions"],
  queryFn: () => ask(api.suggestions.$get({ query: {} })),
});

/** Why somebody is suggested, in two words. */
export const TRIGGERS: Record<Suggestion["triggerType"], string> = {
  time_based: "Went quiet",
  event_based: "News",
  scheduled: "You asked for it",
  birthday: "Birthday",
  dormant_deep: "An old friend",
  dormant_mid: "Long silent",
  dormant_event: "News after a long silence",
};
