import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "./button.tsx";
import { copyText } from "./copy-text.ts";
import { toast } from "./toast.tsx";

/** Milliseconds that it says "Copied". */
const SAID = 2_000;

/** Copying with a word of whether it worked. */
export function useCopy(text: string): { copied: boolean; copy: () => Promise<void> } {
  const [copied, setCopied] = useState(false);
  return {
    copied,
    copy: async () => {
      if (!(await copyText(text))) return toast("The browser did not allow it. Select the text and copy it.");
      setCopied(true);
      setTimeout(() => setCopied(false), SAID);
    },
  };
}

export function CopyButton({ text, label = "Copy" }: { text: string; label?: string }) {
  const { copied, copy } = useCopy(text);
  return (
    <Button onClick={copy}>
      {copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
      <span aria-live="polite">{copied ? "Copied" : label}</span>
    </Button>
  );
}
