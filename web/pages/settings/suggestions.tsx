/** Suggestions. */
export function SuggestionSettings() {
  return <h2>Suggestions</h2>;
}
