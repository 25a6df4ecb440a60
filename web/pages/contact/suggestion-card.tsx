import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, ask } from "../../api.ts";
import { Button } from "../../components/button.tsx";
import { Menu } from "../../components/menu.tsx";
import { toast } from "../../components/toast.tsx";
import { whyInWords } from "../suggestions/why.ts";
import { contactQuery, type Profile } from "./contact-queries.ts";

const SNOOZES = [
  { label: "For two weeks", until: "2 weeks" },
  { label: "For a month", until: "1 month" },
  { label: "For three months", until: "3 months" },
];

export interface SuggestionCardProps {
  contactId: number;
  suggestion: NonNullable<Profile["suggestion"]>;
}

/** Why to write now, and what the user does about it. */
export function SuggestionCard({ contactId, suggestion: { id, facts, message } }: SuggestionCardProps) {
  const queryClient = useQueryClient();
  const param = { id: String(id) };
  const { queryKey } = contactQuery(contactId);
  const refresh = () => {
    for (const key of [["contact", contactId], ["suggestions"], ["dashboard"]]) {
      void queryClient.invalidateQueries({ queryKey: key });
    }
  };
  const undo = useMutation({
    mutationFn: () => ask(api.suggestions[":id"].undo.$post({ param })),
    onSettled: refresh,
  });
  const answer = useMutation({
    mutationFn: ({ send }: { send: () => Promise<unknown>; said: string }) => send(),
    onMutate: () => {
      const before = queryClient.getQueryData(queryKey);
      queryClient.setQueryData(queryKey, (profile) => profile && { ...profile, suggestion: null });
      return before;
    },
    onError: (_error, _answer, before) => before && queryClient.setQueryData(queryKey, before),
    onSuccess: (_answer, { said }) => {
      toast(said, () => undo.mutate());
      refresh();
    },
  });
  return (
    <section aria-label="Suggestion" className="bg-accent-soft flex flex-col gap-2 rounded-md p-3">
      <h2>Write to them</h2>
      <p className="text-quiet">
        {whyInWords(facts, new Date())
          .map((why) => `${why}.`)
          .join(" ")}
      </p>
      <p className="whitespace-pre-line">{message}</p>
      <div className="flex flex-wrap gap-2">
        <Button
          kind="primary"
          onClick={() =>
            answer.mutate({
              send: () => ask(api.suggestions[":id"].complete.$post({ param, json: {} })),
              said: "Done. No other suggestion for two weeks.",
            })
          }
        >
          I wrote
        </Button>
        <Button
          onClick={() =>
            navigator.clipboard.writeText(message).then(
              () => toast("Copied the text."),
              () => toast("The browser did not let the text be copied. Select it instead."),
            )
          }
        >
          Copy text
        </Button>
        <Menu
          items={SNOOZES.map(({ label, until }) => ({
            label,
            onSelect: () =>
              answer.mutate({
                send: () => ask(api.suggestions[":id"].snooze.$post({ param, json: { until } })),
                said: `Snoozed ${label.toLowerCase()}.`,
              }),
          }))}
        >
          <Button>Snooze</Button>
        </Menu>
        <Button
          kind="quiet"
          onClick={() =>
            answer.mutate({
              send: () => ask(api.suggestions[":id"].dismiss.$post({ param })),
              said: "Dismissed for 30 days.",
            })
          }
        >
          Dismiss
        </Button>
      </div>
    </section>
  );
}
