import type { Dashboard } from "./dashboard-query.ts";

type Week = Dashboard["activityByWeek"][number];

const number = new Intl.NumberFormat("en");
const date = (week: string, options: Intl.DateTimeFormatOptions) =>
  new Date(`${week}T00:00:00Z`).toLocaleDateString("en", { timeZone: "UTC", ...options });
const HEIGHT = 96;

/** Interactions by week for a year, as small bars; the same as a table for screen readers. */
export function YearBars({ weeks }: { weeks: readonly Week[] }) {
  const most = Math.max(1, ...weeks.map(({ interactions }) => interactions));
  const total = weeks.reduce((sum, { interactions }) => sum + interactions, 0);
  const width = 100 / weeks.length;
  return (
    <section aria-labelledby="activity" className="min-w-0">
      <div className="mb-3 flex items-baseline justify-between gap-3">
        <h2 id="activity">Interactions by week</h2>
        <p className="text-quiet tabular-nums">{number.format(total)} in a year</p>
      </div>
      <svg aria-hidden width="100%" height={HEIGHT} className="block">
        <line x1="0" x2="100%" y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className="stroke-line" />
        {weeks.map(({ week, interactions }, index) => {
          const height = interactions === 0 ? 0 : Math.max(2, (interactions / most) * (HEIGHT - 1));
          return (
            <g key={week} className="fill-accent opacity-70 last:opacity-100 hover:opacity-100">
              <title>{`Week of ${date(week, { dateStyle: "medium" })}: ${number.format(interactions)}`}</title>
              <rect
                x={`${index * width}%`}
                width={`${width}%`}
                height={HEIGHT}
                className="fill-transparent"
              />
              <rect
                x={`${index * width + width * 0.15}%`}
                width={`${width * 0.7}%`}
                y={HEIGHT - height}
                height={height}
              />
            </g>
          );
        })}
      </svg>
      <p aria-hidden className="text-quiet text-small mt-1 flex justify-between">
        <span>{weeks[0] && date(weeks[0].week, { month: "short", year: "numeric" })}</span>
        <span>
          {weeks[Math.floor(weeks.length / 2)] &&
            date(weeks[Math.floor(weeks.length / 2)]?.week ?? "", { month: "short", year: "numeric" })}
        </span>
        <span>this week</span>
      </p>
      <table className="sr-only">
        <caption>Interactions by week</caption>
        <thead>
          <tr>
            <th scope="col">Week of</th>
            <th scope="col">Interactions</th>
          </tr>
        </thead>
        <tbody>
          {weeks.map(({ week, interactions }) => (
            <tr key={week}>
              <th scope="row">{date(week, { dateStyle: "medium" })}</th>
              <td>{interactions}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
