import { Upload } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { Button } from "../../components/button.tsx";
import { type ChosenFile, filesOfDrop, filesOfList } from "./chosen-files.ts";

/** Where files are dropped or chosen. */
export function DropZone({ onFiles }: { onFiles: (files: readonly ChosenFile[]) => void }) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (chosen: readonly ChosenFile[]) => {
    if (chosen.length > 0) onFiles(chosen);
  };
  const onDrop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(await filesOfDrop(event.dataTransfer));
  };
  return (
    <section
      aria-label="Choose files"
      onDrop={onDrop}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      className={`flex flex-col items-center gap-4 rounded-md border border-dashed px-4 py-12 text-center transition-colors ${isOver ? "border-accent bg-accent-soft" : "border-edge"}`}
    >
      <Upload size={20} aria-hidden className="text-quiet" />
      <div>
        <p className="font-medium">Drop files, a folder or a zip here</p>
        <p className="text-quiet mt-1 max-w-lg">
          LinkedIn, Google and Outlook contacts, vCard, any CSV, mbox mail, ICS calendars, Telegram, WhatsApp,
          Facebook, Instagram, X, Monica, and PingCRM’s own export. What a file is, is told from its content.
        </p>
      </div>
      <div className="flex flex-wrap justify-center gap-2">
        <Button kind="primary" onClick={() => files.current?.click()}>
          Choose files
        </Button>
        <Button onClick={() => folder.current?.click()}>Choose a folder</Button>
      </div>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label="Files to import"
        onChange={(event) => take(filesOfList(event.target.files))}
      />
      <input
        ref={(input) => {
          // React knows the attribute, its types do not.
          if (input) input.webkitdirectory = true;
          folder.current = input;
        }}
        type="file"
        hidden
        aria-label="A folder to import"
        onChange={(event) => take(filesOfList(event.target.files))}
      />
    </section>
  );
}
