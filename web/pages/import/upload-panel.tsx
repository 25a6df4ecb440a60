import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { api, ask } from "../../api.ts";
import { Button, buttonLook } from "../../components/button.tsx";
import { Columns } from "./columns.tsx";
import { Panel } from "./progress.tsx";
import { QuestionForm } from "./question-form.tsx";
import { ReportLists } from "./report-lists.tsx";
import {
  type Answers,
  importsQuery,
  keepAnswers,
  loadAnswers,
  runUpload,
  type Upload,
  uploadQuery,
} from "./upload.ts";
import { sayCounts } from "./words.ts";

/** Files that arrived: what they hold, what must be said of them, and the step that imports them. */
export function UploadPanel({ upload }: { upload: Upload }) {
  const queryClient = useQueryClient();
  const [answers, setAnswers] = useState(() => loadAnswers(upload.id));
  const refresh = () =>
    Promise.all([queryClient.invalidateQueries(uploadQuery), queryClient.invalidateQueries(importsQuery)]);
  const run = useMutation({
    mutationFn: ({ dryRun, answers }: { dryRun: boolean; answers: Answers }) =>
      runUpload(upload.id, { dryRun, ...answers }),
    onSuccess: refresh,
  });
  const putAway = useMutation({
    mutationFn: () => ask(api.uploads[":id"].$delete({ param: { id: upload.id } })),
    onSuccess: refresh,
  });
  const check = (more: Partial<Answers>) => {
    const next = { ...answers, ...more };
    setAnswers(next);
    keepAnswers(upload.id, next);
    run.mutate({ dryRun: true, answers: next });
  };
  const { phase, report, question, failure } = upload;
  const isBusy = run.isPending || putAway.isPending;
  const otherFiles = (
    <Button disabled={isBusy} onClick={() => putAway.mutate()}>
      Choose other files
    </Button>
  );

  if (phase === "asking" && question) {
    return (
      <Panel title="One thing must be known first">
        <QuestionForm question={question} onAnswer={check} answers={answers}>
          {otherFiles}
        </QuestionForm>
      </Panel>
    );
  }
  if (phase === "failed") {
    return (
      <Panel title="Nothing was imported">
        <p role="alert">{failure}</p>
        <Columns id={upload.id} answers={answers} onSay={(columns) => check({ columns })} open />
        <div className="flex flex-wrap gap-2">
          <Button disabled={isBusy} onClick={() => check({})}>
            Try again
          </Button>
          {otherFiles}
        </div>
      </Panel>
    );
  }
  if (!report) return null;
  const counts = { ...report, interactions: report.interactionsAdded };
  if (phase === "done") {
    return (
      <Panel title="Imported">
        <p>Done: {sayCounts(counts)}.</p>
        <ReportLists report={report} />
        <div className="flex flex-wrap gap-2">
          <Link to="/contacts" className={buttonLook("primary")}>
            See the contacts
          </Link>
          {report.toReview > 0 && (
            <Link to="/import/duplicates" className={buttonLook()}>
              Review {report.toReview} possible {report.toReview === 1 ? "duplicate" : "duplicates"}
            </Link>
          )}
          <Button kind="quiet" disabled={isBusy} onClick={() => putAway.mutate()}>
            Put this away
          </Button>
        </div>
      </Panel>
    );
  }
  return (
    <Panel title="This is what would happen">
      <p>
        <span className="first-letter:uppercase inline-block">{sayCounts(counts)}.</span>{" "}
        <span className="text-quiet">Nothing is written yet.</span>
      </p>
      <ReportLists report={report} />
      <Columns id={upload.id} answers={answers} onSay={(columns) => check({ columns })} />
      <div className="flex flex-wrap gap-2">
        <Button kind="primary" busy={isBusy} onClick={() => run.mutate({ dryRun: false, answers })}>
          Import
        </Button>
        {otherFiles}
      </div>
    </Panel>
  );
}
