/** Joins the parts of an answer that have something to say, a blank line between them. */
export function paragraphs(...parts: (string | null | undefined | false)[]): string {
  return parts.filter((part) => part).join("\n\n");
}

/** The same with one line after the other. */
export function lines(...parts: (string | null | undefined | false)[]): string {
  return parts.filter((part) => part).join("\n");
}

/** `1 contact`, `2 contacts` */
export function plural(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

/** The last line of an answer that goes on. */
export function nextPage(tool: string, cursor: string | undefined): string | undefined {
  return cursor && `There are more: call ${tool} with the same arguments and cursor "${cursor}".`;
}
