import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { Avatar } from "../components/avatar.tsx";
import { Dialog } from "../components/dialog.tsx";
import { type PaletteEntry, usePaletteEntries } from "./palette-entries.ts";

/** Search anywhere: people, pages and what can be done here. */
export function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title="Search" bare>
      <Search onClose={onClose} />
    </Dialog>
  );
}

function Search({ onClose }: { onClose: () => void }) {
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const navigate = useNavigate();
  const entries = usePaletteEntries(words, (to) => void navigate(to));
  const id = useId();
  const current = Math.min(at, entries.length - 1);
  const optionId = (index: number) => `${id}-${index}`;
  useEffect(() => {
    document.getElementById(`${id}-${current}`)?.scrollIntoView({ block: "nearest" });
  }, [id, current]);

  const choose = (entry: PaletteEntry | undefined) => {
    if (!entry) return;
    onClose();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setAt((current + step + entries.length) % Math.max(entries.length, 1));
    } else if (event.key === "Enter") {
      event.preventDefault();
      choose(entries[current]);
    }
  };
  return (
    <div className="flex max-h-[70vh] flex-col">
      <input
        data-first-focus
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={entries.length > 0 ? optionId(current) : undefined}
        aria-label="Search people, pages and actions"
        placeholder="Search people, pages and actions"
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        className="border-line placeholder:text-quiet h-12 shrink-0 border-b bg-transparent px-4 outline-none"
      />
      <div id={`${id}-list`} role="listbox" aria-label="Found" className="overflow-y-auto p-1.5">
        {entries.map((entry, index) => (
          <Option
            key={entry.key}
            id={optionId(index)}
            entry={entry}
            selected={index === current}
            opensGroup={entry.group !== entries[index - 1]?.group}
            onChoose={() => choose(entry)}
          />
        ))}
      </div>
      {entries.length === 0 && <p className="text-quiet px-4 pb-4">Nothing fits these words.</p>}
    </div>
  );
}

interface OptionProps {
  id: string;
  entry: PaletteEntry;
  selected: boolean;
  opensGroup: boolean;
  onChoose: () => void;
}

function Option({ id, entry, selected, opensGroup, onChoose }: OptionProps) {
  return (
    <>
      {opensGroup && (
        <div aria-hidden className="text-quiet text-small px-2.5 pt-2 pb-1 font-medium">
          {entry.group}
        </div>
      )}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the active option. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the field. */}
      <div
        id={id}
        role="option"
        aria-selected={selected}
        onClick={onChoose}
        className="hover:bg-sunken aria-selected:bg-sunken flex h-9 cursor-pointer items-center gap-2.5 rounded-sm px-2.5"
      >
        {entry.group === "People" && <Avatar name={entry.name} size={22} />}
        <span className="truncate">{entry.name}</span>
        <span className="text-quiet ml-auto max-w-1/2 truncate">{entry.detail}</span>
      </div>
    </>
  );
}
