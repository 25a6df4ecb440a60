import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { api, ask } from "../../api.ts";
import { Button } from "../../components/button.tsx";
import { Field, TextInput } from "../../components/field.tsx";
import { toast } from "../../components/toast.tsx";

export function PasswordForm() {
  const cache = useQueryClient();
  const change = useMutation({
    mutationFn: (json: { current: string; password: string }) => ask(api.me.password.$post({ json })),
    meta: { quiet: true },
    onSuccess: () => {
      toast("The password is changed. Your other sessions have ended.");
      return cache.invalidateQueries({ queryKey: ["sessions"] });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const values = new FormData(form);
    const json = { current: String(values.get("current")), password: String(values.get("password")) };
    change.mutate(json, { onSuccess: () => form.reset() });
  };
  return (
    <section>
      <h2 className="mb-3">Password</h2>
      <form onSubmit={submit} className="flex max-w-sm flex-col items-stretch gap-4">
        <Field label="Current password">
          {(control) => (
            <TextInput {...control} name="current" type="password" autoComplete="current-password" required />
          )}
        </Field>
        <Field
          label="New password"
          hint="8 to 128 characters. All other sessions end."
          error={change.error?.message}
        >
          {(control) => (
            <TextInput {...control} name="password" type="password" autoComplete="new-password" required />
          )}
        </Field>
        <Button type="submit" busy={change.isPending} className="self-start">
          Change password
        </Button>
      </form>
    </section>
  );
}
