import { useQueryClient } from "@tanstack/react-query";
import { api, ask } from "../../api.ts";
import { toast } from "../../components/toast.tsx";
import { useOptimistic } from "../../use-optimistic.ts";
import { type Suggestion, type Suggestions, suggestionsQuery } from "./suggestions-query.ts";

type Answer =
  | { suggestion: Suggestion; what: "complete"; message: string }
  | { suggestion: Suggestion; what: "snooze"; until: string }
  | { suggestion: Suggestion; what: "dismiss" };

/** What else shows suggestions: badges and the first page. */
const ALSO = [["me"], ["dashboard"]];

/** Completing, snoozing and dismissing: the suggestion goes at once, with a way back. */
export function useAnswers() {
  const cache = useQueryClient();
  const undo = async ({ id }: Suggestion) => {
    await ask(api.suggestions[":id"].undo.$post({ param: { id: String(id) } })).catch((error: Error) =>
      toast(error.message),
    );
    for (const queryKey of [suggestionsQuery.queryKey, ...ALSO]) void cache.invalidateQueries({ queryKey });
  };
  return useOptimistic<Suggestions, Answer>({
    queryKey: suggestionsQuery.queryKey,
    also: ALSO,
    send,
    apply: ({ suggestions, total, ...page }, { suggestion }) => ({
      ...page,
      total: total - 1,
      suggestions: suggestions.filter(({ id }) => id !== suggestion.id),
    }),
    onDone: (_, { suggestion, what }) =>
      toast(SAID[what](suggestion.contactName), () => void undo(suggestion)),
  });
}

const SAID = {
  complete: (name: string) => `Marked as done: ${name}.`,
  snooze: (name: string) => `${name} comes back later.`,
  dismiss: (name: string) => `Dismissed: ${name}.`,
};

async function send(answer: Answer): Promise<unknown> {
  const param = { id: String(answer.suggestion.id) };
  const of = api.suggestions[":id"];
  switch (answer.what) {
    case "complete":
      return ask(of.complete.$post({ param, json: { message: answer.message } }));
    case "snooze":
      return ask(of.snooze.$post({ param, json: { until: answer.until } }));
    case "dismiss":
      return ask(of.dismiss.$post({ param }));
  }
}
