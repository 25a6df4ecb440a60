import { queryOptions, useQuery } from "@tanstack/react-query";
import type { InferResponseType } from "hono/client";
import { api, ask } from "../../api.ts";
import { Button } from "../../components/button.tsx";
import { RelativeDate } from "../../components/relative-date.tsx";
import { ErrorState, Skeleton } from "../../components/states.tsx";
import { useOptimistic } from "../../use-optimistic.ts";
import { browserName } from "./browser-name.ts";
import { PasswordForm } from "./password-form.tsx";

type Sessions = InferResponseType<typeof api.me.sessions.$get, 200>;
type Session = Sessions["sessions"][number];

const sessionsQuery = queryOptions({
  queryKey: ["sessions"],
  queryFn: () => ask(api.me.sessions.$get()),
});

/** Settings > Sessions: where one is signed in, and the password. */
export function SessionSettings() {
  const { data, error, refetch } = useQuery(sessionsQuery);
  const end = useOptimistic<Sessions, Session>({
    queryKey: sessionsQuery.queryKey,
    send: ({ id }) => ask(api.me.sessions[":id"].$delete({ param: { id: String(id) } })),
    apply: ({ sessions }, { id }) => ({ sessions: sessions.filter((one) => one.id !== id) }),
  });
  const endOthers = useOptimistic<Sessions>({
    queryKey: sessionsQuery.queryKey,
    send: () => ask(api.me.sessions.$delete()),
    apply: ({ sessions }) => ({ sessions: sessions.filter(({ current }) => current) }),
  });
  if (!data) return error ? <ErrorState error={error} retry={refetch} /> : <Skeleton />;
  return (
    <div className="flex max-w-xl flex-col gap-10">
      <section>
        <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
          <h2>Where you are signed in</h2>
          {data.sessions.length > 1 && (
            <Button onClick={() => endOthers.mutate()}>End all other sessions</Button>
          )}
        </div>
        <ul className="border-line border-t">
          {data.sessions.map((session) => (
            <li
              key={session.id}
              className="border-line flex min-h-14 items-center justify-between gap-4 border-b py-2"
            >
              <div className="min-w-0">
                <p className="font-medium">{browserName(session.userAgent)}</p>
                <p className="text-quiet text-small">
                  {session.ipAddress && `${session.ipAddress}, `}
                  signed in <RelativeDate at={session.createdAt} />
                </p>
              </div>
              {session.current ? (
                <span className="text-quiet shrink-0">This browser</span>
              ) : (
                <Button onClick={() => end.mutate(session)}>End</Button>
              )}
            </li>
          ))}
        </ul>
      </section>
      <PasswordForm />
    </div>
  );
}
