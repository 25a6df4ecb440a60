import type { TextPage } from "../../crm/paging.ts";
import { cleanText } from "./clean.ts";
import { cutAtWord, shareOut } from "./cut.ts";
import type { Fence } from "./fence.ts";

/** UTF-16 units of quoted text in one answer, about 5,000 tokens; some clients refuse answers over 25,000. */
const BUDGET = 20_000;
/** What a text of a long list gets at least. */
const LEAST = 200;

/**
 * Quotes the texts of one answer, cutting long ones so that the answer stays readable. An empty text is an empty string.
 * @param options.firstRead how much of the first text was shown before, as `readOn` was told
 * @param options.readOn the call that shows the rest of a text, given how much of it has been shown
 */
export function quoteAll(
  fence: Fence,
  texts: readonly string[],
  options: { firstRead?: number; readOn: (index: number, read: number) => string },
): string[] {
  const { firstRead = 0, readOn } = options;
  const skipped = (index: number) => (index === 0 ? firstRead : 0);
  const rests = texts.map((text, index) => cleanText(text).slice(skipped(index)));
  const share = shareOut(
    rests.map(({ length }) => length),
    BUDGET,
    LEAST,
  );
  return rests.map((rest, index) => {
    if (rest === "") return "";
    const end = cutAtWord(rest, share);
    if (end === rest.length) return fence.quote(rest);
    const left = (rest.length - end).toLocaleString("en");
    return `${fence.quote(`${rest.slice(0, end)}…`)}\n(cut, ${left} more characters: ${readOn(index, skipped(index) + end)})`;
  });
}

/** Quotes the texts of a page; what is cut can be read on with a call of the same tool. */
export function quotePage<Item>(
  fence: Fence,
  tool: string,
  page: TextPage<Item>,
  textOf: (item: Item) => string,
): string[] {
  return quoteAll(fence, page.items.map(textOf), {
    firstRead: page.firstRead,
    readOn: (index, read) => {
      const item = page.items[index];
      const cursor = item && page.cursorInto(item, read);
      return `call ${tool} with the same arguments, limit 1 and cursor "${cursor}" to read on`;
    },
  });
}
