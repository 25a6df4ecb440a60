import { isUtf8 } from "node:buffer";

/**
 * Meta writes each byte of a text's UTF-8 as a character of its own (`Ã©` for `é`). Where all characters can be such
 * bytes and together are valid UTF-8 they are decoded; any other text is right as it is.
 */
export function decodeMojibake(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is that of bytes
  if (!/[\u0080-\u00ff]/.test(text) || /[^\u0000-\u00ff]/.test(text)) return text;
  const bytes = Buffer.from(text, "latin1");
  return isUtf8(bytes) ? bytes.toString("utf8") : text;
}
