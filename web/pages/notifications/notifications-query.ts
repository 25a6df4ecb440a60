import { infiniteQueryOptions } from "@tanstack/react-query";
import type { InferResponseType } from "hono/client";
import { api, ask } from "../../api.ts";

export type NotificationPage = InferResponseType<typeof api.notifications.$get, 200>;
export type Notification = NotificationPage["notifications"][number];

export interface Wanted {
  readonly unread: boolean;
  readonly type: Notification["type"] | undefined;
}

export const TYPES: Record<Notification["type"], string> = {
  suggestions: "Suggestions",
  event: "News of people",
  import: "Imports",
  security: "Security",
  system: "PingCRM",
};

export function notificationsQuery({ unread, type }: Wanted) {
  return infiniteQueryOptions({
    queryKey: ["notifications", { unread, type }],
    queryFn: ({ pageParam }) =>
      ask(
        api.notifications.$get({
          query: {
            unread: unread ? "true" : "false",
            ...(type && { type }),
            ...(pageParam && { cursor: pageParam }),
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page: NotificationPage) => page.nextCursor,
  });
}
