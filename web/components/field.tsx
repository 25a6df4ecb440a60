import { type ComponentProps, type ReactNode, useId } from "react";

/** What a control needs to belong to its label, hint and error. */
export interface FieldControl {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

export interface FieldProps {
  label: string;
  hint?: ReactNode;
  /** One sentence that says what is wrong with it and what to do. */
  error?: string | undefined;
  children: (control: FieldControl) => ReactNode;
}

/** A labelled control: `<Field label="Name">{(control) => <TextInput {...control} />}</Field>`. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      {hint && (
        <p id={`${id}-hint`} className="text-quiet text-small">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-danger text-small">
          {error}
        </p>
      )}
    </div>
  );
}

const LOOK =
  "bg-raised border-edge aria-invalid:border-danger w-full rounded-md border px-2.5 placeholder:text-quiet disabled:opacity-60";

export function TextInput({ className = "", ...rest }: ComponentProps<"input">) {
  return <input className={`${LOOK} h-8 ${className}`} {...rest} />;
}

export function TextArea({ className = "", ...rest }: ComponentProps<"textarea">) {
  return <textarea className={`${LOOK} field-sizing-content min-h-20 py-1.5 ${className}`} {...rest} />;
}

/** A choice of a few, as the browser draws it: it works everywhere and with every keyboard. */
export function Select({ className = "", ...rest }: ComponentProps<"select">) {
  return <select className={`${LOOK} h-8 ${className}`} {...rest} />;
}
