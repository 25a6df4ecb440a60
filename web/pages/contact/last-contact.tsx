import { RelativeDate } from "../../components/relative-date.tsx";
import type { Profile } from "./contact-queries.ts";
import { byPlatform } from "./platforms.tsx";

/** When the two last had to do with each other, in a sentence: "Last wrote to you 4 months ago by e-mail." */
export function LastContact({ facts: { lastInbound, lastOutbound } }: { facts: Profile["facts"] }) {
  if (!lastInbound && !lastOutbound) return <>No contact yet.</>;
  const isTogether = lastInbound && lastInbound.at === lastOutbound?.at;
  if (isTogether) {
    return (
      <>
        {lastInbound.kind === "call" ? "Last spoke" : "Last met"} <RelativeDate at={lastInbound.at} />.
      </>
    );
  }
  return (
    <>
      {lastInbound && (
        <>
          Last wrote to you <RelativeDate at={lastInbound.at} /> {byPlatform(lastInbound.platform)}.{" "}
        </>
      )}
      {lastOutbound && (!lastInbound || lastOutbound.at > lastInbound.at) && (
        <>
          You wrote <RelativeDate at={lastOutbound.at} /> {byPlatform(lastOutbound.platform)}
          {lastInbound ? "." : ", and have not heard back."}
        </>
      )}
    </>
  );
}
