import { z } from "zod";
import type { InputFile } from "../format.ts";
import { type JsonPath, readJson } from "../json/read-json.ts";
import { jsonOf } from "./archive-file.ts";

const MESSAGE = z.object({
  id: z.string(),
  senderId: z.string(),
  recipientId: z.string().optional(),
  text: z.string(),
  createdAt: z.iso.datetime(),
  mediaUrls: z.array(z.string()).default([]),
  urls: z.array(z.object({ url: z.string(), expanded: z.string() })).default([]),
});
export type XMessage = z.infer<typeof MESSAGE>;

export interface ConversationEntry {
  /** `111-222`, the ids of both; a bare number for a group. */
  readonly conversation: string;
  /** Undefined for an entry that cannot be read. */
  readonly message: XMessage | undefined;
  readonly place: string;
}

/**
 * Messages with their conversation, in the order of the file; reactions and who joined when are passed over.
 * @throws BrokenJson where the file breaks.
 */
export async function* readConversations(file: InputFile): AsyncGenerator<ConversationEntry> {
  let conversation = "";
  const choose = (path: JsonPath) => {
    if (path.length < 2) return "enter";
    if (path[1] !== "dmConversation") return "skip";
    if (path.length === 2) return "enter";
    if (path[2] === "conversationId") return "enter";
    if (path[2] !== "messages") return "skip";
    return path.length > 4 ? (path[4] === "messageCreate" ? "take" : "skip") : "enter";
  };
  for await (const { path, value } of readJson(jsonOf(file), choose)) {
    if (path[2] === "conversationId") conversation = String(value);
    else {
      const place = `${file.name} conversation ${Number(path[0]) + 1}, message ${Number(path[3]) + 1}`;
      yield { conversation, message: MESSAGE.safeParse(value).data, place };
    }
  }
}
