import { Link } from "@tanstack/react-router";
import { PageHeader } from "../components/page-header.tsx";

/** Where an address leads nowhere. */
export function NotFound() {
  return (
    <div className="p-4">
      <PageHeader title="There is nothing here" />
      <p>
        <Link to="/" className="text-accent underline">
          Go to the dashboard
        </Link>
      </p>
    </div>
  );
}
