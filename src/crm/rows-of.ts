/** The rows of a query as one JSON value of the row around it: a list and what belongs to it come in one answer. */
export function rowsOf(query: string): string {
  return `(select coalesce(json_agg(row_to_json(r)), '[]') from (${query}) r)`;
}
