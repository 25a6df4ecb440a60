import { z } from "zod";
import type { Draft } from "../draft.ts";
import { type Format, type Owner, type RecognizedFile, UnknownOwner } from "../format.ts";
import { BrokenJson } from "../json/json-text.ts";
import { readJson } from "../json/read-json.ts";
import { jsonOf, kindOf } from "./archive-file.ts";
import { readConversations, type XMessage } from "./conversations.ts";

interface Survey {
  readonly accountIds: readonly string[];
  readonly conversations: ReadonlySet<string>;
  /** Who has written in which conversation, as `conversation sender`. */
  readonly writers: ReadonlySet<string>;
  readonly messages: number;
}

/** Direct messages in the archive of X (Twitter). The others have no names in it, only their ids. */
export const x: Format = {
  name: "x",
  title: "X archive",
  together: true,
  recognize: kindOf,
  async look({ files }, { owner }) {
    const survey = await surveyArchive(files);
    const me = findOwner(survey, owner);
    return {
      total: survey.messages,
      async *people() {},
      async *interactions() {
        for (const file of files) {
          if (file.kind === "direct_message" && me) yield* readMessages(file, survey, me);
        }
      },
    };
  },
};

async function surveyArchive(files: readonly RecognizedFile[]): Promise<Survey> {
  const accountIds: string[] = [];
  const conversations = new Set<string>();
  const writers = new Set<string>();
  let messages = 0;
  for (const file of files) {
    try {
      if (file.kind === "account") accountIds.push(...(await readAccount(file)));
      else {
        for await (const { conversation, message } of readConversations(file)) {
          messages++;
          conversations.add(conversation);
          if (message) writers.add(`${conversation} ${message.senderId}`);
        }
      }
    } catch (error) {
      // Reading the messages comes to the same place and reports it.
      if (!(error instanceof BrokenJson)) throw error;
    }
  }
  return { accountIds, conversations, writers, messages };
}

const ACCOUNT = z.array(z.object({ account: z.object({ accountId: z.string() }) }));

async function readAccount(file: RecognizedFile): Promise<string[]> {
  for await (const { value } of readJson(jsonOf(file), () => "take")) {
    return (ACCOUNT.safeParse(value).data ?? []).map(({ account }) => account.accountId);
  }
  return [];
}

/** @throws UnknownOwner without account.js, where no one id is in all of several conversations. */
function findOwner({ accountIds, conversations }: Survey, owner: Owner): string | undefined {
  if (accountIds[0] || conversations.size === 0) return accountIds[0];
  const pairs = [...conversations].map(idsOf).filter((ids) => ids.length === 2);
  const inAll = (pairs[0] ?? []).filter((id) => pairs.every((ids) => ids.includes(id)));
  const stated = inAll.find((id) => owner.names.includes(id) || owner.keys.has(`phone:${id}`));
  if (stated) return stated;
  if (inAll.length !== 1) throw new UnknownOwner(inAll);
  return inAll[0];
}

const idsOf = (conversation: string) => conversation.split("-");

async function* readMessages(file: RecognizedFile, { writers }: Survey, me: string): AsyncGenerator<Draft> {
  let last = file.name;
  try {
    for await (const { conversation, message, place } of readConversations(file)) {
      last = place;
      const ids = idsOf(conversation);
      const other = ids.find((id) => id !== me);
      if (ids.length !== 2 || !ids.includes(me) || !other) {
        yield { type: "skipped", why: ids.length === 2 ? "notes to yourself" : "group conversations" };
      } else if (!message) {
        yield { type: "problem", place, why: "This is no message as X writes them." };
      } else {
        yield {
          type: "interaction",
          person: { displayName: "", identities: [{ kind: "twitter", value: other }] },
          makesContact: writers.has(`${conversation} ${me}`),
          kind: "message",
          platform: "twitter",
          direction: message.senderId === me ? "outbound" : "inbound",
          text: textOf(message) || "[message]",
          occurredAt: new Date(message.createdAt),
          conversation,
          externalId: message.id,
        };
      }
    }
  } catch (error) {
    if (!(error instanceof BrokenJson)) throw error;
    yield { type: "damage", place: last, why: error.message };
  }
}

/** With links as they were before X shortened them; the link of a picture becomes `[photo]`. */
function textOf({ text, urls, mediaUrls }: XMessage): string {
  let full = text;
  for (const { url, expanded } of urls) {
    const isMedia = /^https:\/\/(?:twitter|x)\.com\/messages\/media\//.test(expanded);
    full = full.replaceAll(url, isMedia ? "[photo]" : expanded);
  }
  const trimmed = full.trim();
  return mediaUrls.length > 0 && !trimmed.includes("[photo]") ? `[photo] ${trimmed}`.trim() : trimmed;
}
