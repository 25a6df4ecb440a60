import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ErrorState, Skeleton } from "../../components/states.tsx";
import { sessionQuery } from "../../queries.ts";
import { Doorstep } from "../../shell/doorstep.tsx";
import { Doors } from "./doors.tsx";
import { SignUpForm } from "./sign-up-form.tsx";

/** The first run: an account, then three ways to go on. */
export function WelcomePage() {
  const { data: session, error, refetch } = useQuery(sessionQuery);
  if (error) {
    return (
      <Doorstep title="Welcome">
        <ErrorState error={error} retry={refetch} />
      </Doorstep>
    );
  }
  if (!session) return <Skeleton />;
  if (session.user) return <Doors name={session.user.name} />;
  return (
    <Doorstep title="Make your account">
      {session.signUpOpen ? (
        <>
          <p className="text-quiet -mt-3">
            PingCRM keeps the people you know: who they are, when you last spoke and what about. All of it
            stays on this server.
          </p>
          <SignUpForm />
        </>
      ) : (
        <p>This installation has its account. Its owner can add one with: pingcrm user add</p>
      )}
      <p className="text-quiet">
        You have an account?{" "}
        <Link to="/sign-in" className="text-accent underline">
          Sign in
        </Link>
      </p>
    </Doorstep>
  );
}
