import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { api, ask } from "../../api.ts";
import { Button, buttonLook } from "../../components/button.tsx";
import { toast } from "../../components/toast.tsx";
import { Doorstep } from "../../shell/doorstep.tsx";

/** Three ways to go on with a new account. */
export function Doors({ name }: { name: string }) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const demo = useMutation({
    mutationFn: () => ask(api.demo.$post()),
    meta: { quiet: true },
    onSuccess: async ({ contacts }) => {
      await queryClient.invalidateQueries();
      toast(`The sample network is here: ${contacts} invented people.`);
      await navigate({ to: "/" });
    },
  });
  return (
    <Doorstep title={`Welcome, ${name.split(" ")[0]}`} wide>
      <p className="text-quiet -mt-3">Three ways to begin. Start where you like; the other two stay open.</p>
      <ol className="border-line border-t">
        <Door
          title="Bring your people"
          about="From an address book, LinkedIn, mail or a messenger: the file you exported."
        >
          <Link to="/import" className={buttonLook("primary")}>
            Import files
          </Link>
        </Door>
        <Door
          title="Look around first"
          about="200 invented people with years of mail and chats. They go only into an account that is empty."
        >
          <Button busy={demo.isPending} onClick={() => demo.mutate()}>
            {demo.isPending ? "Making the people up" : "Load the sample network"}
          </Button>
        </Door>
        <Door
          title="Connect your AI client"
          about="Claude, Cursor, VS Code and others ask PingCRM through MCP, with a key of yours."
        >
          <Link to="/settings/mcp-access" className={buttonLook()}>
            Set up MCP Access
          </Link>
        </Door>
      </ol>
      {demo.error && (
        <p role="alert" className="text-danger">
          {demo.error.message}
        </p>
      )}
      <p>
        <Link to="/" className="text-accent underline">
          Go to the dashboard
        </Link>
      </p>
    </Doorstep>
  );
}

function Door({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  return (
    <li className="border-line flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-b py-4">
      <div className="min-w-60 flex-1">
        <h2>{title}</h2>
        <p className="text-quiet mt-0.5">{about}</p>
      </div>
      {children}
    </li>
  );
}
