import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { api, ask } from "../../api.ts";
import { Button } from "../../components/button.tsx";
import { Dialog, DialogActions } from "../../components/dialog.tsx";
import { Field, TextInput } from "../../components/field.tsx";
import { sessionQuery } from "../../queries.ts";

/** Asks for the account's address, typed, before everything is removed. */
export function DeleteAccountDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { data: session } = useQuery(sessionQuery);
  const cache = useQueryClient();
  const remove = useMutation({
    mutationFn: (email: string) => ask(api.me.$delete({ json: { email } })),
    meta: { quiet: true },
    onSuccess: () => {
      cache.clear();
      location.assign("/");
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    remove.mutate(String(new FormData(event.currentTarget).get("email")));
  };
  return (
    <Dialog open={open} onClose={onClose} title="Delete the account?">
      <form onSubmit={submit} className="flex flex-col gap-4">
        <p>Everything in it is removed at once, and its AI clients are cut off. This cannot be undone.</p>
        <Field label={`Type ${session?.user?.email} to confirm`} error={remove.error?.message}>
          {(control) => <TextInput {...control} name="email" autoComplete="off" required />}
        </Field>
        <DialogActions>
          <Button onClick={onClose}>Keep the account</Button>
          <Button kind="danger" type="submit" busy={remove.isPending}>
            Delete everything
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
