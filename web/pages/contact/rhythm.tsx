import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, ask } from "../../api.ts";
import { Select, TextInput } from "../../components/field.tsx";
import { toast } from "../../components/toast.tsx";
import { contactQuery, type Profile } from "./contact-queries.ts";

const RHYTHMS = [
  { days: 7, name: "Every week" },
  { days: 14, name: "Every two weeks" },
  { days: 30, name: "Every month" },
  { days: 90, name: "Every three months" },
  { days: 180, name: "Twice a year" },
  { days: 365, name: "Every year" },
];

interface Reminder {
  on?: string | null;
  everyDays?: number | null;
}

/** After how long without contact, or on what day, the contact is suggested whatever else holds. */
export function Rhythm({ profile: { id, remindOn, remindEveryDays } }: { profile: Profile }) {
  const queryClient = useQueryClient();
  const { queryKey } = contactQuery(id);
  const remind = useMutation({
    mutationFn: (json: Reminder) =>
      ask(api.contacts[":id"].reminder.$put({ param: { id: String(id) }, json })),
    onMutate: (reminder) => {
      const before = queryClient.getQueryData(queryKey);
      queryClient.setQueryData(
        queryKey,
        (profile) =>
          profile && {
            ...profile,
            ...(reminder.on !== undefined && { remindOn: reminder.on }),
            ...(reminder.everyDays !== undefined && { remindEveryDays: reminder.everyDays }),
          },
      );
      return before;
    },
    onError: (_error, _reminder, before) => before && queryClient.setQueryData(queryKey, before),
  });
  const set = (reminder: Reminder, before: Reminder, said: string) =>
    remind.mutate(reminder, { onSuccess: () => toast(said, () => remind.mutate(before)) });
  const isOther = remindEveryDays !== null && !RHYTHMS.some(({ days }) => days === remindEveryDays);
  return (
    <div className="flex flex-wrap gap-2">
      <Select
        aria-label="Rhythm"
        className="max-w-44"
        value={remindEveryDays ?? ""}
        onChange={({ target }) =>
          set(
            { everyDays: Number(target.value) || null },
            { everyDays: remindEveryDays },
            "Changed the rhythm.",
          )
        }
      >
        <option value="">No rhythm</option>
        {isOther && <option value={remindEveryDays}>Every {remindEveryDays} days</option>}
        {RHYTHMS.map(({ days, name }) => (
          <option key={days} value={days}>
            {name}
          </option>
        ))}
      </Select>
      <TextInput
        type="date"
        aria-label="On a day"
        className="max-w-40"
        key={remindOn}
        defaultValue={remindOn ?? ""}
        onBlur={({ target }) => {
          if (target.value !== (remindOn ?? "")) {
            set({ on: target.value || null }, { on: remindOn }, "Changed the day.");
          }
        }}
      />
    </div>
  );
}
