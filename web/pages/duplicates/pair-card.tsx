import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { Avatar } from "../../components/avatar.tsx";
import { Button } from "../../components/button.tsx";
import { RelativeDate } from "../../components/relative-date.tsx";
import type { Candidate, Pair } from "./pairs.ts";

interface PairCardProps {
  pair: Pair;
  /** The one that the keys are about. */
  isCurrent: boolean;
  onJoin: () => void;
  onRefuse: () => void;
}

/** Two contacts side by side, why they may be one person, and the two answers. */
export function PairCard({ pair: { a, b, score, reasons }, isCurrent, onJoin, onRefuse }: PairCardProps) {
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) card.current?.scrollIntoView({ block: "nearest" });
  }, [isCurrent]);
  return (
    <li
      ref={card}
      aria-current={isCurrent || undefined}
      className="border-line aria-[current]:border-edge scroll-my-8 rounded-md border"
    >
      <div className="grid rail:grid-cols-2">
        <Side candidate={a} other={b} note="Stays" />
        <Side candidate={b} other={a} note="Goes into the other" />
      </div>
      <div className="border-line flex flex-wrap items-center justify-between gap-3 border-t px-4 py-3">
        <p className="min-w-60 flex-1">
          <span className="font-medium tabular-nums">{Math.round(score * 100)} % alike</span>
          <span className="text-quiet"> · {reasons.join(" · ")}</span>
        </p>
        <div className="flex gap-2">
          <Button onClick={onRefuse}>Two people</Button>
          <Button kind={isCurrent ? "primary" : "plain"} onClick={onJoin}>
            Join
          </Button>
        </div>
      </div>
    </li>
  );
}

function Side({ candidate, other, note }: { candidate: Candidate; other: Candidate; note: string }) {
  const { id, name, company, title, location, identities, interactions, lastInteractionAt } = candidate;
  const shared = new Set(other.identities.map(({ kind, value }) => `${kind} ${value}`));
  const facts = [
    { what: "Work", value: [title, company].filter(Boolean).join(" at ") },
    { what: "Place", value: location ?? "" },
  ].filter(({ value }) => value);
  return (
    <div className="border-line flex min-w-0 gap-3 p-4 not-first:border-t rail:not-first:border-t-0 rail:not-first:border-l">
      <Avatar name={name} size={32} />
      <div className="min-w-0">
        <h2 className="truncate">
          <Link to="/contacts/$id" params={{ id: String(id) }} className="hover:underline">
            {name}
          </Link>
        </h2>
        <p className="text-quiet text-small">{note}</p>
        <dl className="mt-2 grid grid-cols-[4.5rem_minmax(0,1fr)] gap-x-3 gap-y-1">
          {facts.map(({ what, value }) => (
            <Fact key={what} what={what}>
              {value}
            </Fact>
          ))}
          {identities.map(({ kind, value }) => (
            <Fact key={`${kind} ${value}`} what={KINDS[kind] ?? kind}>
              {shared.has(`${kind} ${value}`) ? (
                <mark className="bg-accent-soft text-text">{value}</mark>
              ) : (
                value
              )}
            </Fact>
          ))}
          <Fact what="Contact">
            {interactions === 0 ? "never" : `${interactions.toLocaleString("en")} times`}
            {lastInteractionAt && (
              <>
                , last <RelativeDate at={lastInteractionAt} />
              </>
            )}
          </Fact>
        </dl>
      </div>
    </div>
  );
}

const KINDS: Readonly<Record<string, string>> = {
  email: "E-mail",
  phone: "Phone",
  linkedin: "LinkedIn",
  twitter: "X",
  telegram: "Telegram",
  whatsapp: "WhatsApp",
  facebook: "Facebook",
  instagram: "Instagram",
  website: "Web",
};

function Fact({ what, children }: { what: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-quiet">{what}</dt>
      <dd className="break-words">{children}</dd>
    </>
  );
}
