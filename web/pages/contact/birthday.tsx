import { type FormEvent, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Select, TextInput } from "../../components/field.tsx";
import type { Profile, ProfileEdit } from "./contact-queries.ts";
import { useRefused } from "./use-refused.ts";

const MONTHS = Array.from({ length: 12 }, (_, month) =>
  new Date(Date.UTC(2000, month, 1)).toLocaleDateString("en", { month: "long", timeZone: "UTC" }),
);

export interface BirthdayFieldProps {
  profile: Profile;
  onSave: (birthday: ProfileEdit["birthday"]) => Promise<unknown>;
}

/** A birthday with or without its year. */
export function BirthdayField({ profile, onSave }: BirthdayFieldProps) {
  const { birthDay, birthMonth, birthYear } = profile;
  const [isEdited, setEdited] = useState(false);
  const { refused, send, forget } = useRefused<(number | "")[]>();
  const said =
    birthDay && birthMonth ? [birthDay, MONTHS[birthMonth - 1], birthYear].filter(Boolean).join(" ") : null;
  if (!isEdited && !refused) {
    return (
      <button
        type="button"
        aria-label={said ? `Birthday: ${said}. Edit` : "Add birthday"}
        onClick={() => setEdited(true)}
        className={`hover:bg-sunken -mx-1.5 min-h-6 cursor-text rounded-sm px-1.5 ${said ? "" : "text-quiet"}`}
      >
        {said ?? "Add birthday"}
      </button>
    );
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [day = 0, month = 0, year = 0] = ["day", "month", "year"].map(
      (name) => Number(form.get(name)) || 0,
    );
    const isEmpty = !day && !month && !year;
    setEdited(false);
    send([day || "", month || "", year || ""], onSave(isEmpty ? null : { day, month, year: year || null }));
  };
  const [day, month, year] = refused?.draft ?? [birthDay ?? "", birthMonth ?? "", birthYear ?? ""];
  return (
    <form onSubmit={submit} className="flex flex-wrap gap-2">
      <TextInput
        aria-label="Day"
        name="day"
        inputMode="numeric"
        placeholder="Day"
        autoFocus
        defaultValue={day}
        className="max-w-14"
      />
      <Select aria-label="Month" name="month" defaultValue={month} className="max-w-32">
        <option value="">Month</option>
        {MONTHS.map((name, index) => (
          <option key={name} value={index + 1}>
            {name}
          </option>
        ))}
      </Select>
      <TextInput
        aria-label="Year, if known"
        name="year"
        inputMode="numeric"
        placeholder="Year"
        defaultValue={year}
        className="max-w-18"
      />
      {refused && (
        <p role="alert" className="text-danger text-small w-full">
          {refused.message}
        </p>
      )}
      <Button type="submit">Save</Button>
      <Button
        kind="quiet"
        onClick={() => {
          forget();
          setEdited(false);
        }}
      >
        Cancel
      </Button>
    </form>
  );
}
