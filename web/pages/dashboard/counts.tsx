import type { Dashboard } from "./dashboard-query.ts";

const number = new Intl.NumberFormat("en");

/** Four figures, each with how it differs from the week before. */
export function Counts({ data }: { data: Dashboard }) {
  const { contacts, changes, interactions } = data;
  const sum = (week: "last7Days" | "previous7Days") =>
    interactions.reduce((total, platform) => total + platform[week], 0);
  const figures = [
    {
      name: "Contacts",
      value: contacts.total,
      change: added(changes.addedContacts.last7Days, changes.addedContacts.previous7Days),
    },
    { name: "People in touch this week", ...compared(changes.inTouch) },
    {
      name: "Interactions this week",
      ...compared({ last7Days: sum("last7Days"), previous7Days: sum("previous7Days") }),
    },
    { name: "Follow-ups this week", ...compared(changes.followUps) },
  ];
  return (
    <dl className="border-line grid grid-cols-2 gap-y-5 border-y py-4 wide:grid-cols-4">
      {figures.map(({ name, value, change }) => (
        <div
          key={name}
          className="border-line flex flex-col pr-4 even:border-l even:pl-4 wide:border-l wide:pl-4 wide:first:border-l-0 wide:first:pl-0"
        >
          <dt className="text-quiet">{name}</dt>
          <dd className="text-title font-semibold tabular-nums">{number.format(value)}</dd>
          <dd className="text-quiet text-small tabular-nums">{change}</dd>
        </div>
      ))}
    </dl>
  );
}

function added(last: number, before: number): string {
  return `${number.format(last)} new this week, ${number.format(before)} the week before`;
}

function compared({ last7Days, previous7Days }: { last7Days: number; previous7Days: number }) {
  const difference = last7Days - previous7Days;
  const change =
    difference === 0
      ? "as many as the week before"
      : `${number.format(Math.abs(difference))} ${difference > 0 ? "more" : "fewer"} than the week before`;
  return { value: last7Days, change };
}
