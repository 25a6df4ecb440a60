import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { CONTEXT, inputFile, readFormat, recognize } from "../../../test/importing.ts";
import { UnknownOwner } from "../format.ts";
import { mbox } from "./mbox.ts";

const takeout = await readFile(new URL("samples/takeout.mbox", import.meta.url));
const mail = (headers: string, body = "Hi", from = "From x@example.org Mon Mar  2 09:30:00 2026") =>
  `${from}\nDate: Mon, 02 Mar 2026 12:00:00 +0000\n${headers}\n\n${body}\n\n`;
const read = (content: string | Buffer, owner = CONTEXT.owner) =>
  readFormat(mbox, [inputFile("mail.mbox", content)], { owner });

describe("mail from Gmail Takeout", async () => {
  const { interactions, notes, contacts, total } = await read(takeout);

  it("counts between you and those you write with, with the new part of the text alone", () => {
    expect(contacts).toEqual([]);
    expect(
      interactions.map(({ person, makesContact, direction, subject, text, occurredAt }) => [
        person.identities[0]?.value,
        makesContact,
        direction,
        subject,
        text,
        occurredAt.toISOString().slice(0, 16),
      ]),
    ).toEqual([
      [
        "zoe.lindqvist@example.org",
        true,
        "inbound",
        "Maps 🗺",
        "Hi Nia, here is what I found: café maps.\nFrom the harbour to the old town.",
        "2026-03-02T09:30",
      ],
      [
        "zoe.lindqvist@example.org",
        true,
        "outbound",
        "Re: Maps",
        "Thanks, these help.\n\nAnd one more thing below.",
        "2026-03-02T12:00",
      ],
      [
        "rui@example.net",
        true,
        "outbound",
        "Re: Maps",
        "Thanks, these help.\n\nAnd one more thing below.",
        "2026-03-02T12:00",
      ],
      ["stranger@example.net", false, "inbound", "Hello", "May I ask you?", "2026-03-03T12:02"],
      ["rui@example.net", true, "inbound", "Beach", "[photo] [file plan.pdf]", "2026-03-03T12:06"],
    ]);
  });

  it("names people as their mail names them and keeps threads together", () => {
    expect(interactions[0]?.person).toEqual({
      displayName: "Zoë Lindqvist",
      givenName: "Zoë",
      familyName: "Lindqvist",
      identities: [{ kind: "email", value: "zoe.lindqvist@example.org" }],
    });
    expect(interactions[3]?.person.displayName).toBe("");
    expect(interactions.slice(0, 3).map(({ conversation }) => conversation)).toEqual(
      Array(3).fill("1790000000000000001"),
    );
    expect(interactions[1]?.externalId).toBe("second@mail.example.com/zoe.lindqvist@example.org");
  });

  it("says what it left out and why", () => {
    expect(notes).toEqual([
      "skipped: spam",
      "skipped: mail of lists",
      "skipped: mail from no-reply addresses",
      "skipped: invitations",
      "skipped: mail with more than 5 others",
      "problem at mail.mbox message 10",
      "skipped: mail in the trash",
    ]);
    expect(total).toBe(11);
  });
});

describe("your own addresses", () => {
  const inbox = mail(
    "From: Ana <ana@example.org>\nTo: n.o@example.net\nDelivered-To: n.o@example.net\nSubject: a",
  );
  const sent = mail("From: Nia Okafor <n.o@example.net>\nTo: ana@example.org\nSubject: b");
  const directions = async (content: string) =>
    (await read(content)).interactions.map(({ direction }) => direction);

  it("are those that bear your name", async () => {
    expect(await directions(inbox + sent)).toEqual(["inbound", "outbound"]);
  });

  it("are those under Gmail's label for sent mail", async () => {
    const labelled = mail("From: n.o@example.net\nTo: ana@example.org\nX-Gmail-Labels: Gesendet");
    expect(await directions(inbox + labelled)).toEqual(["inbound", "outbound"]);
  });

  it("are the one to which all mail was delivered", async () => {
    expect(await directions(inbox)).toEqual(["inbound"]);
  });

  it("are asked for where nothing tells", async () => {
    const asked = await read(mail("From: ana@example.org\nTo: rui@example.org")).catch((error) => error);
    expect(asked).toBeInstanceOf(UnknownOwner);
    expect(asked.candidates).toEqual(["ana@example.org", "rui@example.org"]);
  });
});

it("mail to nobody but yourself, automatic answers and drafts count for nothing", async () => {
  const { interactions, notes } = await read(
    mail("From: nia@example.com\nTo: nia@example.com") +
      mail("From: ana@example.org\nTo: nia@example.com\nAuto-Submitted: auto-replied") +
      mail("From: nia@example.com\nTo: ana@example.org\nX-Gmail-Labels: Drafts") +
      mail("From: nia@example.com\nTo: ana@example.org\nX-Gmail-Labels: Chat") +
      mail("From: ana@example.org\nTo: nia@example.com\nPrecedence: bulk"),
  );
  expect(interactions).toEqual([]);
  expect(notes).toEqual([
    "skipped: mail to nobody but yourself",
    "skipped: automatic mail",
    "skipped: drafts",
    "skipped: chats of Gmail",
    "skipped: mail of lists",
  ]);
});

it("a mail without an id is the same at each import", async () => {
  const content = mail("From: nia@example.com\nTo: ana@example.org\nSubject: a");
  const [once, again] = [await read(content), await read(content)];
  expect(once.interactions[0]?.externalId).toMatch(/^[\w-]{43}\/ana@example.org$/);
  expect(again.interactions).toEqual(once.interactions);
});

it("an attachment of many megabytes costs no memory and hides no message", async () => {
  const attached = `Content-Type: multipart/mixed; boundary=b\nFrom: nia@example.com\nTo: ana@example.org`;
  const body = `--b\nContent-Type: text/plain\n\nSee this\n--b\nContent-Type: application/zip; name=a.zip\n\n${"A".repeat(76).concat("\n").repeat(50_000)}--b--`;
  const { interactions } = await read(
    mail(attached, body) + mail("From: nia@example.com\nTo: rui@example.org"),
  );
  expect(interactions.map(({ text }) => text)).toEqual(["See this", "Hi"]);
});

it("messages end in CRLF too", async () => {
  const content =
    mail("From: nia@example.com\nTo: ana@example.org") + mail("From: nia@example.com\nTo: r@example.org");
  expect((await read(content.replaceAll("\n", "\r\n"))).interactions).toHaveLength(2);
});

it("another text is no mailbox", () => {
  expect(recognize(mbox, "From here on we walk.\nIt is far.")).toBeUndefined();
  expect(recognize(mbox, "Date: Mon, 2 Mar 2026\n\nFrom x")).toBeUndefined();
});

describe("a mailbox that is no plain text of bytes", () => {
  const two = ["ana", "rui"]
    .map(
      (who) =>
        `From x Mon Mar  2 09:30:00 2026\nDate: Mon, 02 Mar 2026 09:30:00 +0000\nMessage-ID: <${who}@x>\nFrom: nia@example.com\nTo: ${who}@example.org\n\nOlá\n\n`,
    )
    .join("");
  const texts = async (content: string | Buffer) => {
    const { interactions, notes } = await readFormat(mbox, [inputFile("mail.mbox", content)]);
    return [...interactions.map(({ person, text }) => `${person.identities[0]?.value}: ${text}`), ...notes];
  };

  it("is read behind a mark, and in UTF-16", async () => {
    const both = ["ana@example.org: Olá", "rui@example.org: Olá"];
    expect(await texts(`\ufeff${two}`)).toEqual(both);
    expect(await texts(Buffer.from(`\ufeff${two}`, "utf16le"))).toEqual(both);
  });

  it("keeps what stands before the headers in which it is cut off, and says so", async () => {
    expect(await texts(two.slice(0, two.lastIndexOf("rui@example.org")))).toEqual([
      "ana@example.org: Olá",
      "damage at mail.mbox message 2",
    ]);
  });
});

describe("a mailbox that is cut off in its last message", () => {
  const first = mail("From: nia@example.com\nTo: rui@example.org");
  const parts = mail(
    'From: nia@example.com\nTo: ana@example.org\nContent-Type: multipart/mixed;\n boundary="b=1"',
    `--b=1\nContent-Type: text/plain\n\nSee this\n--b=1\nContent-Type: image/png\n\n${"A".repeat(60).concat("\n").repeat(6_000)}--b=1--`,
  );
  const plain = mail("From: nia@example.com\nTo: ana@example.org\nSubject: a", "The whole text");
  const texts = async (content: string) => {
    const { interactions, notes } = await read(first + content);
    return [...interactions.map(({ text }) => text), ...notes];
  };

  it.each([
    ["in a text", plain.slice(0, -6), []],
    ["in the text of several parts", parts.slice(0, parts.indexOf("this")), []],
    ["in an attachment", parts.slice(0, -1_000), ["See this"]],
    ["between two lines of an attachment", parts.slice(0, parts.lastIndexOf("AAA\n") + 4), ["See this"]],
    ["in its headers", plain.slice(0, plain.indexOf("Subject")), []],
  ])("keeps what is there as a whole and says so: %s", async (_, content, kept) => {
    expect(await texts(content)).toEqual(["Hi", ...kept, "damage at mail.mbox message 2"]);
  });

  it("is no matter where that message would not be read", async () => {
    expect(
      await texts(mail("From: shop@example.com\nList-Id: shop\nSubject: a", "Buy").slice(0, -3)),
    ).toEqual(["Hi", "skipped: mail of lists"]);
  });

  it.each([
    ["a line", plain.trimEnd().concat("\n"), "The whole text"],
    ["its last part", parts.trimEnd(), "See this"],
    ["words below the last part", `${parts}${"Sent through a list\n".repeat(100)}`, "See this"],
    ["an empty line and not its last part", parts.slice(0, parts.indexOf("this")).concat("\n\n"), "See"],
  ])("but not one that ends with %s", async (_, content, text) => {
    expect(await texts(content)).toEqual(["Hi", text]);
  });
});

it.each([
  ["letters of every script", "Zoë\u00a0said:\nok 王小明 😀\n\n> old\n-- \nAna"],
  ["no text", ""],
])("plain mail says the same whether it must be decoded or not: %s", async (_, body) => {
  const people =
    "From: zoe@example.org\nTo: nia@example.com\nSubject: =?utf-8?q?Caf=C3=A9?=\nContent-Type: text/plain";
  const encoded = Buffer.from(body).toString("base64");
  const asWritten = await read(mail(`${people}; charset=utf-8`, body));
  const decoded = await read(mail(`${people}; charset=utf-8\nContent-Transfer-Encoding: base64`, encoded));
  expect(asWritten.interactions).toHaveLength(1);
  const [one, other] = [asWritten, decoded].map(({ interactions }) =>
    interactions.map(({ subject, text }) => ({ subject, text })),
  );
  expect(one).toEqual(other);
});
