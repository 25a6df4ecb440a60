import type { InputFile } from "../format.ts";
import { type JsonPath, readJson } from "../json/read-json.ts";
import { decodeText } from "../text/decode-text.ts";
import { type MetaMessage, parseMessage } from "./message.ts";
import { decodeMojibake } from "./mojibake.ts";

export type ThreadPart =
  | { readonly type: "participant"; readonly name: string }
  /** `inbox/anafaria_10158`: the same in every file and every export of a conversation. */
  | { readonly type: "path"; readonly path: string }
  | { readonly type: "message"; readonly message: MetaMessage | undefined; readonly index: number };

/**
 * What a `message_N.json` holds, in the order of the file.
 * @throws BrokenJson where the file breaks.
 */
export async function* readThread(file: InputFile): AsyncGenerator<ThreadPart> {
  const choose = ([field, index]: JsonPath) => {
    if (field === undefined || field === "thread_path") return "enter";
    if (field !== "participants" && field !== "messages") return "skip";
    return index === undefined ? "enter" : "take";
  };
  for await (const { path, value } of readJson(decodeText(await file.open()), choose)) {
    if (path[0] === "thread_path") yield { type: "path", path: decodeMojibake(String(value)) };
    if (path[0] === "participants") yield { type: "participant", name: nameOf(value) };
    if (path[0] === "messages") {
      yield { type: "message", message: parseMessage(value), index: Number(path[1]) };
    }
  }
}

function nameOf(value: unknown): string {
  const name = typeof value === "object" && value !== null && "name" in value ? value.name : value;
  return decodeMojibake(typeof name === "string" ? name : "");
}
