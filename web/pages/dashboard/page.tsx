import { PageHeader } from "../../components/page-header.tsx";

export function DashboardPage() {
  return <PageHeader title="Dashboard" />;
}
