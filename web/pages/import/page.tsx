import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { buttonLook } from "../../components/button.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { ErrorState, Skeleton } from "../../components/states.tsx";
import type { ChosenFile } from "./chosen-files.ts";
import { DropZone } from "./drop-zone.tsx";
import { History } from "./history.tsx";
import { RunProgress, Sending } from "./progress.tsx";
import { sendFiles } from "./send-files.ts";
import { runUpload, uploadQuery } from "./upload.ts";
import { UploadPanel } from "./upload-panel.tsx";

/** Files in, and what came of those before. */
export function ImportPage() {
  const { data, error, refetch } = useQuery(uploadQuery);
  const queryClient = useQueryClient();
  const [sent, setSent] = useState({ bytes: 0, total: 0 });
  const stop = useRef(new AbortController());
  const send = useMutation({
    mutationFn: async (files: readonly ChosenFile[]) => {
      stop.current = new AbortController();
      setSent({ bytes: 0, total: 0 });
      const id = await sendFiles(files, (bytes, total) => setSent({ bytes, total }), stop.current.signal);
      await runUpload(id, { dryRun: true, me: [], columns: {} });
    },
    meta: { quiet: true },
    onSettled: () => queryClient.invalidateQueries(uploadQuery),
  });
  const failure = send.error && send.error.name !== "AbortError" ? send.error : null;
  const upload = data?.upload;
  return (
    <>
      <PageHeader
        title="Import"
        actions={
          <Link to="/import/duplicates" className={buttonLook()}>
            Review duplicates
          </Link>
        }
      >
        The same file twice changes nothing, and what you edited stays.
      </PageHeader>
      {error && <ErrorState error={error} retry={refetch} />}
      {!data && !error && <Skeleton />}
      {send.isPending ? (
        <Sending {...sent} onStop={() => stop.current.abort()} />
      ) : (
        data && (
          <>
            {upload?.phase === "checking" || upload?.phase === "importing" ? (
              <RunProgress upload={upload} />
            ) : (
              upload && upload.phase !== "receiving" && <UploadPanel key={upload.id} upload={upload} />
            )}
            {upload?.phase === "receiving" && !failure && (
              <p className="mb-4">The files did not all arrive. Choose them again.</p>
            )}
            {failure && (
              <p role="alert" className="text-danger mb-4">
                {failure.message}
              </p>
            )}
            {(!upload || upload.phase === "receiving" || upload.phase === "done") && (
              <DropZone onFiles={(files) => send.mutate(files)} />
            )}
          </>
        )
      )}
      <History isRunning={upload?.phase === "importing"} />
    </>
  );
}
