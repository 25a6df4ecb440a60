import type { ContactFacts, RuleSettings } from "../src/crm/suggestions/contact-facts.ts";

// Facts for tests of the rules: a contact with whom there is nothing to do, and settings as they are without any.

export const QUIET_CONTACT: ContactFacts = {
  contactId: 1,
  name: "Ines Duarte",
  givenName: "Ines",
  company: null,
  priority: "medium",
  tags: [],
  score: 5,
  identityKinds: ["email"],
  interactions: 0,
  firstContactAt: null,
  lastContactAt: null,
  lastContact: null,
  lastChannel: null,
  newestMessages: [],
  lastOutbound: null,
  events: [],
  birthday: null,
  reminder: { on: null, everyDays: null, setAt: null, restartedAt: null },
  followedUpAt: null,
  dismissedAt: null,
  birthdayAnsweredAt: null,
};

export const USUAL_SETTINGS: RuleSettings = {
  timeZone: "UTC",
  intervals: { high: 30, medium: 60, low: 180 },
  dormancy: 365,
  budget: 5,
};
