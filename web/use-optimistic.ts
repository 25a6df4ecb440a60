import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";

interface Optimistic<Data, Variables, Result> {
  /** Whose cached answer the change shows in at once. */
  readonly queryKey: QueryKey;
  readonly send: (variables: Variables) => Promise<Result>;
  /** The answer as it will be. */
  readonly apply: (data: Data, variables: Variables) => Data;
  /** Other questions whose answers change with it. */
  readonly also?: readonly QueryKey[];
  readonly onDone?: (result: Result, variables: Variables) => void;
}

/** A change that shows at once, and is taken back, with the server's sentence, where the server says no. */
export function useOptimistic<Data, Variables = void, Result = unknown>(
  change: Optimistic<Data, Variables, Result>,
) {
  const cache = useQueryClient();
  const { queryKey, send, apply, also = [], onDone } = change;
  return useMutation({
    mutationFn: send,
    onMutate: async (variables: Variables) => {
      await cache.cancelQueries({ queryKey });
      const before = cache.getQueryData<Data>(queryKey);
      if (before !== undefined) cache.setQueryData(queryKey, apply(before, variables));
      return before;
    },
    onError: (_error, _variables, before) => cache.setQueryData(queryKey, before),
    onSuccess: (result, variables) => onDone?.(result, variables),
    onSettled: () => {
      for (const key of [queryKey, ...also]) void cache.invalidateQueries({ queryKey: key });
    },
  });
}
