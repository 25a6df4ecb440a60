import { Archive, Flag, Tag, Trash2, X } from "lucide-react";
import { Button, IconButton } from "../../components/button.tsx";
import { counted } from "../../components/counted.ts";
import { Menu } from "../../components/menu.tsx";
import type { ContactsChange } from "./change-contacts.ts";

export interface BulkBarProps {
  count: number;
  /** How many there are in all; null when all are selected already. */
  others: number | null;
  busy: boolean;
  onAll: () => void;
  onNone: () => void;
  onTag: () => void;
  onChange: (change: ContactsChange) => void;
  isArchive: boolean;
}

/** What can be done with the contacts that are selected; it floats over the list. */
export function BulkBar({ count, others, busy, onAll, onNone, onTag, onChange, isArchive }: BulkBarProps) {
  const priority = (to: "high" | "medium" | "low", label: string) => ({
    label,
    onSelect: () => onChange({ priority: to }),
  });
  return (
    <section
      aria-label="Selected contacts"
      className="bg-raised border-line shadow-float animate-arrive fixed inset-x-2 bottom-18 z-10 mx-auto flex w-fit max-w-[calc(100vw-1rem)] flex-wrap items-center gap-1 rounded-md border p-1.5 rail:bottom-4"
    >
      <p className="px-2 font-medium tabular-nums" aria-live="polite">
        {counted(count, "contact")} selected
      </p>
      {others !== null && (
        <Button kind="quiet" className="text-accent" onClick={onAll}>
          Select all {others.toLocaleString("en")}
        </Button>
      )}
      <Button kind="quiet" busy={busy} onClick={onTag}>
        <Tag size={16} aria-hidden /> Tag
      </Button>
      <Menu items={[priority("high", "High"), priority("medium", "Medium"), priority("low", "Low")]}>
        <Button kind="quiet" busy={busy}>
          <Flag size={16} aria-hidden /> Priority
        </Button>
      </Menu>
      <Button
        kind="quiet"
        busy={busy}
        onClick={() => onChange({ priority: isArchive ? "medium" : "archived" })}
      >
        <Archive size={16} aria-hidden /> {isArchive ? "Unarchive" : "Archive"}
      </Button>
      <Button kind="quiet" busy={busy} onClick={() => onChange("delete")}>
        <Trash2 size={16} aria-hidden /> Delete
      </Button>
      <IconButton label="Select none" onClick={onNone}>
        <X size={16} aria-hidden />
      </IconButton>
    </section>
  );
}
