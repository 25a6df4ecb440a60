/** Longer lines (pictures written in one) are cut, so that they never fill the memory. */
const MAX_LINE = 1 << 20;

export interface Line {
  /** 1 for the first. */
  readonly number: number;
  readonly text: string;
  /** The file ends in it, without a newline. */
  readonly isLast?: true;
}

/** The lines of a text that comes in pieces, without their ends (LF, CRLF or CR). */
export async function* readLines(pieces: AsyncIterable<string>): AsyncGenerator<Line> {
  let number = 1;
  let rest = "";
  let endedInCr = false;
  for await (const piece of pieces) {
    // A CR at the very end of the piece before may have been the first half of a CRLF.
    const lines = (endedInCr && piece.startsWith("\n") ? piece.slice(1) : piece).split(/\r\n|\n|\r/);
    if (piece !== "") endedInCr = piece.endsWith("\r");
    for (const [index, line] of lines.entries()) {
      if (rest.length < MAX_LINE) rest += line.slice(0, MAX_LINE - rest.length);
      if (index === lines.length - 1) break;
      yield { number: number++, text: rest };
      rest = "";
    }
  }
  if (rest) yield { number, text: rest, isLast: true };
}
