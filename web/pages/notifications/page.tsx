import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Select } from "../../components/field.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { Segmented } from "../../components/segmented.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../components/states.tsx";
import { meQuery } from "../../queries.ts";
import { NotificationRow } from "./notification-row.tsx";
import { type Notification, notificationsQuery, TYPES } from "./notifications-query.ts";
import { useMarkAllRead, useMarkRead } from "./use-mark-read.ts";

const types = Object.keys(TYPES) as Notification["type"][];

export function NotificationsPage() {
  const [unread, setUnread] = useState(false);
  const [type, setType] = useState<Notification["type"]>();
  const query = notificationsQuery({ unread, type });
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(query);
  const { data: me } = useQuery(meQuery);
  const markRead = useMarkRead(query.queryKey);
  const markAll = useMarkAllRead(query.queryKey);
  const shown = data?.pages.flatMap(({ notifications }) => notifications);
  const left = me?.unreadNotifications ?? 0;
  return (
    <>
      <PageHeader
        title="Notifications"
        actions={left > 0 && <Button onClick={() => markAll.mutate()}>Mark all as read</Button>}
      >
        {left > 0 ? `${left} unread.` : undefined}
      </PageHeader>
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <Segmented
          label="Which"
          value={unread ? "unread" : "all"}
          onChange={(which) => setUnread(which === "unread")}
          options={[
            { value: "all", label: "All" },
            { value: "unread", label: "Unread" },
          ]}
        />
        <Select
          aria-label="Type"
          className="max-w-48"
          value={type ?? ""}
          onChange={(event) => setType(types.find((one) => one === event.target.value))}
        >
          <option value="">Every type</option>
          {types.map((one) => (
            <option key={one} value={one}>
              {TYPES[one]}
            </option>
          ))}
        </Select>
      </div>
      {!shown && (error ? <ErrorState error={error} retry={refetch} /> : <Skeleton />)}
      {shown?.length === 0 && (
        <EmptyState title={unread ? "Nothing unread" : "Nothing yet"}>
          New suggestions, birthdays, new jobs, finished imports and what happens to your keys show here.
        </EmptyState>
      )}
      {shown && shown.length > 0 && (
        <ul className="border-line border-t">
          {shown.map((one) => (
            <NotificationRow key={one.id} notification={one} onRead={() => markRead.mutate(one)} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button className="mt-4" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show older ones
        </Button>
      )}
    </>
  );
}
