import { type ReactNode, useEffect } from "react";

export interface PageHeaderProps {
  title: string;
  /** A quiet line under it. */
  children?: ReactNode;
  /** Buttons on its right. */
  actions?: ReactNode;
}

/** A page's name, in the page and in the browser's tab, and what can be done with the whole of it. */
export function PageHeader({ title, children, actions }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} · PingCRM`;
  }, [title]);
  return (
    <header className="mb-6 flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
      <div className="min-w-0">
        <h1>{title}</h1>
        {children && <p className="text-quiet mt-0.5">{children}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
