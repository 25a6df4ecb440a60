import { expect, it } from "vitest";
import { describeFacts } from "./describe-facts.ts";

const common = {
  interactions: 14,
  firstContact: "2021-03-02T10:00:00Z",
  lastContact: "2026-01-17T23:30:00Z",
  silentDays: 62,
  last: { kind: "message", platform: "linkedin", direction: "inbound" },
  lastTopic: "Lisbon trip",
  priority: "high",
  score: 5,
};
const described = (facts: Record<string, unknown>) => describeFacts(facts, "Asia/Tokyo").join("; ");

it.each([
  [
    { ...common, intervalDays: 30, readNotAnswered: true },
    "silent for 62 days (your interval for high priority is 30); last contact 2026-01-18, a message from them (linkedin); last topic “Lisbon trip”; your last message was read and not answered; 14 interactions since 2021-03-02; high priority; score 5/10",
  ],
  [
    { interactions: 0, birthday: { on: "2026-03-22", inDays: 2, turns: 40 } },
    "birthday on 2026-03-22 (in 2 days as of 2026-03-20), turning 40; no contact so far",
  ],
  [
    { interactions: 0, birthday: { on: "2026-03-20", inDays: 0 } },
    "birthday on 2026-03-20 (today as of 2026-03-20); no contact so far",
  ],
  [
    { interactions: 0, reminder: { on: "2026-03-20" } },
    "you set 2026-03-20 for this contact; no contact so far",
  ],
  [
    { reminder: { everyDays: 14, passedDays: 15 }, silentDays: 1 },
    "you set a rhythm of 14 days, and 15 days have passed; silent for 1 day",
  ],
  [
    {
      silentDays: 400,
      event: {
        type: "job_change",
        occurredAt: "2026-03-18T10:00:00Z",
        source: "linkedin",
        confidence: 0.9,
        title: "CTO",
        company: "Globex",
        previousCompany: "Acme",
      },
    },
    "new job on 2026-03-18: CTO at Globex, before: Acme, known from linkedin; silent for 400 days",
  ],
  [{ something: "else" }, ""],
])("%#", (facts, expected) => expect(described(facts)).toBe(expected));
