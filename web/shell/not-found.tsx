import { Link } from "@tanstack/react-router";
import { Doorstep } from "./doorstep.tsx";

/** Where an address leads nowhere. */
export function NotFound() {
  return (
    <Doorstep title="There is nothing here">
      <p>
        <Link to="/" className="text-accent underline">
          Go to the dashboard
        </Link>
      </p>
    </Doorstep>
  );
}
