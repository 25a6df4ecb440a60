import { PageHeader } from "../../components/page-header.tsx";

export function ContactsPage() {
  return <PageHeader title="Contacts" />;
}
