import { Download } from "lucide-react";
import { useState } from "react";
import { Button, buttonLook } from "../../components/button.tsx";
import { DeleteAccountDialog } from "./delete-account-dialog.tsx";

/** Settings > Data: all of it to take away, or all of it gone. */
export function DataSettings() {
  const [deleting, setDeleting] = useState(false);
  return (
    <div className="flex max-w-xl flex-col gap-10">
      <section className="flex flex-col items-start gap-3">
        <div>
          <h2>Export</h2>
          <p className="text-quiet mt-0.5">
            One zip with everything: JSON, which PingCRM imports again as it was, and your contacts as vCard
            and CSV.
          </p>
        </div>
        <a href="/api/export" download className={buttonLook("plain")}>
          <Download size={16} aria-hidden />
          Download export
        </a>
      </section>
      <section className="flex flex-col items-start gap-3">
        <div>
          <h2>Delete the account</h2>
          <p className="text-quiet mt-0.5">
            Removes your contacts, messages, keys and sessions, at once. Nothing can bring them back; export
            first.
          </p>
        </div>
        <Button kind="danger" onClick={() => setDeleting(true)}>
          Delete account
        </Button>
      </section>
      <DeleteAccountDialog open={deleting} onClose={() => setDeleting(false)} />
    </div>
  );
}
