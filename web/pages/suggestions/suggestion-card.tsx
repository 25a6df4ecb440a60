import { Link } from "@tanstack/react-router";
import { useId, useState } from "react";
import { Avatar } from "../../components/avatar.tsx";
import { Button, buttonLook } from "../../components/button.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { TextArea } from "../../components/field.tsx";
import { Menu, type MenuItem } from "../../components/menu.tsx";
import { type AddressLink, addressLinks } from "./address-link.ts";
import { SnoozeMenu } from "./snooze-menu.tsx";
import { type Suggestion, TRIGGERS } from "./suggestions-query.ts";
import { whyInWords } from "./why.ts";

interface SuggestionCardProps {
  suggestion: Suggestion;
  /** What was typed over the suggested text. */
  draft: string | undefined;
  onDraft: (text: string) => void;
  onComplete: (message: string) => void;
  onSnooze: (until: string) => void;
  onDismiss: () => void;
}

/** One person: why on the left, what to write on the right. */
export function SuggestionCard({ suggestion, draft, onDraft, ...on }: SuggestionCardProps) {
  const { id, contactId, contactName, triggerType, channel, facts, addresses } = suggestion;
  const [text, setText] = useState(draft ?? suggestion.message);
  const titleId = useId();
  const [way, ...others] = addressLinks(addresses, text, channel);
  return (
    <li
      data-suggestion={id}
      tabIndex={-1}
      aria-labelledby={titleId}
      className="border-line grid gap-x-8 gap-y-3 border-b py-5 focus-visible:outline-offset-4 wide:grid-cols-[20rem_1fr]"
    >
      <div className="flex min-w-0 gap-3">
        <Avatar name={contactName} size={32} />
        <div className="min-w-0">
          <h2 id={titleId}>
            <Link
              to="/contacts/$id"
              params={{ id: String(contactId) }}
              className="hover:underline break-words"
            >
              {contactName}
            </Link>
          </h2>
          <p className="text-accent">{TRIGGERS[triggerType]}</p>
          <ul className="text-quiet mt-1.5 flex flex-col gap-0.5">
            {whyInWords(facts, new Date()).map((fact) => (
              <li key={fact} className="break-words">
                {fact}
              </li>
            ))}
          </ul>
        </div>
      </div>
      <div className="flex min-w-0 flex-col gap-3">
        <TextArea
          aria-label={`What to write to ${contactName}`}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            onDraft(event.target.value);
          }}
        />
        <div className="flex flex-wrap items-center gap-2">
          {way && <Opening link={way} />}
          <CopyButton text={text} label="Copy text" />
          {others.length > 0 && (
            <Menu items={others.map(menuItem)}>
              <Button kind="quiet">Other ways</Button>
            </Menu>
          )}
          <span className="flex flex-wrap gap-2 rail:ml-auto">
            <Button onClick={() => on.onComplete(text)}>Done</Button>
            <SnoozeMenu onSnooze={on.onSnooze} />
            <Button kind="quiet" onClick={on.onDismiss}>
              Dismiss
            </Button>
          </span>
        </div>
      </div>
    </li>
  );
}

const leavesPage = ({ href }: AddressLink) => href.startsWith("https:");

function Opening({ link }: { link: AddressLink }) {
  return (
    <a
      href={link.href}
      title={link.value}
      className={buttonLook("soft")}
      {...(leavesPage(link) && { target: "_blank", rel: "noreferrer" })}
    >
      {link.does}
    </a>
  );
}

function menuItem(link: AddressLink): MenuItem {
  return {
    label: `${link.does}: ${link.value}`,
    onSelect: () => {
      if (leavesPage(link)) window.open(link.href, "_blank", "noreferrer");
      else location.assign(link.href);
    },
  };
}
