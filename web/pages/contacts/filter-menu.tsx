import { useQuery } from "@tanstack/react-query";
import { ChevronDown, X } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { TextInput } from "../../components/field.tsx";
import { Popover } from "../../components/popover.tsx";
import { companiesQuery } from "./contacts-query.ts";

interface Option {
  value: string;
  label: string;
  count?: number;
}

interface FilterProps {
  name: string;
  value: string | undefined;
  options: readonly Option[];
  onChange: (value: string | undefined) => void;
  empty?: string;
  isSort?: boolean;
}

/** A menu of values, one of which narrows or sorts the list. */
export function Filter({ name, value, options, onChange, empty, isSort = false }: FilterProps) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const shown = options.filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()));
  const chosen = options.find((option) => option.value === value)?.label ?? value;
  return (
    <FilterFrame
      name={name}
      chosen={chosen}
      clear={isSort ? undefined : () => onChange(undefined)}
      open={open}
      setOpen={setOpen}
    >
      {options.length > 8 && (
        <TextInput
          aria-label={`Find a ${name.toLowerCase()}`}
          placeholder="Find"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className="mb-1"
        />
      )}
      <Options
        options={shown.slice(0, 100)}
        value={value}
        onChoose={(next) => {
          onChange(next);
          setOpen(false);
        }}
      />
      {options.length === 0 && empty && <p className="text-quiet p-2">{empty}</p>}
    </FilterFrame>
  );
}

/** Companies are too many for a menu: it shows those that begin as is typed. */
export function CompanyFilter({ value, onChange }: Pick<FilterProps, "value" | "onChange">) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const { data } = useQuery({ ...companiesQuery(typed.trim()), enabled: open });
  const companies = data?.companies ?? [];
  return (
    <FilterFrame
      name="Company"
      chosen={value}
      clear={() => onChange(undefined)}
      open={open}
      setOpen={setOpen}
    >
      <TextInput
        aria-label="How the company begins"
        placeholder="How it begins"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className="mb-1"
      />
      <Options
        options={companies.map(({ name, contacts }) => ({ value: name, label: name, count: contacts }))}
        value={value}
        onChoose={(next) => {
          onChange(next);
          setOpen(false);
        }}
      />
      {data && companies.length === 0 && <p className="text-quiet p-2">No company begins like this.</p>}
    </FilterFrame>
  );
}

interface FilterFrameProps {
  name: string;
  chosen: string | undefined;
  clear?: (() => void) | undefined;
  open: boolean;
  setOpen: (open: boolean) => void;
  children: ReactNode;
}

function FilterFrame({ name, chosen, clear, open, setOpen, children }: FilterFrameProps) {
  return (
    <span
      className={`inline-flex items-center rounded-md ${clear && chosen ? "bg-accent-soft" : ""} ${clear ? "" : "ml-auto"}`}
    >
      <Popover
        label={name}
        open={open}
        onOpenChange={setOpen}
        trigger={
          <button
            type="button"
            className="text-quiet hover:bg-sunken hover:text-text data-[state=open]:bg-sunken inline-flex h-7 items-center gap-1 rounded-md px-2 transition-colors"
          >
            {name}
            {chosen && <span className="text-text max-w-40 truncate font-medium">{chosen}</span>}
            <ChevronDown size={12} aria-hidden />
          </button>
        }
      >
        {children}
      </Popover>
      {clear && chosen && (
        <button
          type="button"
          aria-label={`Clear ${name.toLowerCase()}`}
          onClick={clear}
          className="text-quiet hover:text-text inline-flex size-6 items-center justify-center rounded-md"
        >
          <X size={12} aria-hidden />
        </button>
      )}
    </span>
  );
}

interface OptionsProps {
  options: readonly Option[];
  value: string | undefined;
  onChoose: (value: string | undefined) => void;
}

function Options({ options, value, onChoose }: OptionsProps) {
  const id = useId();
  const move = (from: HTMLElement, step: number) => {
    const all = [...document.querySelectorAll<HTMLElement>(`[data-options="${id}"] button`)];
    all[(all.indexOf(from) + step + all.length) % all.length]?.focus();
  };
  return (
    <ul data-options={id} className="-mx-1 -mb-1 max-h-72 overflow-y-auto">
      {options.map((option) => (
        <li key={option.value}>
          <button
            type="button"
            aria-pressed={option.value === value}
            onClick={() => onChoose(option.value === value ? undefined : option.value)}
            onKeyDown={(event) => {
              const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
              if (!step) return;
              event.preventDefault();
              move(event.currentTarget, step);
            }}
            className="hover:bg-sunken aria-pressed:text-accent flex h-8 w-full items-center justify-between gap-3 rounded-sm px-2 text-left aria-pressed:font-medium"
          >
            <span className="truncate">{option.label}</span>
            {option.count !== undefined && (
              <span className="text-quiet text-small tabular-nums">{option.count.toLocaleString("en")}</span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}
