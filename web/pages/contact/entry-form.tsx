import { type FormEvent, type KeyboardEvent, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Field, Select, TextArea, TextInput } from "../../components/field.tsx";
import { Segmented } from "../../components/segmented.tsx";
import type { Entry } from "./contact-queries.ts";
import { platformName } from "./platforms.tsx";
import { useEntryWriting } from "./write-entry.ts";

const KINDS = [
  { value: "note", label: "Note" },
  { value: "message", label: "Message" },
  { value: "call", label: "Call" },
  { value: "meeting", label: "Meeting" },
] as const;
const PLATFORMS = ["email", "linkedin", "whatsapp", "telegram", "twitter", "instagram", "facebook", "other"];

export interface EntryFormProps {
  contactId: number;
  /** The one that is changed; without it a new one is written. */
  entry?: Entry;
  kind?: Entry["kind"];
  onDone: () => void;
}

/** A note, or contact that no import knows of. */
export function EntryForm({ contactId, entry, kind: first = "note", onDone }: EntryFormProps) {
  const [kind, setKind] = useState<Entry["kind"]>(entry?.kind ?? first);
  const [direction, setDirection] = useState(entry?.direction === "inbound" ? "inbound" : "outbound");
  const [platform, setPlatform] = useState(entry?.kind === "message" ? entry.platform : "email");
  const [text, setText] = useState(entry?.text ?? "");
  const [at, setAt] = useState(() => localTime(new Date(entry?.occurredAt ?? Date.now())));
  const write = useEntryWriting(contactId, entry?.id);
  const send = () => {
    write.mutate(
      {
        kind,
        platform: { note: "note", call: "phone", meeting: "meeting", message: platform }[kind],
        direction: kind !== "message" ? "mutual" : direction === "inbound" ? "inbound" : "outbound",
        text,
        // An emptied field means now.
        occurredAt: (at ? new Date(at) : new Date()).toISOString(),
      },
      { onSuccess: onDone },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") onDone();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
  };
  const platforms = PLATFORMS.includes(platform) ? PLATFORMS : [platform, ...PLATFORMS];
  return (
    <form
      onSubmit={submit}
      onKeyDown={onKeyDown}
      className="border-line mb-4 flex flex-col gap-3 rounded-md border p-3"
    >
      <Segmented label="What it was" value={kind} onChange={setKind} options={KINDS} />
      <Field label={kind === "note" ? "Note" : "What was it about?"} error={write.error?.message}>
        {(control) => (
          <TextArea {...control} autoFocus value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        {kind === "message" && (
          <>
            <Select
              aria-label="Who wrote"
              className="max-w-32"
              value={direction}
              onChange={({ target }) => setDirection(target.value)}
            >
              <option value="outbound">I wrote</option>
              <option value="inbound">They wrote</option>
            </Select>
            <Select
              aria-label="Where"
              className="max-w-32"
              value={platform}
              onChange={({ target }) => setPlatform(target.value)}
            >
              {platforms.map((one) => (
                <option key={one} value={one}>
                  {platformName(one)}
                </option>
              ))}
            </Select>
          </>
        )}
        <TextInput
          type="datetime-local"
          aria-label="When"
          className="max-w-52"
          value={at}
          onChange={(event) => setAt(event.target.value)}
        />
        <div className="ml-auto flex gap-2">
          <Button kind="quiet" onClick={onDone}>
            Cancel
          </Button>
          <Button kind="primary" type="submit" busy={write.isPending}>
            Keep
          </Button>
        </div>
      </div>
    </form>
  );
}

/** As the browser's own field for dates has it. */
function localTime(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
