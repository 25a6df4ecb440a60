// An invented archive of X: account 111, and its direct messages.

export const script = (list: string, value: unknown) =>
  `window.YTD.${list}.part0 = ${JSON.stringify(value, null, 2)}`;
export const X_ACCOUNT = script("account", [
  { account: { email: "nia@example.com", accountId: "111", username: "niaokafor" } },
]);
export const message = (id: string, senderId: string, text: string, values: object = {}) => ({
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
export const conversation = (conversationId: string, ...messages: unknown[]) => ({
  dmConversation: { conversationId, messages },
});

const url = (short: string, expanded: string) => ({ url: short, expanded, display: expanded });

/** A conversation of two, one with a stranger, a group, and notes to oneself. */
export const CONVERSATIONS = [
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
];
