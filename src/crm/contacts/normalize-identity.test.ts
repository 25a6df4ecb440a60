import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  identityOfUrl,
  isRoleAddress,
  linkedinSlug,
  normalizeEmail,
  normalizeHandle,
  normalizePhone,
} from "./normalize-identity.ts";

describe("an e-mail address reads the same however it was written", () => {
  it.each([
    ["Ada@Example.COM", "ada@example.com"],
    ["  mailto:ada@example.com ", "ada@example.com"],
    ["Ada Byron <ADA@example.com>", "ada@example.com"],
    ["mailto:ada@example.com?subject=Hi", "ada@example.com"],
    ["not an address", undefined],
    ["ada@", undefined],
    ["", undefined],
  ])("%s", (text, expected) => expect(normalizeEmail(text)).toBe(expected));
});

describe("a phone number becomes E.164 where its country is known", () => {
  it.each([
    ["+351 912 345 678", undefined, "+351912345678"],
    ["tel:+44-20-7946-0123", undefined, "+442079460123"],
    ["00351 912 345 678", undefined, "+351912345678"],
    ["00351 912 345 678", "PT", "+351912345678"],
    ["912 345 678", "PT", "+351912345678"],
    ["(202) 555-0143", "us", "+12025550143"],
    ["(202) 555-0143", undefined, "2025550143"],
    ["0171 555 0143", undefined, "01715550143"],
    ["+1 202 555 0143 ext. 9", undefined, "+12025550143"],
    ["ask my office", undefined, undefined],
    ["12", undefined, undefined],
    ["ada@example.com 12345", undefined, undefined],
  ])("%s in %s", (text, region, expected) => expect(normalizePhone(text, region)).toBe(expected));
});

describe("a LinkedIn profile is known by its slug", () => {
  it.each([
    ["https://www.linkedin.com/in/Ines-Duarte-42/", "ines-duarte-42"],
    ["https://de.linkedin.com/in/ines?trk=abc#top", "ines"],
    ["linkedin.com/in/ines/en", "ines"],
    ["/in/ines", "ines"],
    ["https://www.linkedin.com/in/jos%C3%A9-%C3%A1lvarez", "josé-álvarez"],
    ["https://www.linkedin.com/in/100%-real", "100%-real"],
    ["https://www.linkedin.com/company/acme", undefined],
    ["https://notlinkedin.com.example.com/in/ines", undefined],
    ["", undefined],
  ])("%s", (url, expected) => expect(linkedinSlug(url)).toBe(expected));

  it("is the same for any writing of one address", () => {
    const slug = fc.string({ unit: fc.constantFrom(..."abcdefgXYZ019-éß林и"), minLength: 1 });
    const around = fc.record({
      before: fc.constantFrom(
        "https://www.linkedin.com/in/",
        "http://pt.linkedin.com/in/",
        "linkedin.com/in/",
      ),
      after: fc.constantFrom("", "/", "?a=b", "/?a=b", "#x"),
      encoded: fc.boolean(),
      upper: fc.boolean(),
    });
    fc.assert(
      fc.property(slug, around, (text, { before, after, encoded, upper }) => {
        const written = upper ? text.replace(/[a-z]/g, (letter) => letter.toUpperCase()) : text;
        const url = before + (encoded ? encodeURIComponent(written) : written) + after;
        expect(linkedinSlug(url)).toBe(text.toLowerCase().normalize("NFC"));
      }),
    );
  });
});

describe("an address on the web says whose profile it is", () => {
  it.each([
    ["https://twitter.com/AdaByron?s=20", "twitter", "adabyron"],
    ["https://x.com/@AdaByron", "twitter", "adabyron"],
    ["t.me/adabyron", "telegram", "adabyron"],
    ["https://wa.me/351912345678", "whatsapp", "+351912345678"],
    ["https://www.facebook.com/profile.php?id=1234", "facebook", "1234"],
    ["https://www.instagram.com/ada.byron/", "instagram", "ada.byron"],
    ["https://www.linkedin.com/in/ada", "linkedin", "ada"],
    ["mailto:Ada@example.com", "email", "ada@example.com"],
    ["tel:+351912345678", "phone", "+351912345678"],
    ["https://www.Example.com/Ada/", "website", "example.com/Ada"],
    ["example.org", "website", "example.org"],
    ["https://twitter.com/search?q=ada", "website", "twitter.com/search?q=ada"],
  ])("%s", (url, kind, value) => expect(identityOfUrl(url)).toEqual({ kind, value }));

  it.each(["", "ada", "two words.com", "ada@example.com", "http://"])("but %j is none", (text) =>
    expect(identityOfUrl(text)).toBeUndefined(),
  );
});

it("a handle is the same with its @, in capitals and as an address", () => {
  for (const text of ["@AdaByron", "adabyron", "https://twitter.com/adabyron/"]) {
    expect(normalizeHandle("twitter", text)).toBe("adabyron");
  }
  expect(normalizeHandle("twitter", "https://www.instagram.com/ada")).toBeUndefined();
  expect(normalizeHandle("instagram", "ada.byron")).toBe("ada.byron");
  expect(normalizeHandle("twitter", "two words")).toBeUndefined();
});

it("normal forms are stable, and no text throws", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.emailAddress()), (text) => {
      for (const normalize of [normalizeEmail, (value: string) => normalizePhone(value)]) {
        const once = normalize(text);
        if (once !== undefined) expect(normalize(once)).toBe(once);
      }
      identityOfUrl(text);
      normalizeHandle("telegram", text);
    }),
  );
});

it("an office's address is nobody's own", () => {
  expect(["info@example.com", "sales+eu@example.com", "no-reply@example.com"].every(isRoleAddress)).toBe(
    true,
  );
  expect(isRoleAddress("ines.duarte@example.com")).toBe(false);
});
