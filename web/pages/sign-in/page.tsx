import { Doorstep } from "../../shell/doorstep.tsx";

export function SignInPage() {
  return <Doorstep title="Sign in">{null}</Doorstep>;
}
