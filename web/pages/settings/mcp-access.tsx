/** MCP Access. */
export function McpAccessSettings() {
  return <h2>MCP Access</h2>;
}
