import { expect, it } from "vitest";
import { inputFile, readFormat, recognize } from "../../../test/importing.ts";
import { CONVERSATIONS, conversation, message, script, X_ACCOUNT } from "../../../test/x-archive.ts";
import { UnknownOwner } from "../format.ts";
import { x } from "./x.ts";

const account = inputFile("archive.zip/data/account.js", X_ACCOUNT);
const messages = (...conversations: unknown[]) =>
  inputFile("archive.zip/data/direct-messages.js", script("direct_messages", conversations));

it("direct messages are read, with the others known by their ids alone", async () => {
  const { interactions, notes, total } = await readFormat(x, [account, messages(...CONVERSATIONS)]);
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

it("the list of an archive from before 2020 is read", async () => {
  const older = inputFile(
    "direct-message.js",
    script("direct_message", [conversation("111-222", message("5", "222", "a"))]),
  );
  expect((await readFormat(x, [account, older])).interactions).toMatchObject([{ text: "a" }]);
});

it("other scripts of the archive are left alone", () => {
  expect(recognize(x, "window.YTD.tweets.part0 = [")).toBeUndefined();
  expect(recognize(x, "window.YTD.direct_message_headers.part0 = [")).toBeUndefined();
});
