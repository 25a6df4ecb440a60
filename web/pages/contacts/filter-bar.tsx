import { useQuery } from "@tanstack/react-query";
import type { RefObject } from "react";
import { platformName } from "../contact/platforms.tsx";
import { facetsQuery, sortOf } from "./contacts-query.ts";
import { CompanyFilter, Filter } from "./filter-menu.tsx";
import { SearchField } from "./search-field.tsx";
import { type ContactSearch, PRIORITIES, TIERS } from "./search-params.ts";

const SORT_NAMES = {
  relevance: "Best match",
  last_contact: "Last contact",
  score: "Score",
  name: "Name",
  added: "Recently added",
} as const;

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

export interface FilterBarProps {
  search: ContactSearch;
  change: (part: Partial<Record<keyof ContactSearch, string | undefined>>) => void;
  /** So that a key of the page can go there. */
  field: RefObject<HTMLInputElement | null>;
  onLeave: () => void;
}

/** The search field, and what narrows and orders the list. */
export function FilterBar({ search, change, field, onLeave }: FilterBarProps) {
  const { data: facets } = useQuery(facetsQuery);
  const tags = facets?.tags ?? [];
  const platforms = facets?.platforms ?? [];
  const sorts = (["relevance", "last_contact", "score", "name", "added"] as const).filter(
    (sort) => sort !== "relevance" || search.q,
  );
  return (
    <div className="flex flex-col gap-2">
      <SearchField
        value={search.q ?? ""}
        onChange={(q) => change({ q: q || undefined })}
        field={field}
        onLeave={onLeave}
      />
      <div className="-mx-1 flex flex-wrap items-center gap-0.5">
        <Filter
          name="Tier"
          value={search.tier}
          options={TIERS.map((value) => ({ value, label: capital(value) }))}
          onChange={(tier) => change({ tier })}
        />
        <Filter
          name="Priority"
          value={search.priority}
          options={PRIORITIES.map((value) => ({ value, label: capital(value) }))}
          onChange={(priority) => change({ priority })}
        />
        <Filter
          name="Tag"
          value={search.tag}
          options={tags.map(({ name, contacts }) => ({ value: name, label: name, count: contacts }))}
          onChange={(tag) => change({ tag })}
          empty="No contact has a tag yet. Press t on one to give it one."
        />
        <CompanyFilter value={search.company} onChange={(company) => change({ company })} />
        <Filter
          name="Platform"
          value={search.platform}
          options={platforms.map((value) => ({ value, label: platformName(value) }))}
          onChange={(platform) => change({ platform })}
          empty="There are no messages yet. Import some to see where you talk."
        />
        <Filter
          name="Sort"
          value={sortOf(search)}
          isSort
          options={sorts.map((value) => ({ value, label: SORT_NAMES[value] }))}
          onChange={(sort) => change({ sort })}
        />
      </div>
    </div>
  );
}
