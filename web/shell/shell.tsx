import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Outlet, useNavigate, useRouter, useRouterState } from "@tanstack/react-router";
import { Keyboard, LogOut, Search, SunMoon } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { api, ask } from "../api.ts";
import { meQuery, sessionQuery } from "../queries.ts";
import { ShortcutMap } from "../shortcuts/shortcut-map.tsx";
import { listenForShortcuts, useShortcuts } from "../shortcuts/shortcuts.ts";
import { setTheme, type Theme, useTheme } from "../theme.ts";
import { rememberWay } from "../way-back.ts";
import { MAIN_PAGES, OTHER_PAGES } from "./pages.ts";
import { Palette } from "./palette.tsx";
import { Rail } from "./rail.tsx";

const NEXT_THEME: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };

/** What stands around every page of somebody who is signed in. */
export function Shell() {
  const { data: session } = useQuery(sessionQuery);
  const { data: me } = useQuery({ ...meQuery, enabled: session?.user != null });
  const [open, setOpen] = useState<"palette" | "keys">();
  const theme = useTheme();
  const navigate = useNavigate();
  const router = useRouter();
  const signOut = useSignOut();
  const main = useFocusOnNavigation();
  useEffect(listenForShortcuts, []);
  useEffect(() => {
    if (!session || session.user) return;
    rememberWay(router.state.location.href);
    void navigate({ to: "/sign-in" });
  }, [session, navigate, router]);
  useShortcuts([
    { keys: "/", does: "Search people, pages and actions", run: () => setOpen("palette") },
    { keys: "mod+k", does: "Search people, pages and actions", run: () => setOpen("palette") },
    ...[...MAIN_PAGES, ...OTHER_PAGES].map(({ to, name, key }) => ({
      keys: `g ${key}`,
      does: `Go to ${name}`,
      run: () => void navigate({ to }),
    })),
    { keys: "?", does: "Show the keyboard map", run: () => setOpen("keys") },
  ]);
  if (!session?.user) return null;
  const accountMenu = [
    { label: "Search", icon: <Search size={16} aria-hidden />, onSelect: () => setOpen("palette") },
    { label: "Keyboard", icon: <Keyboard size={16} aria-hidden />, onSelect: () => setOpen("keys") },
    {
      label: `Theme: ${theme}`,
      icon: <SunMoon size={16} aria-hidden />,
      onSelect: () => setTheme(NEXT_THEME[theme]),
    },
    { label: "Sign out", icon: <LogOut size={16} aria-hidden />, onSelect: signOut, apart: true },
  ];
  return (
    <div className="min-h-dvh rail:flex">
      <a
        href="#main"
        className="bg-raised border-line fixed top-2 left-2 z-20 -translate-y-16 rounded-md border px-3 py-1.5 focus-visible:translate-y-0"
      >
        Skip to the content
      </a>
      <Rail
        user={session.user}
        unread={me?.unreadNotifications ?? 0}
        accountMenu={accountMenu}
        goTo={(to) => void navigate({ to })}
      />
      <main
        ref={main}
        id="main"
        tabIndex={-1}
        className="min-w-0 flex-1 px-4 pt-6 pb-24 outline-none rail:px-8 rail:pt-8 rail:pb-16"
      >
        <div className="mx-auto max-w-[70rem]">
          <Outlet />
        </div>
      </main>
      <Palette open={open === "palette"} onClose={() => setOpen(undefined)} />
      <ShortcutMap open={open === "keys"} onClose={() => setOpen(undefined)} />
    </div>
  );
}

function useSignOut(): () => void {
  const queryClient = useQueryClient();
  return async () => {
    await ask(api.auth["sign-out"].$post());
    // Nothing of one account may show to the next on this browser.
    queryClient.clear();
    location.assign("/sign-in");
  };
}

/** After going to another page the focus is at its beginning, where its reading begins. */
function useFocusOnNavigation() {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const before = useRef(path);
  useEffect(() => {
    if (before.current !== undefined && before.current !== path) main.current?.focus({ preventScroll: true });
    before.current = path;
  }, [path]);
  return main;
}
