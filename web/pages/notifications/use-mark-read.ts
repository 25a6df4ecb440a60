import type { InfiniteData, QueryKey } from "@tanstack/react-query";
import { api, ask } from "../../api.ts";
import { useOptimistic } from "../../use-optimistic.ts";
import type { Notification, NotificationPage } from "./notifications-query.ts";

type Pages = InfiniteData<NotificationPage, string>;

/** Every list of them, and the badge. */
const ALSO = [["notifications"], ["me"]];

export function useMarkRead(queryKey: QueryKey) {
  return useOptimistic<Pages, Notification>({
    queryKey,
    also: ALSO,
    send: ({ id }) => ask(api.notifications[":id"].read.$post({ param: { id: String(id) } })),
    apply: (data, { id }) => read(data, (one) => one.id === id),
  });
}

export function useMarkAllRead(queryKey: QueryKey) {
  return useOptimistic<Pages>({
    queryKey,
    also: ALSO,
    send: () => ask(api.notifications.read.$post()),
    apply: (data) => read(data, () => true),
  });
}

function read(data: Pages, which: (one: Notification) => boolean): Pages {
  const readAt = new Date().toISOString();
  const mark = (one: Notification) => (which(one) && !one.readAt ? { ...one, readAt } : one);
  return {
    ...data,
    pages: data.pages.map((page) => ({ ...page, notifications: page.notifications.map(mark) })),
  };
}
