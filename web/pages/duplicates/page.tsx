import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { api, ask } from "../../api.ts";
import { Button, buttonLook } from "../../components/button.tsx";
import { Dialog, DialogActions } from "../../components/dialog.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../components/states.tsx";
import { toast } from "../../components/toast.tsx";
import { useShortcuts } from "../../shortcuts/shortcuts.ts";
import { Joined } from "./joined.tsx";
import { PairCard } from "./pair-card.tsx";
import { type Pair, pairsQuery } from "./pairs.ts";

/** Contacts that may be one person, two by two: joined or kept apart by the user alone. */
export function DuplicatesPage() {
  const { data, error, refetch } = useQuery(pairsQuery);
  const settle = useSettle();
  const [at, setAt] = useState(0);
  const [joining, setJoining] = useState<Pair>();
  const pairs = data?.pairs ?? [];
  const current = Math.min(at, pairs.length - 1);
  const chosen = pairs[current];
  const move = (step: number) => setAt(Math.max(0, Math.min(pairs.length - 1, current + step)));
  useShortcuts([
    { keys: "j", does: "Next pair", group: "Duplicates", run: () => move(1) },
    { keys: "k", does: "Pair before", group: "Duplicates", run: () => move(-1) },
    { keys: "y", does: "Join: one person", group: "Duplicates", run: () => setJoining(chosen) },
    {
      keys: "n",
      does: "Keep apart: two people",
      group: "Duplicates",
      run: () => chosen && settle("refuse", chosen),
    },
  ]);
  return (
    <>
      <PageHeader
        title="Duplicates"
        actions={
          <Link to="/import" className={buttonLook()}>
            Import
          </Link>
        }
      >
        {data &&
          data.total > 0 &&
          `${data.total} ${data.total === 1 ? "pair" : "pairs"} to look at. Nothing uncertain is joined without your word.`}
      </PageHeader>
      {error && <ErrorState error={error} retry={refetch} />}
      {!data && !error && <Skeleton />}
      {data && pairs.length === 0 && (
        <EmptyState title="No pair to look at">
          When two contacts may be one person, because of their names, addresses or numbers, they are shown
          here side by side.
        </EmptyState>
      )}
      <ul className="flex flex-col gap-4">
        {pairs.map((pair, index) => (
          <PairCard
            key={pair.id}
            pair={pair}
            isCurrent={index === current && pairs.length > 1}
            onJoin={() => setJoining(pair)}
            onRefuse={() => settle("refuse", pair)}
          />
        ))}
      </ul>
      <Joined />
      <Dialog open={joining !== undefined} onClose={() => setJoining(undefined)} title="Join these two?">
        <p>
          {joining?.b.name} goes into {joining?.a.name}. Every value and message of both is kept, and it can
          be undone.
        </p>
        <DialogActions>
          <Button onClick={() => setJoining(undefined)}>Cancel</Button>
          <Button
            kind="primary"
            data-first-focus
            onClick={() => {
              if (joining) settle("join", joining);
              setJoining(undefined);
            }}
          >
            Join
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}

/** Settles a pair at once on the page; the server's no brings it back with a sentence. */
function useSettle() {
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries();
  const undo = useMutation({
    mutationFn: (id: number) => ask(api.duplicates[":id"].undo.$post({ param: { id: String(id) } })),
    onSuccess: refresh,
  });
  const settle = useMutation({
    mutationFn: async ({ what, pair }: { what: "join" | "refuse"; pair: Pair }) => {
      const param = { id: String(pair.id) };
      if (what === "join") await ask(api.duplicates[":id"].join.$post({ param }));
      else await ask(api.duplicates[":id"].refuse.$post({ param }));
    },
    onMutate: async ({ pair }) => {
      await queryClient.cancelQueries(pairsQuery);
      queryClient.setQueryData(
        pairsQuery.queryKey,
        (before) =>
          before && { total: before.total - 1, pairs: before.pairs.filter(({ id }) => id !== pair.id) },
      );
    },
    onSuccess: (_, { what, pair }) => {
      const said =
        what === "join"
          ? `${pair.b.name} went into ${pair.a.name}.`
          : "They stay two people and are not shown again.";
      toast(said, () => undo.mutate(pair.id));
    },
    onSettled: refresh,
  });
  return (what: "join" | "refuse", pair: Pair) => settle.mutate({ what, pair });
}
