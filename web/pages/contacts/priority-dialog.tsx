import { Dialog } from "../../components/dialog.tsx";

const CHOICES = [
  { priority: "high", name: "High", says: "reminded soon" },
  { priority: "medium", name: "Medium", says: "reminded now and then" },
  { priority: "low", name: "Low", says: "reminded rarely" },
] as const;

export interface PriorityDialogProps {
  open: boolean;
  whom: string;
  onClose: () => void;
  onChoose: (priority: (typeof CHOICES)[number]["priority"]) => void;
}

/** How soon silence counts, for those who are meant. */
export function PriorityDialog({ open, whom, onClose, onChoose }: PriorityDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title={`Priority of ${whom}`}>
      <div className="-mx-2 flex flex-col">
        {CHOICES.map(({ priority, name, says }) => (
          <button
            key={priority}
            type="button"
            onClick={() => {
              onChoose(priority);
              onClose();
            }}
            className="hover:bg-sunken flex h-9 items-center justify-between gap-4 rounded-sm px-2 text-left"
          >
            <span className="font-medium">{name}</span>
            <span className="text-quiet truncate">{says}</span>
          </button>
        ))}
      </div>
    </Dialog>
  );
}
