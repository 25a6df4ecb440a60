import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Avatar } from "../../components/avatar.tsx";

interface PersonRowProps {
  /** The contact's. */
  id: number;
  name: string;
  /** On the right. */
  note: ReactNode;
  /** One quiet line under the name. */
  children: ReactNode;
}

export function PersonRow({ id, name, note, children }: PersonRowProps) {
  return (
    <li className="border-line flex items-center gap-3 border-b py-2.5 last:border-b-0">
      <Avatar name={name} />
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline justify-between gap-3">
          <Link
            to="/contacts/$id"
            params={{ id: String(id) }}
            className="min-w-0 truncate font-medium hover:underline"
          >
            {name}
          </Link>
          <span className="text-quiet text-small shrink-0">{note}</span>
        </div>
        <p className="text-quiet truncate">{children}</p>
      </div>
    </li>
  );
}
