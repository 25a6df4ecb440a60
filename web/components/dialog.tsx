import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { IconButton } from "./button.tsx";

export interface DialogProps {
  open: boolean;
  /** Escape, the cross and a press beside the dialog. */
  onClose: () => void;
  title: string;
  /** Leaves the title to screen readers alone. */
  bare?: boolean;
  children: ReactNode;
}

/**
 * A modal dialog: the browser's own, which keeps the focus inside and gives it back. The focus begins at the first control,
 * or where `data-first-focus` stands.
 */
export function Dialog({ open, onClose, title, bare = false, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (open && !dialog.current?.open) {
      dialog.current?.showModal();
      dialog.current?.querySelector<HTMLElement>("[data-first-focus]")?.focus();
    }
    if (!open) dialog.current?.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, which the browser reports as `close`.
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // The browser may close it without asking, and tells so late: it can be open again by then.
      onClose={() => {
        if (open && !dialog.current?.open) onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
      className="bg-raised text-text border-line shadow-float open:animate-arrive m-auto mt-[12vh] max-h-[76vh] w-[min(32rem,calc(100vw-2rem))] rounded-md border p-0"
    >
      {open && (
        <div className={bare ? "" : "flex flex-col gap-4 p-5"}>
          <div className={bare ? "sr-only" : "-mt-1 flex items-center justify-between"}>
            <h2 id={titleId}>{title}</h2>
            {!bare && (
              <IconButton label="Close" className="-mr-2" onClick={onClose}>
                <X size={16} aria-hidden />
              </IconButton>
            )}
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}

/** The buttons at the end of a dialog. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap justify-end gap-2">{children}</div>;
}
