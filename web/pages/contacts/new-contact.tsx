import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { api, ask } from "../../api.ts";
import { Button } from "../../components/button.tsx";
import { Dialog, DialogActions } from "../../components/dialog.tsx";
import { Field, TextInput } from "../../components/field.tsx";

/** A contact written down by hand: the name, and what is known at once. */
export function NewContact({ open, setOpen }: { open: boolean; setOpen: (open: boolean) => void }) {
  return (
    <>
      <Button onClick={() => setOpen(true)}>New contact</Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="New contact">
        <NewContactForm onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function NewContactForm({ onDone }: { onDone: () => void }) {
  const [name, setName] = useState("");
  const [company, setCompany] = useState("");
  const [email, setEmail] = useState("");
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const add = useMutation({
    meta: { quiet: true },
    mutationFn: () =>
      ask(
        api.contacts.$post({
          json: {
            displayName: name,
            company: company || null,
            identities: email.trim() ? [{ kind: "email", value: email }] : [],
          },
        }),
      ),
    onSuccess: ({ id }) => {
      void queryClient.invalidateQueries({ queryKey: ["contacts"] });
      onDone();
      void navigate({ to: "/contacts/$id", params: { id: String(id) } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Field label="Name" error={add.error?.message}>
        {(control) => (
          <TextInput
            {...control}
            autoFocus
            required
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label="E-mail">
        {(control) => (
          <TextInput
            {...control}
            inputMode="email"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field label="Company">
        {(control) => (
          <TextInput {...control} value={company} onChange={(event) => setCompany(event.target.value)} />
        )}
      </Field>
      <DialogActions>
        <Button kind="primary" type="submit" busy={add.isPending} disabled={!name.trim()}>
          Add
        </Button>
      </DialogActions>
    </form>
  );
}
