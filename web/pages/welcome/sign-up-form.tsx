import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { api, ask } from "../../api.ts";
import { Button } from "../../components/button.tsx";
import { Field, TextInput } from "../../components/field.tsx";
import { sessionQuery } from "../../queries.ts";

/** Name, address and password; whoever makes the account is signed in with it. */
export function SignUpForm() {
  const queryClient = useQueryClient();
  const signUp = useMutation({
    mutationFn: (json: { name: string; email: string; password: string }) =>
      ask(api.auth["sign-up"].$post({ json })),
    meta: { quiet: true },
    onSuccess: () => queryClient.invalidateQueries(sessionQuery),
  });
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    const text = (name: string) => String(values.get(name) ?? "");
    signUp.mutate({ name: text("name"), email: text("email"), password: text("password") });
  };
  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-4">
      <Field label="Name">
        {(control) => <TextInput {...control} name="name" autoComplete="name" required maxLength={200} />}
      </Field>
      <Field label="E-mail">
        {(control) => <TextInput {...control} name="email" type="email" autoComplete="email" required />}
      </Field>
      <Field label="Password" hint="At least 8 characters; a few words that you remember are best.">
        {(control) => (
          <TextInput
            {...control}
            name="password"
            type="password"
            autoComplete="new-password"
            required
            minLength={8}
            maxLength={128}
          />
        )}
      </Field>
      {signUp.error && (
        <p role="alert" className="text-danger">
          {signUp.error.message}
        </p>
      )}
      <Button type="submit" kind="primary" busy={signUp.isPending}>
        Make the account
      </Button>
    </form>
  );
}
