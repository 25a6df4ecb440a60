import { MutationCache, QueryCache, QueryClient, queryOptions } from "@tanstack/react-query";
import { api, ask, Failure } from "./api.ts";
import { toast } from "./components/toast.tsx";

/** Milliseconds in which what was fetched counts as new. It is shown at once after that too, and fetched again. */
const FRESH = 15_000;

/** Who is signed in, if anybody, and whether accounts can be made. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: () => ask(api.auth.state.$get()),
  staleTime: Number.POSITIVE_INFINITY,
});

/** One cache for the whole app. A session that ended shows as soon as any question meets it. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignOut }),
  mutationCache: new MutationCache({
    onError: (error, _variables, _context, mutation) => {
      noticeSignOut(error);
      // A change that shows its errors itself says so with `meta: { quiet: true }`.
      if (!mutation.meta?.quiet) toast(error.message);
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: FRESH,
      retry: (failures, error) => failures < 2 && error instanceof Failure && error.status === 0,
      retryDelay: 400,
      // The server may well be on this machine: it is asked whatever the browser thinks of the network.
      networkMode: "always",
    },
    mutations: { networkMode: "always" },
  },
});

function noticeSignOut(error: Error): void {
  if (error instanceof Failure && error.status === 401)
    void queryClient.invalidateQueries({ queryKey: ["session"] });
}

/** The account, and what waits for the person; asked for now and then, for the badges. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: () => ask(api.me.$get()),
  refetchInterval: 60_000,
});
