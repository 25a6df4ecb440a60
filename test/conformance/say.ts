/** A tool's answer of one text. */
export function say(text: string) {
  return { content: [{ type: "text" as const, text }] };
}
