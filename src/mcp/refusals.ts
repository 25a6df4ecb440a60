/** A JSON-RPC error that answers no request in particular. */
export function refusal(
  status: number,
  code: number,
  message: string,
  headers: Record<string, string> = {},
): Response {
  return Response.json({ jsonrpc: "2.0", error: { code, message }, id: null }, { status, headers });
}

/** JSON-RPC's codes, and the first of those it leaves to servers. */
export const CODE = {
  parse: -32_700,
  invalidRequest: -32_600,
  internal: -32_603,
  server: -32_000,
  unauthorized: -32_001,
} as const;

/** One answer for a missing, wrong, expired and revoked key. */
export function unauthorized(): Response {
  return refusal(
    401,
    CODE.unauthorized,
    "A valid key is needed: send it as Authorization: Bearer pingcrm_… (pingcrm key create makes one).",
    { "WWW-Authenticate": 'Bearer realm="pingcrm"' },
  );
}
