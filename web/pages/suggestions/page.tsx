import { PageHeader } from "../../components/page-header.tsx";

export function SuggestionsPage() {
  return <PageHeader title="Suggestions" />;
}
