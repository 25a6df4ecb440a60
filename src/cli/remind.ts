import { Command } from "commander";
import { resolveUser } from "../accounts/resolve-user.ts";
import { getReminder, type Reminder, setReminder } from "../crm/reminders/set-reminder.ts";
import { AppError } from "../errors.ts";
import { wholeNumber } from "./whole-number.ts";
import { withApp } from "./with-app.ts";

interface Options {
  on?: string;
  every?: number;
  off?: true;
  userEmail?: string;
}

export const command = new Command("remind")
  .description("Set a date or a rhythm at which a contact is suggested; without either, show what is set.")
  .argument("<contact-id>", "as a search shows it", wholeNumber)
  .option("--on <date>", "a day, such as 2026-03-02")
  .option("--every <days>", "after so many days without contact", wholeNumber)
  .option("--off", "take date and rhythm away")
  .option("--user-email <email>", "whose contact (needed when there are several accounts)")
  .action(async (contactId: number, { on, every, off, userEmail }: Options) => {
    if (off && (on !== undefined || every !== undefined)) {
      throw new AppError("invalid_input", "Give either --off or what to set.");
    }
    const reminder = await withApp(async ({ db }) => {
      const user = await resolveUser(db, userEmail);
      const input = off ? { on: null, everyDays: null } : { on, everyDays: every };
      return on === undefined && every === undefined && !off
        ? getReminder(db, user.id, contactId)
        : setReminder(db, user.id, contactId, input, new Date());
    });
    process.stdout.write(`${say(reminder)}\n`);
  });

function say({ name, on, everyDays }: Reminder): string {
  const when = [on && `on ${on}`, everyDays && `${everyDays} days after the last contact`].filter(Boolean);
  return when.length
    ? `${name} will be suggested ${when.join(", and ")}.`
    : `${name} has no date and no rhythm.`;
}
