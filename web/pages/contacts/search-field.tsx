import { type RefObject, useEffect, useRef, useState } from "react";
import { TextInput } from "../../components/field.tsx";

/** Milliseconds after the last letter until the list is asked. */
const PAUSE = 80;

interface SearchFieldProps {
  value: string;
  onChange: (value: string) => void;
  field: RefObject<HTMLInputElement | null>;
  onLeave: () => void;
}

/** What is typed is asked for as soon as the fingers rest. */
export function SearchField({ value, onChange, field, onLeave }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const said = useRef(value);
  useEffect(() => {
    // The address was changed elsewhere: by going back, or by clearing it.
    if (value !== said.current) setTyped(value);
    said.current = value;
  }, [value]);
  const type = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      said.current = text.trim();
      onChange(text.trim());
    }, PAUSE);
  };
  return (
    <TextInput
      ref={field}
      type="search"
      aria-label="Search contacts"
      placeholder="Name, company, place, tag, or a word of a message"
      value={typed}
      onChange={(event) => type(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter" || event.key === "ArrowDown") {
          event.preventDefault();
          onLeave();
        }
        if (event.key === "Escape") {
          event.preventDefault();
          if (typed) type("");
          else event.currentTarget.blur();
        }
      }}
      className="h-9"
    />
  );
}
