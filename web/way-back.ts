let path: string | undefined;

/** Where somebody was, or wanted to go, when signing in came between. */
export function rememberWay(to: string): void {
  path = to;
}

/** The way that was remembered, once; else the dashboard. */
export function takeWayBack(): string {
  const to = path ?? "/";
  path = undefined;
  return to;
}
