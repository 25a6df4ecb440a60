import { Bell, Inbox, LayoutDashboard, Settings, Upload, Users } from "lucide-react";

/** The pages of the rail, in its order, with the key that follows `g`. */
export const MAIN_PAGES = [
  { to: "/", name: "Dashboard", icon: LayoutDashboard, key: "d" },
  { to: "/contacts", name: "Contacts", icon: Users, key: "c" },
  { to: "/suggestions", name: "Suggestions", icon: Inbox, key: "s" },
  { to: "/import", name: "Import", icon: Upload, key: "i" },
] as const;

export const OTHER_PAGES = [
  { to: "/notifications", name: "Notifications", icon: Bell, key: "n" },
  { to: "/settings", name: "Settings", icon: Settings, key: "," },
] as const;

/** Pages one step down, for the palette. */
export const INNER_PAGES = [
  { to: "/settings/mcp-access", name: "MCP Access: connect an AI client" },
  { to: "/settings/suggestions", name: "Settings: intervals and budget" },
  { to: "/settings/sessions", name: "Settings: sessions" },
  { to: "/settings/data", name: "Settings: export and delete" },
  { to: "/import/duplicates", name: "Duplicates" },
] as const;
