import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { readHeaders } from "./headers.ts";
import { plainTextOf } from "./plain-text.ts";

const UTF8 = "Content-Type: text/plain; charset=UTF-8";
const part = (head: string, body: string) => `${head}\n\n${body}`;
const multipart = (kind: string, boundary: string, ...parts: string[]) =>
  `Content-Type: multipart/${kind}; boundary="${boundary}"\n\nThis is a mail in parts.\n${parts.map((each) => `--${boundary}\n${each}\n`).join("")}--${boundary}--\n`;
const html = part("Content-Type: text/html; charset=UTF-8", "<p>Olá</p>");
const file = (type: string) =>
  part(
    `Content-Type: ${type}; name="a"\nContent-Disposition: attachment; filename="a"\nContent-Transfer-Encoding: base64`,
    "YWJj",
  );
const alternative = multipart("alternative", "in", part(UTF8, "Olá\n\nAna"), html);

const read = (mail: string | Buffer) => {
  const bytes = Buffer.from(mail);
  return plainTextOf(bytes, readHeaders(bytes) ?? new Map());
};

describe("the plain text of a mail is what the mail parser finds", () => {
  const quotedPrintable = `${UTF8}\nContent-Transfer-Encoding: quoted-printable`;
  it.each<[string, string | Buffer]>([
    ["as it is written", part(UTF8, "Olá\n\nAna\n")],
    ["with line ends of Windows", part(UTF8, "Olá\n\nAna\n").replaceAll("\n", "\r\n")],
    ["without a type", part("Subject: Plan", "Hello\n")],
    ["quoted-printable", part(quotedPrintable, "Ol=C3=A1 =3D=\n here, a line of =\nthree=20\n=zz")],
    ["in base64", part(`${UTF8}\nContent-Transfer-Encoding: BASE64`, "T2zDoSwg\nQW5h\n")],
    [
      "in an older charset",
      Buffer.from(part('Content-Type: text/plain; charset="iso-8859-1"', "Olá"), "latin1"),
    ],
    ["beside the same in HTML", alternative],
    [
      "beside attachments",
      multipart("mixed", "out", alternative, file("application/pdf"), file("text/plain")),
    ],
    [
      "beside HTML with pictures in it",
      multipart(
        "alternative",
        "x",
        part(UTF8, "Hi"),
        multipart(
          "related",
          "y",
          html,
          part("Content-Type: image/png\nContent-ID: <a>\nContent-Transfer-Encoding: base64", "YWJj"),
        ),
      ),
    ],
    [
      "in parts whose boundaries begin alike",
      multipart("mixed", "b", multipart("alternative", "b1", part(UTF8, "Hi\n--b2"), html)),
    ],
  ])("%s", async (_, mail) => {
    const text = read(mail);
    expect(text).toBeDefined();
    expect(text?.replaceAll("\r", "").trim()).toBe((await PostalMime.parse(Buffer.from(mail))).text?.trim());
  });
});

it("mail cut off in its attachments has its text", () => {
  const mail = multipart("mixed", "out", alternative, file("application/pdf"));
  expect(read(mail.slice(0, mail.indexOf("YWJj")))?.trim()).toBe("Olá\n\nAna");
});

describe("left to the mail parser is", () => {
  it.each([
    ["HTML alone", html],
    ["HTML that is a text of its own", multipart("mixed", "x", part(UTF8, "Hi"), html)],
    ["mail with two texts", multipart("mixed", "x", part(UTF8, "Hi"), part(UTF8, "there"))],
    [
      "an invitation",
      multipart(
        "mixed",
        "x",
        part(UTF8, "Hi"),
        part("Content-Type: text/calendar; method=REQUEST", "BEGIN:VCALENDAR"),
      ),
    ],
    [
      "mail with another in it",
      multipart("mixed", "x", part(UTF8, "Hi"), part("Content-Type: message/rfc822", "Subject: a\n\nb")),
    ],
    ["text with lines that flow", part("Content-Type: text/plain; format=flowed", "a \nb")],
    ["text that is no UTF-8", Buffer.from(part(UTF8, "Olá"), "latin1")],
    ["a part without headers", multipart("mixed", "x", "\nNote: this\n\nis text")],
    ["a part that names no boundary", part("Content-Type: multipart/mixed", "--x\n\nHi\n--x--")],
  ])("%s", (_, mail) => expect(read(mail)).toBeUndefined());
});
