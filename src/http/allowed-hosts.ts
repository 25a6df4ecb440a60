import { isIP } from "node:net";
import { isLoopback } from "../accounts/secret-key.ts";

/** What the checks need to know of the configuration. */
export interface PublicAddress {
  readonly host: string;
  readonly publicUrl: URL | undefined;
}

/**
 * Whether a Host header names this server. A page on a foreign name that was pointed at this machine (DNS rebinding)
 * sends that name; so names must be configured, and only plain addresses, which no such page can have, are free.
 */
export function isAllowedHost(header: string | undefined, address: PublicAddress): boolean {
  const host = parse(`http://${header ?? ""}`);
  if (host?.pathname !== "/" || host.username !== "") return false;
  const { hostname } = host;
  if (isLoopback(hostname) || hostname === address.publicUrl?.hostname) return true;
  if (isLoopback(address.host)) return false;
  return hostname === address.host.toLowerCase() || isIP(hostname.replace(/^\[|\]$/g, "")) !== 0;
}

/**
 * Whether a request that carries an Origin comes from a page of this server: the public address, or the very address
 * that the request went to.
 */
export function isAllowedOrigin(header: string, hostHeader: string, address: PublicAddress): boolean {
  const origin = parse(header);
  if (!origin) return false;
  if (origin.origin === address.publicUrl?.origin) return true;
  const target = parse(`${origin.protocol}//${hostHeader}`);
  if (!target || origin.port !== target.port) return false;
  return origin.hostname === target.hostname || (isLoopback(origin.hostname) && isLoopback(target.hostname));
}

function parse(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}
