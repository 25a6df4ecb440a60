import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { api, ask } from "../../api.ts";
import { Button } from "../../components/button.tsx";
import { Field, TextInput } from "../../components/field.tsx";
import { sessionQuery } from "../../queries.ts";
import { Doorstep } from "../../shell/doorstep.tsx";
import { takeWayBack } from "../../way-back.ts";

export function SignInPage() {
  const { data: session } = useQuery(sessionQuery);
  const cache = useQueryClient();
  const navigate = useNavigate();
  const signIn = useMutation({
    mutationFn: (json: { email: string; password: string }) => ask(api.auth["sign-in"].$post({ json })),
    meta: { quiet: true },
    onSuccess: async () => {
      // What another account left in this tab is not this one's.
      cache.clear();
      await cache.fetchQuery(sessionQuery);
      await navigate({ href: takeWayBack() });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    signIn.mutate({ email: String(form.get("email")), password: String(form.get("password")) });
  };
  return (
    <Doorstep title="Sign in">
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Field label="E-mail">
          {(control) => (
            <TextInput {...control} name="email" type="email" autoComplete="username" required autoFocus />
          )}
        </Field>
        <Field label="Password">
          {(control) => (
            <TextInput
              {...control}
              name="password"
              type="password"
              autoComplete="current-password"
              required
            />
          )}
        </Field>
        {signIn.error && (
          <p role="alert" className="text-danger">
            {signIn.error.message}
          </p>
        )}
        <Button type="submit" kind="primary" busy={signIn.isPending}>
          Sign in
        </Button>
      </form>
      {session?.signUpOpen ? (
        <p className="text-quiet">
          No account yet?{" "}
          <Link to="/welcome" className="text-accent underline">
            Make one
          </Link>
        </p>
      ) : (
        <p className="text-quiet text-small">
          A forgotten password is set anew where PingCRM runs: pingcrm user password E-MAIL --password-stdin
        </p>
      )}
    </Doorstep>
  );
}
