import { Link } from "@tanstack/react-router";
import { Button, buttonLook } from "../../components/button.tsx";
import { EmptyState } from "../../components/states.tsx";
import { filterOf } from "./contacts-query.ts";
import type { ContactSearch } from "./search-params.ts";

/** An empty list: nobody yet, or nobody who fits. */
export function NoContacts({ search, onClear }: { search: ContactSearch; onClear: () => void }) {
  if (Object.keys(filterOf(search)).length === 0) {
    return (
      <EmptyState
        title="Nobody is here yet"
        action={
          <Link to="/import" className={buttonLook("primary")}>
            Import contacts
          </Link>
        }
      >
        Your contacts will be here, with when you last talked. Bring them in from LinkedIn, an address book,
        mail or a messenger.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Nobody fits" action={<Button onClick={onClear}>Show everybody</Button>}>
      Search for fewer words, or take a filter away.
    </EmptyState>
  );
}
