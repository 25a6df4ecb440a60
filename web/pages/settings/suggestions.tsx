import { useQuery } from "@tanstack/react-query";
import { ErrorState, Skeleton } from "../../components/states.tsx";
import { SettingField } from "./setting-field.tsx";
import { type Settings, settingsQuery, useSetting } from "./use-setting.ts";

const FIELDS = [
  {
    name: "interval.high",
    of: "intervalHigh",
    label: "High priority",
    unit: "days",
    hint: "7 to 365. Silent for longer, they are suggested.",
  },
  {
    name: "interval.medium",
    of: "intervalMedium",
    label: "Medium priority",
    unit: "days",
    hint: "7 to 365.",
  },
  { name: "interval.low", of: "intervalLow", label: "Low priority", unit: "days", hint: "7 to 365." },
  {
    name: "dormancy",
    of: "dormancy",
    label: "Dormant after",
    unit: "days",
    hint: "90 to 1,825. From then on only people with a shared history are suggested.",
  },
  {
    name: "budget",
    of: "budget",
    label: "New suggestions a day",
    unit: "at most",
    hint: "1 to 20. Birthdays and dates you set come on top.",
  },
] as const;

/** Settings > Suggestions: how long silence may last, and how many suggestions come. */
export function SuggestionSettings() {
  const { data, error, refetch } = useQuery(settingsQuery);
  if (!data) return error ? <ErrorState error={error} retry={refetch} /> : <Skeleton />;
  return (
    <section className="flex max-w-md flex-col gap-5">
      <div>
        <h2>When to suggest somebody</h2>
        <p className="text-quiet mt-0.5">Each field saves itself. The next run goes by it.</p>
      </div>
      {FIELDS.map((field) => (
        <NumberSetting key={field.name} field={field} settings={data} />
      ))}
    </section>
  );
}

function NumberSetting({ field, settings }: { field: (typeof FIELDS)[number]; settings: Settings }) {
  const { name, of, ...rest } = field;
  const saving = useSetting(name);
  return <SettingField {...rest} value={String(settings[of])} saving={saving} />;
}
