import { expect, it } from "vitest";
import { inputFile, readFormat, recognize } from "../../../test/importing.ts";
import { UnknownOwner } from "../format.ts";
import { x } from "./x.ts";

const script = (list: string, value: unknown) =>
  `window.YTD.${list}.part0 = ${JSON.stringify(value, null, 2)}`;
const account = inputFile(
  "archive.zip/data/account.js",
  script("account", [{ account: { email: "nia@example.com", accountId: "111", username: "niaokafor" } }]),
);
const message = (id: string, senderId: string, text: string, values: object = {}) => ({
  messageCreate: {
    recipientId: senderId === "111" ? "222" : "111",
    reactions: [
      { senderId: "222", reactionKey: "like", eventId: "9", createdAt: "2026-03-02T09:31:00.000Z" },
    ],
    urls: [],
    text,
    mediaUrls: [],
    senderId,
    id,
    createdAt: "2026-03-02T09:30:00.000Z",
    ...values,
  },
});
const conversation = (conversationId: string, ...messages: unknown[]) => ({
  dmConversation: { conversationId, messages },
});
const messages = (...conversations: unknown[]) =>
  inputFile("archive.zip/data/direct-messages.js", script("direct_messages", conversations));

const url = (short: string, expanded: string) => ({ url: short, expanded, display: expanded });

it("direct messages are read, with the others known by their ids alone", async () => {
  const { interactions, notes, total } = await readFormat(x, [
    account,
    messages(
      conversation(
        "111-222",
        message("5", "222", "Look https://t.co/a", {
          urls: [url("https://t.co/a", "https://example.com/a")],
        }),
        message("4", "111", "https://t.co/b", {
          urls: [url("https://t.co/b", "https://twitter.com/messages/media/4")],
          mediaUrls: ["https://ton.twitter.com/dm/4.jpg"],
        }),
        { reactionCreate: { senderId: "222", reactionKey: "like" } },
        { messageCreate: { id: "3" } },
      ),
      conversation("111-333", message("7", "333", "Buy coins")),
      conversation("1234567890", message("8", "333", "Hi all")),
      conversation("111-111", message("9", "111", "note")),
    ),
  ]);
  expect(
    interactions.map(({ person, makesContact, direction, text, externalId }) => [
      person.identities[0]?.value,
      makesContact,
      direction,
      text,
      externalId,
    ]),
  ).toEqual([
    ["222", true, "inbound", "Look https://example.com/a", "5"],
    ["222", true, "outbound", "[photo]", "4"],
    ["333", false, "inbound", "Buy coins", "7"],
  ]);
  expect(interactions[0]).toMatchObject({ platform: "twitter", person: { displayName: "" } });
  expect(interactions[0]?.occurredAt.toISOString()).toBe("2026-03-02T09:30:00.000Z");
  expect(notes).toEqual([
    "problem at archive.zip/data/direct-messages.js conversation 1, message 4",
    "skipped: group conversations",
    "skipped: notes to yourself",
  ]);
  expect(total).toBe(6);
});

it("without account.js you are who is in all conversations", async () => {
  const several = messages(
    conversation("111-222", message("5", "222", "a")),
    conversation("111-333", message("6", "111", "b")),
  );
  const { interactions } = await readFormat(x, [several]);
  expect(interactions.map(({ direction }) => direction)).toEqual(["inbound", "outbound"]);
  const asked = await readFormat(x, [messages(conversation("111-222", message("5", "222", "a")))]).catch(
    (error) => error,
  );
  expect(asked).toBeInstanceOf(UnknownOwner);
  expect(asked.candidates).toEqual(["111", "222"]);
});

it("a file that is cut off keeps what came before", async () => {
  const whole = script("direct_messages", [
    conversation("111-222", message("5", "222", "a"), message("6", "222", "second")),
  ]);
  const cut = inputFile("direct-messages.js", whole.slice(0, whole.indexOf("second")));
  const { interactions, notes } = await readFormat(x, [account, cut]);
  expect(interactions).toHaveLength(1);
  expect(notes).toEqual(["damage at direct-messages.js conversation 1, message 1"]);
});

it("other scripts of the archive are left alone", () => {
  expect(recognize(x, "window.YTD.tweets.part0 = [")).toBeUndefined();
  expect(recognize(x, "window.YTD.direct_message_headers.part0 = [")).toBeUndefined();
});
