import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent as lazy,
  redirect,
} from "@tanstack/react-router";
import { ErrorState, Skeleton } from "./components/states.tsx";
import { contactSearch } from "./pages/contacts/search-params.ts";
import { queryClient, sessionQuery } from "./queries.ts";
import { NotFound } from "./shell/not-found.tsx";
import { Shell } from "./shell/shell.tsx";
import { rememberWay } from "./way-back.ts";

// Every page of the app. A page's code is fetched when it is first shown.

const root = createRootRoute();

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  component: lazy(() => import("./pages/sign-in/page.tsx"), "SignInPage"),
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: "/welcome",
  component: lazy(() => import("./pages/welcome/page.tsx"), "WelcomePage"),
});

/** Everything for which somebody must be signed in. */
const app = createRoute({
  getParentRoute: () => root,
  id: "app",
  component: Shell,
  beforeLoad: async ({ location }) => {
    const { user, signUpOpen } = await queryClient.ensureQueryData(sessionQuery);
    if (user) return;
    rememberWay(location.href);
    throw redirect({ to: signUpOpen ? "/welcome" : "/sign-in" });
  },
});

const dashboard = createRoute({
  getParentRoute: () => app,
  path: "/",
  component: lazy(() => import("./pages/dashboard/page.tsx"), "DashboardPage"),
});

const contacts = createRoute({
  getParentRoute: () => app,
  path: "/contacts",
  validateSearch: contactSearch,
  component: lazy(() => import("./pages/contacts/page.tsx"), "ContactsPage"),
});

const contact = createRoute({
  getParentRoute: () => app,
  path: "/contacts/$id",
  component: lazy(() => import("./pages/contact/page.tsx"), "ContactPage"),
});

const suggestions = createRoute({
  getParentRoute: () => app,
  path: "/suggestions",
  component: lazy(() => import("./pages/suggestions/page.tsx"), "SuggestionsPage"),
});

const notifications = createRoute({
  getParentRoute: () => app,
  path: "/notifications",
  component: lazy(() => import("./pages/notifications/page.tsx"), "NotificationsPage"),
});

const imports = createRoute({
  getParentRoute: () => app,
  path: "/import",
  component: lazy(() => import("./pages/import/page.tsx"), "ImportPage"),
});

const duplicates = createRoute({
  getParentRoute: () => app,
  path: "/import/duplicates",
  component: lazy(() => import("./pages/duplicates/page.tsx"), "DuplicatesPage"),
});

const settings = createRoute({
  getParentRoute: () => app,
  path: "/settings",
  component: lazy(() => import("./pages/settings/page.tsx"), "SettingsPage"),
});

const settingsIndex = createRoute({
  getParentRoute: () => settings,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/settings/profile" });
  },
});

const profile = createRoute({
  getParentRoute: () => settings,
  path: "profile",
  component: lazy(() => import("./pages/settings/profile.tsx"), "ProfileSettings"),
});

const rhythm = createRoute({
  getParentRoute: () => settings,
  path: "suggestions",
  component: lazy(() => import("./pages/settings/suggestions.tsx"), "SuggestionSettings"),
});

const mcpAccess = createRoute({
  getParentRoute: () => settings,
  path: "mcp-access",
  component: lazy(() => import("./pages/settings/mcp-access.tsx"), "McpAccessSettings"),
});

const sessions = createRoute({
  getParentRoute: () => settings,
  path: "sessions",
  component: lazy(() => import("./pages/settings/sessions.tsx"), "SessionSettings"),
});

const data = createRoute({
  getParentRoute: () => settings,
  path: "data",
  component: lazy(() => import("./pages/settings/data.tsx"), "DataSettings"),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    welcome,
    app.addChildren([
      dashboard,
      contacts,
      contact,
      suggestions,
      notifications,
      imports,
      duplicates,
      settings.addChildren([settingsIndex, profile, rhythm, mcpAccess, sessions, data]),
    ]),
  ]),
  defaultPreload: "intent",
  scrollRestoration: true,
  defaultPendingMs: 300,
  defaultPendingComponent: Skeleton,
  defaultErrorComponent: ({ error, reset }) => <ErrorState error={error} retry={reset} />,
  defaultNotFoundComponent: NotFound,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
