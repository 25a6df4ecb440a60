import { PageHeader } from "../../components/page-header.tsx";

export function DuplicatesPage() {
  return <PageHeader title="Duplicates" />;
}
