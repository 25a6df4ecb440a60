import { type FormEvent, type ReactNode, useId } from "react";
import { Button } from "../../components/button.tsx";
import { Field, TextInput } from "../../components/field.tsx";
import type { Answers, Upload } from "./upload.ts";

interface QuestionFormProps {
  question: NonNullable<Upload["question"]>;
  answers: Answers;
  onAnswer: (answers: Partial<Answers>) => void;
  /** Other ways out. */
  children: ReactNode;
}

/** What the files do not tell: who of the people is the user, or whether day or month stands first. */
export function QuestionForm({ question, answers, onAnswer, children }: QuestionFormProps) {
  const id = useId();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    const answer = String(values.get("other") || values.get("answer") || "").trim();
    if (!answer) return;
    if (question.kind === "who") onAnswer({ me: [...(answers.me ?? []), answer] });
    else onAnswer({ dateOrder: answer === "mdy" ? "mdy" : "dmy" });
  };
  const choices =
    question.kind === "who"
      ? question.candidates.slice(0, 8).map((name) => ({ value: name, label: name }))
      : [
          { value: "dmy", label: "The day: 3/4 is the 3rd of April" },
          { value: "mdy", label: "The month: 3/4 is the 4th of March" },
        ];
  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-4">
      <fieldset>
        <legend>
          {question.kind === "who"
            ? "Which of these people is you? It tells your messages from theirs."
            : `What stands first in the dates of ${question.file}?`}
        </legend>
        <div className="mt-2 flex flex-col">
          {choices.map(({ value, label }, index) => (
            <label key={value} htmlFor={`${id}-${index}`} className="flex min-h-8 items-center gap-2">
              <input
                id={`${id}-${index}`}
                type="radio"
                name="answer"
                value={value}
                className="accent-accent size-4"
              />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
      {question.kind === "who" && (
        <div className="max-w-sm">
          <Field label="Or another name, address or number of yours">
            {(control) => <TextInput {...control} name="other" maxLength={200} />}
          </Field>
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind="primary">
          Go on
        </Button>
        {children}
      </div>
    </form>
  );
}
