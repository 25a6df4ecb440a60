import { Link, Outlet } from "@tanstack/react-router";
import { PageHeader } from "../../components/page-header.tsx";

const SECTIONS = [
  { to: "/settings/profile", name: "Profile" },
  { to: "/settings/suggestions", name: "Suggestions" },
  { to: "/settings/mcp-access", name: "MCP Access" },
  { to: "/settings/sessions", name: "Sessions" },
  { to: "/settings/data", name: "Data" },
] as const;

/** The frame of all settings: their names above, the chosen one below. */
export function SettingsPage() {
  return (
    <>
      <PageHeader title="Settings" />
      <nav aria-label="Settings" className="border-line mb-6 flex gap-5 overflow-x-auto border-b">
        {SECTIONS.map(({ to, name }) => (
          <Link
            key={to}
            to={to}
            className="text-quiet hover:text-text aria-[current=page]:text-text aria-[current=page]:border-accent -mb-px border-b-2 border-transparent pb-2 font-medium whitespace-nowrap"
          >
            {name}
          </Link>
        ))}
      </nav>
      <Outlet />
    </>
  );
}
