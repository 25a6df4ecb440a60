import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { useEffect } from "react";
import { ErrorState } from "../../components/states.tsx";
import { contactQuery } from "./contact-queries.ts";
import { ContactView } from "./contact-view.tsx";

export function ContactPage() {
  const params = useParams({ from: "/app/contacts/$id" });
  const id = /^[1-9]\d{0,14}$/.test(params.id) ? Number(params.id) : undefined;
  const { data } = useQuery({ ...contactQuery(id ?? 0), enabled: id !== undefined });
  useEffect(() => {
    document.title = `${data?.displayName ?? "Contact"} · PingCRM`;
  }, [data?.displayName]);
  return (
    <>
      <Link
        to="/contacts"
        className="text-quiet hover:text-text mb-4 -ml-1 inline-flex min-h-6 items-center gap-1"
      >
        <ChevronLeft size={16} aria-hidden /> Contacts
      </Link>
      {id === undefined ? (
        <ErrorState error={new Error("This address leads to no contact.")} />
      ) : (
        <ContactView key={id} id={id} />
      )}
    </>
  );
}
