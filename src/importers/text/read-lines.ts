/** Longer lines (pictures written in one) are cut, so that they never fill the memory. */
const MAX_LINE = 1 << 20;

export interface Line {
  /** 1 for the first. */
  readonly number: number;
  readonly text: string;
}

/** The lines of a text that comes in pieces, without their ends (LF, CRLF or CR). */
export async function* readLines(pieces: AsyncIterable<string>): AsyncGenerator<Line> {
  let number = 1;
  let rest = "";
  for await (const piece of pieces) {
    const text = rest + piece;
    // A CR at the very end may be the first half of a CRLF.
    const held = text.endsWith("\r") ? 1 : 0;
    const lines = text.slice(0, text.length - held).split(/\r\n|\n|\r/);
    const last = lines.pop() ?? "";
    for (const line of lines) yield { number: number++, text: line.slice(0, MAX_LINE) };
    rest = last.slice(0, MAX_LINE) + "\r".repeat(held);
  }
  const last = rest.replace(/\r$/, "");
  if (rest) yield { number, text: last };
}
