import { Command } from "commander";
import { resolveUser } from "../accounts/resolve-user.ts";
import { getDashboardStats } from "../crm/dashboard/get-dashboard-stats.ts";
import { refreshNow } from "../crm/relationships/keep-fresh.ts";
import { withApp } from "./with-app.ts";

export const command = new Command("refresh")
  .description("Bring scores and suggestions up to date now.")
  .option("--user-email <email>", "whose; may be left out while there is only one account")
  .action(async (options: { userEmail?: string }) => {
    const summary = await withApp(async ({ db }) => {
      const user = await resolveUser(db, options.userEmail);
      const now = new Date();
      await refreshNow(db, user.id, now);
      const { contacts, scores, pendingSuggestions } = await getDashboardStats(db, user.id, now);
      const spread = `${scores.strong.count} strong, ${scores.warm.count} warm, ${scores.cold.count} cold`;
      const archived = contacts.archived ? `, and ${contacts.archived} archived` : "";
      return `Scored the contacts of ${user.email}: ${contacts.total} (${spread})${archived}. Pending suggestions: ${pendingSuggestions}.`;
    });
    process.stdout.write(`${summary}\n`);
  });
