import { Command } from "commander";
import { resolveUser } from "../accounts/resolve-user.ts";
import {
  changeSetting,
  parseSettingName,
  SETTING_NAMES,
  showSetting,
} from "../crm/settings/change-settings.ts";
import { getSettings } from "../crm/settings/get-settings.ts";
import { table } from "./table.ts";
import { withApp } from "./with-app.ts";

export const command = new Command("settings")
  .description("Show all settings, show one, or set one.")
  .argument("[name]", SETTING_NAMES.join(", "))
  .argument(
    "[value]",
    'the new value; "default" takes it back; for me, names and addresses with commas between',
  )
  .option("--user-email <email>", "whose (needed when there are several accounts)")
  .action(async (name: string | undefined, value: string | undefined, options: { userEmail?: string }) => {
    const shown = await withApp(async ({ db }) => {
      const one = name === undefined ? undefined : parseSettingName(name);
      const user = await resolveUser(db, options.userEmail);
      const settings =
        one && value !== undefined
          ? await changeSetting(db, user.id, one, value)
          : await getSettings(db, user.id);
      return one
        ? `${showSetting(one, settings)}\n`
        : table(
            ["SETTING", "VALUE"],
            SETTING_NAMES.map((each) => [each, showSetting(each, settings)]),
          );
    });
    process.stdout.write(shown);
  });
