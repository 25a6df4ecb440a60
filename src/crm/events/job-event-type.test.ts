import { describe, expect, it } from "vitest";
import { jobEventType } from "./job-event-type.ts";

const job = (company: string | null, title: string | null) => ({ company, title });

describe("a changed job is", () => {
  it.each([
    ["another company", job("Acme", "Engineer"), job("Globex", "Engineer"), "job_change"],
    ["another company and title", job("Acme", "Engineer"), job("Globex", "Lead"), "job_change"],
    ["another title in the same company", job("Acme", "Engineer"), job("Acme", "Lead"), "promotion"],
    ["the same company by another name", job("Acme", "Engineer"), job("ACME, Inc.", "Lead"), "promotion"],
    ["another title where no company is known", job(null, "Engineer"), job(null, "Lead"), "job_change"],
    ["a title left behind with the company", job("Acme", "Engineer"), job(null, "Lead"), "job_change"],
    ["only a legal form", job("Acme", "Engineer"), job("Acme GmbH", "Engineer"), undefined],
    ["only accents and case", job("Café Zoé", "Chef"), job("cafe zoe", "CHEF"), undefined],
    ["only punctuation", job("Coca-Cola", "Co-Founder"), job("CocaCola", "Cofounder"), undefined],
    ["only dots and spaces", job("J.P. Morgan", "V.P., Sales"), job("JPMorgan", "VP Sales"), undefined],
    ["only the apostrophe", job("L'Oréal", "Chef"), job("L’OREAL", "Chef"), undefined],
    ["another word in a script whose vowels are marks", job("राम", "Chef"), job("रोम", "Chef"), "job_change"],
    ["a company of which only a legal form is left", job("Co", "Chef"), job("SA", "Chef"), "job_change"],
    ["a title that was learned", job("Acme", null), job("Acme", "Lead"), undefined],
    ["a company that was learned", job(null, "Lead"), job("Acme", "Lead"), undefined],
    [
      "only what is short for the same",
      job("Acme", "VP Sales"),
      job("Acme", "Vice President of Sales"),
      undefined,
    ],
    ["another rank that is written short", job("Acme", "VP Sales"), job("Acme", "SVP Sales"), "promotion"],
    ["a job that was left", job("Acme", "CEO"), job("Acme", "Former CEO"), undefined],
    ["a company that was left", job("Acme", "CEO"), job("Globex", "Ex-CEO"), undefined],
    ["an expert", job("Acme", "CEO"), job("Acme", "Expert"), "promotion"],
    ["nothing", job("Acme", "Lead"), job("Acme", "Lead"), undefined],
    ["C and C++", job("Acme", "C developer"), job("Acme", "C++ developer"), "promotion"],
  ])("%s", (_, before, after, expected) => expect(jobEventType(before, after)).toBe(expected));
});
