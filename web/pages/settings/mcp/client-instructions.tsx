import { useState } from "react";
import { buttonLook } from "../../../components/button.tsx";
import { CopyButton } from "../../../components/copy-button.tsx";
import { Segmented } from "../../../components/segmented.tsx";
import type { Configuration } from "./keys-query.ts";

const CLIENTS = [
  { value: "claude-desktop", label: "Claude Desktop" },
  { value: "claude-code", label: "Claude Code" },
  { value: "cursor", label: "Cursor" },
  { value: "vscode", label: "VS Code" },
  { value: "codex", label: "Codex" },
  { value: "other", label: "Other" },
] as const;

type Client = (typeof CLIENTS)[number]["value"];

/** For the chosen client, exactly what to paste or the one button to press. */
export function ClientInstructions({ configurations }: { configurations: readonly Configuration[] }) {
  const [client, setClient] = useState<Client>("claude-desktop");
  const mine = configurations.filter((one) => one.client === client);
  const [first, ...others] = [...mine.filter(({ local }) => !local), ...mine.filter(({ local }) => local)];
  return (
    <div className="flex flex-col gap-5">
      <div>
        <Segmented label="Client" value={client} onChange={setClient} options={CLIENTS} />
      </div>
      {first && <Instruction key={first.title} configuration={first} />}
      {others.map((one) => (
        <details key={one.title} className="border-line border-t pt-4">
          <summary className="hover:text-accent font-medium">{one.title}</summary>
          <div className="pt-4">
            <Instruction configuration={one} titled={false} />
          </div>
        </details>
      ))}
    </div>
  );
}

interface InstructionProps {
  configuration: Configuration;
  titled?: boolean;
}

function Instruction({ configuration, titled = true }: InstructionProps) {
  const { title, where, text, installLink, local } = configuration;
  return (
    <section aria-label={title} className="flex flex-col gap-3">
      {titled && <h3 className="font-medium">{title}</h3>}
      {local && <p className="text-quiet">This way needs no key: the client starts PingCRM itself.</p>}
      {installLink && (
        <p className="flex flex-wrap items-center gap-3">
          <a href={installLink} className={buttonLook("primary")}>
            Add to {title.replace(/,.*/, "")}
          </a>
          <span className="text-quiet">or paste this into</span>
        </p>
      )}
      <ul className="text-quiet">
        {where.map((line) => (
          <li key={line} className="break-words">
            {line}
          </li>
        ))}
      </ul>
      <div className="bg-sunken relative rounded-md">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
        <pre tabIndex={0} className="overflow-x-auto p-3 pr-28 font-mono text-small leading-5">
          {text}
        </pre>
        <div className="absolute top-2 right-2">
          <CopyButton text={text} />
        </div>
      </div>
    </section>
  );
}
