import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api, ask } from "../api.ts";

export interface PalettePerson {
  readonly id: number;
  readonly name: string;
  /** Company and title, or where the words were found. */
  readonly detail: string;
}

/** Milliseconds after the last letter. */
const PAUSE = 80;

/** People who fit the words, the best first; empty while nothing is asked. */
export function usePalettePeople(words: string): readonly PalettePerson[] {
  const [asked, setAsked] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setAsked(words.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [words]);
  const { data } = useQuery({
    queryKey: ["contacts", "palette", asked],
    queryFn: ({ signal }) =>
      ask(api.contacts.$get({ query: { query: asked, limit: "6" } }, { init: { signal } })),
    enabled: asked !== "",
    // What was found stays while more letters are typed.
    placeholderData: (before) => before,
  });
  if (!words.trim() || !data) return [];
  return data.contacts.map(({ id, displayName, title, company }) => ({
    id,
    name: displayName,
    detail: [title, company].filter(Boolean).join(" at "),
  }));
}
