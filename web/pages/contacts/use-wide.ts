import { useSyncExternalStore } from "react";

/** Where list and detail stand side by side: as wide as `wide:` in styles/app.css. */
const WIDE = window.matchMedia("(min-width: 1200px)");

export function useWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      WIDE.addEventListener("change", listener);
      return () => WIDE.removeEventListener("change", listener);
    },
    () => WIDE.matches,
  );
}
