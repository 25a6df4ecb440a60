import type { ComponentProps } from "react";

const KINDS = {
  /** The one step that the page is about. */
  primary: "bg-accent text-on-accent hover:bg-accent-hover border-transparent",
  plain: "bg-raised text-text border-line hover:bg-sunken",
  /** A step that stands once in each row of a list. */
  soft: "bg-accent-soft text-accent border-transparent hover:border-accent",
  /** Among text, without a frame. */
  quiet: "text-quiet border-transparent hover:bg-sunken hover:text-text",
  danger: "bg-raised text-danger border-line hover:bg-danger-soft",
};

export interface ButtonProps extends ComponentProps<"button"> {
  kind?: keyof typeof KINDS;
  /** Something runs: the button stays where it is and takes no second press. */
  busy?: boolean;
}

export function Button({ kind = "plain", busy = false, className = "", disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      aria-busy={busy || undefined}
      disabled={disabled || busy}
      className={`${buttonLook(kind)} ${busy ? "motion-safe:animate-pulse" : ""} ${className}`}
      {...rest}
    />
  );
}

/** The look of a button, for a link that leads on like one. */
export function buttonLook(kind: keyof typeof KINDS = "plain"): string {
  return `inline-flex h-8 shrink-0 items-center justify-center gap-1.5 rounded-md border px-3 font-medium whitespace-nowrap transition-colors disabled:opacity-50 disabled:pointer-events-none ${KINDS[kind]}`;
}

export interface IconButtonProps extends ComponentProps<"button"> {
  /** What it does, in words; shown on hover. */
  label: string;
}

export function IconButton({ label, className = "", ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`text-quiet hover:bg-sunken hover:text-text inline-flex size-8 shrink-0 items-center justify-center rounded-md transition-colors disabled:opacity-50 disabled:pointer-events-none ${className}`}
      {...rest}
    />
  );
}
