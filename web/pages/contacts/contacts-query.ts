import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { InferResponseType } from "hono/client";
import { api, ask } from "../../api.ts";
import type { ContactSearch } from "./search-params.ts";

export type ContactPage = InferResponseType<typeof api.contacts.$get>;
export type ContactRow = ContactPage["contacts"][number];

/** What narrows the list, in the API's words. */
export function filterOf({ q, tier, priority, tag, company, platform }: ContactSearch) {
  return {
    ...(q && { query: q }),
    ...(tier && { tier }),
    ...(priority && { priority }),
    ...(tag && { tag }),
    ...(company && { company }),
    ...(platform && { platform }),
  };
}

/** The order that is meant where the address names none. */
export function sortOf({ q, sort }: ContactSearch): NonNullable<ContactSearch["sort"]> {
  return sort && (sort !== "relevance" || q) ? sort : q ? "relevance" : "last_contact";
}

/** The list, a page after the other. What was shown stays until the answer to a new question is there. */
export const contactsQuery = (search: ContactSearch) => {
  const query = { ...filterOf(search), sort: sortOf(search) };
  return infiniteQueryOptions({
    queryKey: ["contacts", "list", query],
    queryFn: ({ pageParam, signal }) =>
      ask(
        api.contacts.$get(
          { query: { ...query, ...(pageParam && { cursor: pageParam }) } },
          { init: { signal } },
        ),
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
  });
};

/** What the menus of the list offer. */
export const facetsQuery = queryOptions({
  queryKey: ["contacts", "facets"],
  queryFn: () => ask(api.contacts.facets.$get()),
});

export const companiesQuery = (beginning: string) =>
  queryOptions({
    queryKey: ["contacts", "companies", beginning],
    queryFn: ({ signal }) => ask(api.contacts.companies.$get({ query: { beginning } }, { init: { signal } })),
    placeholderData: keepPreviousData,
  });
