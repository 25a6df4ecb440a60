import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef } from "react";
import { buttonLook } from "../../components/button.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../components/states.tsx";
import { useShortcuts } from "../../shortcuts/shortcuts.ts";
import { SuggestionCard } from "./suggestion-card.tsx";
import { suggestionsQuery } from "./suggestions-query.ts";
import { useAnswers } from "./use-answers.ts";

/** Whom to write to, and why. */
export function SuggestionsPage() {
  const { data, error, refetch } = useQuery(suggestionsQuery);
  const { mutate } = useAnswers();
  const list = useRef<HTMLUListElement>(null);
  // What was typed is kept while the page is open, also when a change is taken back.
  const drafts = useRef(new Map<number, string>());
  const focused = () => {
    const item = document.activeElement?.closest<HTMLElement>("[data-suggestion]");
    return data?.suggestions.find(({ id }) => String(id) === item?.dataset.suggestion);
  };
  const answerFocused = (what: "complete" | "snooze" | "dismiss") => () => {
    const suggestion = focused();
    if (!suggestion) return;
    const message = drafts.current.get(suggestion.id) ?? suggestion.message;
    if (what === "complete") mutate({ suggestion, what, message });
    else if (what === "snooze") mutate({ suggestion, what, until: "2 weeks" });
    else mutate({ suggestion, what });
    step(list.current, 1);
  };
  useShortcuts(
    [
      { keys: "j", does: "Next suggestion", run: () => step(list.current, 1) },
      { keys: "k", does: "Previous suggestion", run: () => step(list.current, -1) },
      { keys: "c", does: "Mark as done", run: answerFocused("complete") },
      { keys: "z", does: "Snooze for two weeks", run: answerFocused("snooze") },
      { keys: "d", does: "Dismiss", run: answerFocused("dismiss") },
    ].map((shortcut) => ({ ...shortcut, group: "Suggestions" })),
  );
  return (
    <>
      <PageHeader title="Suggestions">{data && data.total > 0 ? waiting(data.total) : undefined}</PageHeader>
      {!data && (error ? <ErrorState error={error} retry={refetch} /> : <Skeleton />)}
      {data?.suggestions.length === 0 && (
        <EmptyState
          title="Nobody to write to now"
          action={
            <Link to="/contacts" className={buttonLook()}>
              See your contacts
            </Link>
          }
        >
          Once a day PingCRM looks who went quiet, has news or a birthday, and suggests a few people here.
        </EmptyState>
      )}
      {data && data.suggestions.length > 0 && (
        <ul ref={list} className="border-line border-t">
          {data.suggestions.map((suggestion) => (
            <SuggestionCard
              key={suggestion.id}
              suggestion={suggestion}
              draft={drafts.current.get(suggestion.id)}
              onDraft={(text) => drafts.current.set(suggestion.id, text)}
              onComplete={(message) => mutate({ suggestion, what: "complete", message })}
              onSnooze={(until) => mutate({ suggestion, what: "snooze", until })}
              onDismiss={() => mutate({ suggestion, what: "dismiss" })}
            />
          ))}
        </ul>
      )}
    </>
  );
}

function waiting(total: number): string {
  return total === 1 ? "One person to write to." : `${total} people to write to.`;
}

/** Moves the focus to the next or previous suggestion. */
function step(list: HTMLElement | null, by: 1 | -1): void {
  const items = [...(list?.querySelectorAll<HTMLElement>("[data-suggestion]") ?? [])];
  const at = items.findIndex((item) => item.contains(document.activeElement));
  const next = items[at === -1 ? 0 : at + by];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
