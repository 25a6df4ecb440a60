import { createHash } from "node:crypto";
import { isPlaceholderName } from "../../crm/contacts/placeholder-names.ts";
import type { Draft } from "../draft.ts";
import type { Format, RecognizedFile } from "../format.ts";
import { BrokenJson } from "../json/json-text.ts";
import { readMessage } from "./message.ts";
import { findOwner, surveyExport, type Thread } from "./survey.ts";
import { readThread } from "./thread.ts";

/** Messages of Facebook and Instagram, from Meta's export in JSON. */
export const meta: Format = {
  name: "meta",
  title: "Facebook or Instagram export",
  together: "anywhere",
  recognize(head) {
    if (!/^\s*\{/.test(head)) return undefined;
    if (/"profile_v2"\s*:|"profile_user"\s*:/.test(head)) return "profile";
    const isThread = /"participants"\s*:\s*\[/.test(head) && /"messages"\s*:\s*\[/.test(head);
    return isThread && /"(?:timestamp_ms|sender_name|thread_path)"\s*:|"messages"\s*:\s*\[\s*\]/.test(head)
      ? "messages"
      : undefined;
  },
  async look({ files }, { owner }) {
    const survey = await surveyExport(files);
    const own = findOwner(survey, owner);
    return {
      total: survey.threads.reduce((sum, { messages }) => sum + messages, 0),
      async *people() {},
      async *interactions() {
        for (const thread of survey.threads) {
          const reason = reasonToSkip(thread, own);
          if (reason) yield { type: "skipped", why: reason };
          else for (const file of thread.files) yield* readMessages(file, thread, own);
        }
      },
    };
  },
};

function reasonToSkip({ path, people, writers }: Thread, own: ReadonlySet<string>): string | undefined {
  const others = [...people].filter((each) => !own.has(each));
  if (others.length !== 1) return others.length === 0 ? "conversations with nobody" : "group conversations";
  const isAnswered = [...writers].some((writer) => own.has(writer));
  const isRequest = /(?:^|\/)(?:message_requests|filtered_threads)\//.test(path);
  if (!isAnswered && (isRequest || isPlaceholderName(others[0] ?? "")))
    return "message requests that you never answered";
  return undefined;
}

async function* readMessages(
  file: RecognizedFile,
  thread: Thread,
  own: ReadonlySet<string>,
): AsyncGenerator<Draft> {
  const { platform } = thread;
  const other = [...thread.people].find((each) => !own.has(each)) ?? "";
  const key = keyOf(thread.path);
  let place = file.name;
  try {
    for await (const part of readThread(file)) {
      if (part.type !== "message") continue;
      const { message, index } = part;
      place = `${file.name} message ${index + 1}`;
      const content = message && readMessage(message);
      if (!message || !content) {
        yield { type: "problem", place, why: "This is no message as Meta writes them." };
      } else if ("skip" in content) {
        yield { type: "skipped", why: content.skip };
      } else {
        const direction = own.has(message.sender_name) ? "outbound" : "inbound";
        // Not by the name of who wrote it: Meta puts a new one over the whole history.
        const written = [direction, content.text].join("\n");
        yield {
          type: "interaction",
          person: { displayName: other, identities: [{ kind: "record", value: `${platform}:${key}` }] },
          makesContact: true,
          ...content,
          platform,
          direction,
          occurredAt: new Date(message.timestamp_ms),
          conversation: key,
          externalId: `${key}/${message.timestamp_ms}/${hash(written)}`,
        };
      }
    }
  } catch (error) {
    if (!(error instanceof BrokenJson)) throw error;
    yield { type: "damage", place, why: error.message };
  }
}

/** `inbox/anafaria_10158` -> `10158`, which stays when names and folders change; the whole where there is no number. */
function keyOf(path: string): string {
  return /_(\d{4,})$/.exec(path)?.[1] ?? path.split("/").at(-1) ?? path;
}

const hash = (text: string) => createHash("sha256").update(text).digest("base64url").slice(0, 12);
