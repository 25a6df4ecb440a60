import { describe, expect, it } from "vitest";
import { normalizeEmail, normalizePhone } from "../crm/contacts/normalize-identity.ts";
import { DAY, score } from "../crm/relationships/score.ts";
import { tier } from "../crm/relationships/tier.ts";
import { network } from "./network.ts";

const now = new Date("2026-03-20T12:00:00Z");
const all = [...network(1, 1000, now)];
const interactions = all.flatMap((contact) => contact.interactions);
const first200 = all.slice(0, 200);
const share = (count: number) => count / all.length;

/** What regulators keep free for films and books, written down a second time. */
const FICTIONAL = new RegExp(
  [
    "1\\d{3}55501\\d\\d",
    "44(7700900|2079460|1(13|14|15|16|17|18|21|31|41|51|61)4960)\\d{3}",
    "49(3023125|6990009|4066969|2214710|8999998)\\d{3}",
    "33(19900|26191|35301|46571|53649|63998)\\d{4}",
    "61[2378](5550|7010)\\d{4}",
    "3532091\\d{5}",
    "46(3139006|4062804|8465004)\\d\\d",
  ]
    .map((range) => `^\\+${range}$`)
    .join("|"),
);

describe("a sample network", () => {
  it("is the same for the same seed and day, whatever the hour", () => {
    const again = [...network(1, 100, new Date("2026-03-20T23:59:59Z"))];
    expect(again).toEqual(all.slice(0, 100));
    expect([...network(2, 100, now)]).not.toEqual(all.slice(0, 100));
    expect([...network(1, 100, new Date("2026-03-21T00:00:00Z"))]).not.toEqual(all.slice(0, 100));
  });

  it("has strong, warm and cold contacts as a real one has", () => {
    const tiers = all.map((contact) => tier(score(contact.interactions, now).total));
    const shareOf = (name: string) => share(tiers.filter((tier) => tier === name).length);
    expect(shareOf("strong")).toBeGreaterThan(0.03);
    expect(shareOf("strong")).toBeLessThan(0.15);
    expect(shareOf("warm")).toBeGreaterThan(0.2);
    expect(shareOf("cold")).toBeGreaterThan(0.4);
  });

  it("has about twenty interactions a contact, in both directions, on many platforms", () => {
    expect(share(interactions.length)).toBeGreaterThan(17);
    expect(share(interactions.length)).toBeLessThan(24);
    const platforms = new Set(interactions.map(({ platform }) => platform));
    expect([...platforms].sort()).toEqual([
      "email",
      "linkedin",
      "meeting",
      "note",
      "phone",
      "telegram",
      "whatsapp",
    ]);
    const inbound = interactions.filter(({ direction }) => direction === "inbound").length;
    expect(inbound / interactions.length).toBeGreaterThan(0.35);
    expect(inbound / interactions.length).toBeLessThan(0.6);
    const read = new Set(interactions.map(({ readByRecipient }) => readByRecipient));
    expect(read).toEqual(new Set([true, false, null]));
  });

  it("tells of nothing that has not happened yet, and of years before", () => {
    const times = interactions.map(({ occurredAt }) => occurredAt.getTime());
    expect(Math.max(...times)).toBeLessThan(now.getTime());
    expect(Math.max(...times)).toBeGreaterThan(now.getTime() - 2 * DAY);
    expect(Math.min(...times)).toBeLessThan(now.getTime() - 6 * 365 * DAY);
  });

  it("leaves no gap in a text that was to be filled in", () => {
    const texts = interactions.flatMap(({ subject, text }) => [subject, text]);
    const bios = all.flatMap((contact) => Object.values(contact.texts));
    for (const text of [...texts, ...bios]) expect(text ?? "").not.toMatch(/[{}]|undefined|null/);
  });

  it("shows something in every corner at first sight", () => {
    const daysTo = ({ month, day }: { month: number; day: number }) =>
      Math.round((Date.UTC(2026, month - 1, day) - Date.UTC(2026, 2, 20)) / DAY);
    const soon = first200.flatMap(({ birthday }) => (birthday ? [daysTo(birthday)] : []));
    expect(soon.filter((days) => days >= 0 && days <= 3)).toHaveLength(5);
    const newJobs = first200.filter(
      ({ jobChange }) => jobChange && jobChange.occurredAt > new Date(now.getTime() - 7 * DAY),
    );
    expect(newJobs.length).toBeGreaterThanOrEqual(3);
    const wentQuiet = first200.filter(
      ({ relation, priority }) => relation === "quiet" && priority === "high",
    );
    expect(wentQuiet.length).toBeGreaterThanOrEqual(3);
    expect(first200.some(({ priority }) => priority === "archived")).toBe(true);
    expect(first200.some(({ texts }) => texts.notes)).toBe(true);
  });

  it("writes in many languages", () => {
    const texts = interactions.map(({ text }) => text ?? "").join("\n");
    for (const words of [
      "nächste Woche",
      "semaine prochaine",
      "Буду в городе",
      "咖啡",
      "ランチ",
      "커피",
      "قهوة",
      "קפה",
      "καφέ",
      "चाय",
      "กาแฟ",
    ]) {
      expect(texts.includes(words), words).toBe(true);
    }
  });

  it("uses no address and no number that could be somebody's", () => {
    const seen = new Set<string>();
    for (const { identities } of all) {
      for (const { kind, value } of identities) {
        expect(seen.has(`${kind} ${value}`)).toBe(false);
        seen.add(`${kind} ${value}`);
        if (kind === "email") {
          expect(value).toMatch(/@([a-z0-9-]+\.)?example\.(com|net|org)$/);
          expect(normalizeEmail(value)).toBe(value);
        }
        if (kind === "phone") {
          expect(normalizePhone(value)).toBe(value);
          expect(value).toMatch(FICTIONAL);
        }
      }
    }
  });
});
