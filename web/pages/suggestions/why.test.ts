import { describe, expect, it } from "vitest";
import { addressLinks } from "./address-link.ts";
import { whyInWords } from "./why.ts";

const now = new Date("2026-11-23T12:00:00Z");
const last = { kind: "message", platform: "email", direction: "inbound" } as const;

describe("why somebody is suggested", () => {
  it("is said in sentences, what decided first", () => {
    const facts = {
      birthday: { on: "2026-11-25", inDays: 2, turns: 55 },
      last,
      lastContact: "2026-07-20T09:00:00Z",
      lastTopic: "Lisbon",
      interactions: 41,
      firstContact: "2021-11-01T09:00:00Z",
      score: 7,
    };
    expect(whyInWords(facts, now)).toEqual([
      "Birthday on Wednesday 25 November, turning 55",
      "Last wrote to you 4 months ago by e-mail, about “Lisbon”",
      "41 interactions, the first 5 years ago, score 7 of 10",
    ]);
  });

  it("names silence against what the user allows, and news with the job before", () => {
    const facts = {
      event: {
        type: "job_change" as const,
        occurredAt: "2026-11-20T12:00:00Z",
        source: "linkedin",
        confidence: 1,
        title: "CTO",
        company: "Acme",
        previousCompany: "Globex",
      },
      last: { ...last, direction: "outbound" as const },
      lastContact: "2026-09-23T12:00:00Z",
      readNotAnswered: true,
      silentDays: 61,
      intervalDays: 60,
      priority: "medium" as const,
    };
    expect(whyInWords(facts, now)).toEqual([
      "New job 3 days ago: CTO at Acme, before: Globex",
      "You last wrote 2 months ago by e-mail; it was read and not answered",
      "Silent for 61 days; you allow 60 for medium priority",
    ]);
  });

  it("of facts from elsewhere is nothing rather than wrong", () => {
    expect(whyInWords({}, now)).toEqual([]);
    expect(whyInWords({ interactions: 0 }, now)).toEqual(["No contact so far"]);
  });
});

describe("ways to write", () => {
  it("begin with the suggested channel, and take the text along where they can", () => {
    const addresses = [
      { kind: "email", value: "ines@example.com" },
      { kind: "record", value: "9f" },
      { kind: "whatsapp", value: "+351912345678" },
    ];
    expect(addressLinks(addresses, "Hi Ines & co?", "whatsapp").map(({ href }) => href)).toEqual([
      "https://wa.me/351912345678?text=Hi%20Ines%20%26%20co%3F",
      "mailto:ines@example.com?body=Hi%20Ines%20%26%20co%3F",
    ]);
  });
});
