import { z } from "zod";
import {
  type DashboardStats,
  getDashboardStats,
  type PlatformActivity,
} from "../../crm/dashboard/get-dashboard-stats.ts";
import { TIER_FLOOR, TIERS, type Tier, tier } from "../../crm/relationships/tier.ts";
import { defineReadTool } from "../define-tool.ts";
import { lines, paragraphs, plural } from "../markdown/answer.ts";
import { type Clock, dateAgo } from "../markdown/dates.ts";
import { table } from "../markdown/table.ts";

export const getDashboardStatsTool = defineReadTool({
  name: "get_dashboard_stats",
  title: "Network health",
  description:
    "Sums up the user's network: contacts, scores, pending suggestions, unread notifications, this week's interactions, who went quiet.",
  input: z.strictObject({}),
  quotesOthers: false,
  showsScores: true,
  run: async ({ db, userId, now }) => {
    const stats = await getDashboardStats(db, userId, now);
    return dashboard(stats, { now, zone: stats.timeZone });
  },
});

function dashboard(stats: DashboardStats, clock: Clock): string {
  const { contacts, pendingSuggestions, unreadNotifications } = stats;
  if (contacts.total + contacts.archived === 0) {
    return "There are no contacts yet. pingcrm import brings them in.";
  }
  return paragraphs(
    "# Network health",
    lines(
      `Contacts: ${contacts.total}${contacts.archived ? ` (and ${contacts.archived} archived)` : ""}`,
      `Scores: ${TIERS.map((name) => share(name, stats)).join(", ")}`,
      `Pending suggestions: ${pendingSuggestions}`,
      `Unread notifications: ${unreadNotifications}`,
    ),
    activity(stats.interactions),
    quiet(stats, clock),
    nextSteps(stats),
  );
}

/** `strong (8-10) 12 = 6%` */
function share(name: Tier, { scores }: DashboardStats): string {
  const index = TIERS.indexOf(name);
  const above = TIERS[index - 1];
  const range = `${TIER_FLOOR[name]}-${above ? TIER_FLOOR[above] - 1 : 10}`;
  return `${name} (${range}) ${scores[name].count} = ${Math.round(scores[name].share * 100)}%`;
}

function activity(platforms: readonly PlatformActivity[]): string {
  if (platforms.length === 0) return "No interactions in the last 14 days.";
  const sum = (of: (row: PlatformActivity) => number) => platforms.reduce((all, row) => all + of(row), 0);
  const rows = platforms.map((row) => [row.platform, row.last7Days, row.previous7Days]);
  const all = ["all", sum((row) => row.last7Days), sum((row) => row.previous7Days)];
  return `Interactions by platform:\n\n${table(["Platform", "Last 7 days", "7 days before"], [...rows, all])}`;
}

function quiet({ quiet: { total, contacts } }: DashboardStats, clock: Clock): string | null {
  if (contacts.length === 0) return null;
  const heading =
    total > contacts.length
      ? `${plural(total, "contact")} went quiet, the ${contacts.length} that matter most:`
      : `${plural(total, "contact")} went quiet:`;
  const rows = contacts.map((contact) => [
    contact.id,
    contact.displayName,
    `${contact.score} ${tier(contact.score)}`,
    contact.priority,
    dateAgo(contact.lastInteractionAt, clock),
  ]);
  return `${heading}\n\n${table(["ID", "Name", "Score", "Priority", "Last contact"], rows)}`;
}

function nextSteps({
  pendingSuggestions,
  unreadNotifications,
  quiet: { total },
}: DashboardStats): string | null {
  const steps = [
    pendingSuggestions > 0 && "get_suggestions says whom to write to",
    unreadNotifications > 0 && "get_notifications shows what is new",
    total > 0 && "get_contact with an ID shows a profile",
  ].filter((step) => step !== false);
  return steps.length > 0 ? `Next: ${steps.join("; ")}.` : null;
}
