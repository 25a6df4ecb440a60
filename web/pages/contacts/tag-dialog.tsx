import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Dialog, DialogActions } from "../../components/dialog.tsx";
import { Field, TextInput } from "../../components/field.tsx";
import { facetsQuery } from "./contacts-query.ts";

export interface TagDialogProps {
  open: boolean;
  /** Whom it is for: "3 contacts", "Ada Lovelace". */
  whom: string;
  onClose: () => void;
  onTag: (change: { addTags: string[]; removeTags: string[] }) => void;
}

/** Gives contacts a tag, or takes one from them; tags that are there already are offered. */
export function TagDialog({ open, whom, onClose, onTag }: TagDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title={`Tag ${whom}`}>
      <TagForm onClose={onClose} onTag={onTag} />
    </Dialog>
  );
}

function TagForm({ onClose, onTag }: Pick<TagDialogProps, "onClose" | "onTag">) {
  const [tag, setTag] = useState("");
  const { data } = useQuery(facetsQuery);
  const known = useId();
  const clean = tag.trim();
  const send = (change: { addTags: string[]; removeTags: string[] }) => {
    if (!clean) return;
    onTag(change);
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send({ addTags: [clean], removeTags: [] });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Field label="Tag">
        {(control) => (
          <TextInput
            {...control}
            autoFocus
            list={known}
            autoComplete="off"
            value={tag}
            onChange={(event) => setTag(event.target.value)}
          />
        )}
      </Field>
      <datalist id={known}>
        {data?.tags.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <DialogActions>
        <Button disabled={!clean} onClick={() => send({ addTags: [], removeTags: [clean] })}>
          Take it away
        </Button>
        <Button kind="primary" type="submit" disabled={!clean}>
          Add it
        </Button>
      </DialogActions>
    </form>
  );
}
