import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { TextArea, TextInput } from "../../components/field.tsx";
import { useRefused } from "./use-refused.ts";

export interface EditableProps {
  /** What it is, for readers and where it is empty: "Company". */
  label: string;
  value: string | null;
  /** Rejects with a sentence where the value is refused: then the field is open again, as it was typed. */
  onSave: (value: string) => Promise<unknown>;
  /** Several lines, saved with Ctrl-Enter or by leaving. */
  isLong?: boolean;
  className?: string;
}

/** A text that becomes a field where it stands. Enter or leaving saves, Escape takes it back. */
export function Editable({ label, value, onSave, isLong = false, className = "" }: EditableProps) {
  const [isEdited, setEdited] = useState(false);
  const { refused, send, forget } = useRefused<string>();
  const button = useRef<HTMLButtonElement>(null);
  const returns = useRef(false);
  useEffect(() => {
    if (!isEdited && returns.current) button.current?.focus();
    returns.current = false;
  }, [isEdited]);
  if (!isEdited && !refused) {
    return (
      <button
        ref={button}
        type="button"
        aria-label={value ? `${label}: ${value}. Edit` : `Add ${label.toLowerCase()}`}
        onClick={() => setEdited(true)}
        className={`hover:bg-sunken -mx-1.5 min-h-6 max-w-full cursor-text rounded-sm px-1.5 text-left break-words ${isLong ? "block w-full whitespace-pre-wrap" : ""} ${value ? "" : "text-quiet"} ${className}`}
      >
        {value || `Add ${label.toLowerCase()}`}
      </button>
    );
  }
  const close = (byKey: boolean) => {
    returns.current = byKey;
    setEdited(false);
  };
  return (
    <EditField
      label={label}
      value={refused?.draft ?? value ?? ""}
      error={refused?.message}
      takesFocus={!refused || document.activeElement === button.current}
      isLong={isLong}
      className={className}
      onClose={(byKey) => {
        forget();
        close(byKey);
      }}
      onSave={(text) => {
        if (text.trim() !== (value ?? "")) send(text, onSave(text.trim()));
      }}
    />
  );
}

interface EditFieldProps {
  label: string;
  value: string;
  error: string | undefined;
  takesFocus: boolean;
  isLong: boolean;
  className: string;
  onClose: (byKey: boolean) => void;
  onSave: (text: string) => void;
}

function EditField({ label, value, error, takesFocus, isLong, className, onClose, onSave }: EditFieldProps) {
  const [text, setText] = useState(value);
  const isDone = useRef(false);
  const errorId = useId();
  // Another sentence: the field is open for another try.
  useEffect(() => {
    if (error) isDone.current = false;
  }, [error]);
  const finish = (save: boolean, byKey: boolean) => {
    if (isDone.current) return;
    isDone.current = true;
    onClose(byKey);
    if (save) onSave(text);
  };
  const control = {
    "aria-label": label,
    "aria-invalid": error ? (true as const) : undefined,
    "aria-describedby": error ? errorId : undefined,
    autoFocus: takesFocus,
    value: text,
    onBlur: () => finish(true, false),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === "Escape") finish(false, true);
      if (event.key === "Enter" && (!isLong || event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        finish(true, true);
      }
    },
  };
  return (
    <>
      {isLong ? (
        <TextArea {...control} onChange={(event) => setText(event.target.value)} />
      ) : (
        <TextInput {...control} className={className} onChange={(event) => setText(event.target.value)} />
      )}
      {error && (
        <span id={errorId} role="alert" className="text-danger text-small block font-normal tracking-normal">
          {error}
        </span>
      )}
    </>
  );
}
