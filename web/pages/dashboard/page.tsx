import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { buttonLook } from "../../components/button.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState, ErrorState, Skeleton } from "../../components/states.tsx";
import { Counts } from "./counts.tsx";
import { type Dashboard, dashboardQuery } from "./dashboard-query.ts";
import { Pending } from "./pending.tsx";
import { Quiet } from "./quiet.tsx";
import { Recent } from "./recent.tsx";
import { ScoreBar } from "./score-bar.tsx";
import { YearBars } from "./year-bars.tsx";

/** How the network is doing, for five minutes a day. */
export function DashboardPage() {
  const { data, error, refetch } = useQuery(dashboardQuery);
  return (
    <>
      <PageHeader title="Dashboard" />
      {!data && (error ? <ErrorState error={error} retry={refetch} /> : <Skeleton lines={10} />)}
      {data && (data.contacts.total + data.contacts.archived === 0 ? <Nobody /> : <Filled data={data} />)}
    </>
  );
}

function Nobody() {
  return (
    <EmptyState
      title="Nobody is here yet"
      action={
        <div className="flex flex-wrap gap-2">
          <Link to="/import" className={buttonLook("primary")}>
            Import files
          </Link>
          <Link to="/settings/mcp-access" className={buttonLook()}>
            Connect an AI client
          </Link>
        </div>
      }
    >
      Once your contacts and messages are in, this page shows how close people are, who went quiet and whom to
      write to.
    </EmptyState>
  );
}

function Filled({ data }: { data: Dashboard }) {
  return (
    <div className="flex flex-col gap-10">
      <Counts data={data} />
      <div className="grid gap-10 wide:grid-cols-2 wide:gap-x-12">
        <ScoreBar scores={data.scores} />
        <YearBars weeks={data.activityByWeek} />
        <Pending suggestions={data.suggestions} total={data.pendingSuggestions} />
        <Quiet quiet={data.quiet} />
      </div>
      <Recent recent={data.recent} />
    </div>
  );
}
