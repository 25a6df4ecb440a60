import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../test/database.ts";
import { createUser } from "../../../test/factories.ts";
import { changeSetting, parseSettingName, SETTING_NAMES, showSetting } from "./change-settings.ts";
import { getSettings } from "./get-settings.ts";

const db = await testDatabase();
const machine = Intl.DateTimeFormat().resolvedOptions().timeZone;

describe("a setting is kept as given, and taken back with default", () => {
  it.each([
    ["time-zone", "pacific/auckland", "Pacific/Auckland", machine],
    ["interval.high", "7", "7 days", "30 days"],
    ["interval.medium", "365", "365 days", "60 days"],
    ["interval.low", "90", "90 days", "180 days"],
    ["dormancy", "90", "90 days", "365 days"],
    ["dormancy", "1825", "1825 days", "365 days"],
    ["budget", "1", "1 suggestions a run", "5 suggestions a run"],
    ["budget", "20", "20 suggestions a run", "5 suggestions a run"],
    ["me", " Ada Byron, ada@example.org,,Ada Byron", "Ada Byron, ada@example.org", "-"],
    ["me", "", "-", "-"],
  ] as const)("%s %s", async (name, value, shown, usual) => {
    const userId = await createUser(db);
    const shownNow = async () => showSetting(name, await getSettings(db, userId));
    expect(await shownNow()).toBe(usual);
    expect(showSetting(name, await changeSetting(db, userId, name, value))).toBe(shown);
    await changeSetting(db, userId, name === "budget" ? "dormancy" : "budget", "default");
    expect(await shownNow()).toBe(shown);
    await changeSetting(db, userId, name, "default");
    expect(await shownNow()).toBe(usual);
  });
});

describe("a wrong value is refused in a sentence that says what is allowed, and changes nothing", () => {
  it.each([
    ["time-zone", "Lisbon", "such as Europe/Lisbon"],
    ["time-zone", "+02:00", "such as Europe/Lisbon"],
    ["time-zone", "", "such as Europe/Lisbon"],
    ["interval.high", "6", "from 7 to 365"],
    ["interval.medium", "366", "from 7 to 365"],
    ["interval.low", "30 days", "from 7 to 365"],
    ["dormancy", "89", "from 90 to 1825"],
    ["dormancy", "1826", "from 90 to 1825"],
    ["budget", "0", "from 1 to 20"],
    ["budget", "21", "from 1 to 20"],
    ["budget", "2.5", "from 1 to 20"],
    ["budget", "-1", "from 1 to 20"],
    ["budget", "", "from 1 to 20"],
    ["me", Array.from({ length: 51 }, (_, index) => `name ${index}`).join(), "up to 50"],
  ] as const)("%s %j", async (name, value, says) => {
    const userId = await createUser(db);
    const before = await getSettings(db, userId);
    await expect(changeSetting(db, userId, name, value)).rejects.toMatchObject({
      code: "invalid_input",
      message: expect.stringContaining(says),
    });
    expect(await getSettings(db, userId)).toEqual(before);
  });
});

it("an unknown name is refused with all there are", () => {
  expect(SETTING_NAMES.map(parseSettingName)).toEqual(SETTING_NAMES);
  expect(() => parseSettingName("colour")).toThrow(
    'There is no setting "colour". There is: time-zone, interval.high, interval.medium, interval.low, dormancy, budget, me.',
  );
});

it("settings of one user leave another's alone", async () => {
  const [mine, theirs] = [await createUser(db), await createUser(db)];
  const before = await getSettings(db, theirs);
  await changeSetting(db, mine, "budget", "9");
  expect(await getSettings(db, theirs)).toEqual(before);
});
