import { type KeyboardEvent, type ReactNode, useState } from "react";
import { Field, TextInput } from "../../components/field.tsx";

interface SettingFieldProps {
  label: string;
  hint?: ReactNode;
  value: string;
  /** What follows the field: "days". */
  unit?: string;
  saving: { mutate: (value: string) => void; error: Error | null; isSuccess: boolean };
}

/** A field that saves itself when it is left or Enter is pressed. */
export function SettingField({ label, hint, value, unit, saving }: SettingFieldProps) {
  const [typed, setTyped] = useState<string>();
  const save = () => {
    if (typed === undefined || typed.trim() === value) return setTyped(undefined);
    saving.mutate(typed.trim());
  };
  // What was typed stays in sight until the server took it.
  const shown = saving.isSuccess && typed?.trim() === value ? value : (typed ?? value);
  return (
    <Field label={label} hint={hint} error={saving.error?.message}>
      {(control) => (
        <span className="flex items-center gap-2">
          <TextInput
            {...control}
            value={shown}
            className={unit ? "max-w-20 tabular-nums" : ""}
            {...(unit && { inputMode: "numeric" as const })}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={save}
            onKeyDown={(event: KeyboardEvent) => {
              if (event.key === "Enter") save();
            }}
          />
          {unit && <span className="text-quiet">{unit}</span>}
          {saving.isSuccess && shown.trim() === value && (
            <span role="status" className="text-quiet text-small">
              Saved
            </span>
          )}
        </span>
      )}
    </Field>
  );
}
