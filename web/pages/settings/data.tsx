/** Data. */
export function DataSettings() {
  return <h2>Data</h2>;
}
