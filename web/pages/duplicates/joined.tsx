import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api, ask } from "../../api.ts";
import { Button } from "../../components/button.tsx";
import { RelativeDate } from "../../components/relative-date.tsx";
import { joinsQuery } from "./pairs.ts";

/** Joins shown before more are asked for. */
const SHOWN = 50;

/** What was joined, by the user or by an import, and can be taken apart again. */
export function Joined() {
  const { data } = useQuery(joinsQuery);
  const queryClient = useQueryClient();
  const undo = useMutation({
    mutationFn: (id: number) => ask(api.duplicates[":id"].undo.$post({ param: { id: String(id) } })),
    onSuccess: () => queryClient.invalidateQueries(),
  });
  if (!data || data.joins.length === 0) return null;
  return (
    <section aria-label="Joined" className="mt-10">
      <h2 className="mb-2">Joined</h2>
      <ul className="border-line border-t">
        {data.joins.slice(0, SHOWN).map(({ id, kept, gone, reasons, joinedAt }) => (
          <li key={id} className="border-line flex items-center justify-between gap-4 border-b py-2">
            <div className="min-w-0">
              <p className="break-words">
                {gone.name} went into{" "}
                <Link
                  to="/contacts/$id"
                  params={{ id: String(kept.id) }}
                  className="font-medium hover:underline"
                >
                  {kept.name}
                </Link>{" "}
                <RelativeDate at={joinedAt} />
              </p>
              <p className="text-quiet break-words">{reasons.join(" · ")}</p>
            </div>
            <Button disabled={undo.isPending} onClick={() => undo.mutate(id)}>
              Undo
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
