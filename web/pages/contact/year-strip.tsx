import { counted } from "../../components/counted.ts";
import type { Profile } from "./contact-queries.ts";

const DAY = 86_400_000;
const WEEKS = 53;
/** Units of the drawing. */
const CELL = 10;
const GAP = 2;

/** The last year as a strip of days, a column a week: the more there was on a day, the deeper. Readers get a table. */
export function YearStrip({ year: { from, to, days } }: { year: Profile["year"] }) {
  const total = days.reduce((sum, { inbound, outbound }) => sum + Math.max(inbound, outbound), 0);
  const first = Date.parse(from);
  // Columns begin with Mondays.
  const offset = (new Date(first).getUTCDay() + 6) % 7;
  const counts = new Map(days.map((day) => [day.day, day.inbound + day.outbound]));
  const length = Math.round((Date.parse(to) - first) / DAY) + 1;
  const summary = `${counted(days.length, "day")} with contact in the last year`;
  return (
    <figure>
      <svg
        viewBox={`0 0 ${WEEKS * (CELL + GAP)} ${7 * (CELL + GAP)}`}
        className="text-accent h-auto w-full max-w-160"
        aria-hidden
      >
        {Array.from({ length }, (_, index) => {
          const day = new Date(first + index * DAY).toISOString().slice(0, 10);
          const count = counts.get(day) ?? 0;
          const place = index + offset;
          return (
            <rect
              key={day}
              x={Math.floor(place / 7) * (CELL + GAP)}
              y={(place % 7) * (CELL + GAP)}
              width={CELL}
              height={CELL}
              rx="2"
              className={count === 0 ? "fill-sunken" : "fill-current"}
              opacity={count === 0 ? 1 : count < 2 ? 0.4 : count < 5 ? 0.7 : 1}
            >
              {count > 0 && <title>{`${dayName(day)}: ${counted(count, "interaction")}`}</title>}
            </rect>
          );
        })}
      </svg>
      <figcaption className="text-quiet text-small mt-1">
        {total === 0 ? "No contact in the last year" : summary}
      </figcaption>
      {days.length > 0 && (
        <table className="sr-only">
          <caption>Contact by day</caption>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">From them</th>
              <th scope="col">From you</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, inbound, outbound }) => (
              <tr key={day}>
                <th scope="row">{dayName(day)}</th>
                <td>{inbound}</td>
                <td>{outbound}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </figure>
  );
}

function dayName(day: string): string {
  return new Date(`${day}T12:00:00`).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
  });
}
