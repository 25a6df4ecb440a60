/** Sessions. */
export function SessionSettings() {
  return <h2>Sessions</h2>;
}
