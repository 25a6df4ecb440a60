import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { useEffect } from "react";
import { contactQuery } from "./contact-queries.ts";
import { ContactView } from "./contact-view.tsx";

export function ContactPage() {
  const { id } = useParams({ from: "/app/contacts/$id" });
  const { data } = useQuery(contactQuery(Number(id)));
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
      <ContactView key={id} id={Number(id)} />
    </>
  );
}
