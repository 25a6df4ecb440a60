import { Doorstep } from "../../shell/doorstep.tsx";

export function WelcomePage() {
  return <Doorstep title="Make your account">{null}</Doorstep>;
}
