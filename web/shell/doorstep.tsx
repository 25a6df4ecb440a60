import { type ReactNode, useEffect } from "react";
import { Mark } from "./mark.tsx";

interface DoorstepProps {
  title: string;
  wide?: boolean;
  children: ReactNode;
}

/** The page before somebody is signed in: a narrow column with a heading. */
export function Doorstep({ title, wide = false, children }: DoorstepProps) {
  useEffect(() => {
    document.title = `${title} · PingCRM`;
  }, [title]);
  return (
    <main
      className={`mx-auto flex min-h-dvh w-full flex-col gap-5 px-4 pt-[14vh] pb-10 ${wide ? "max-w-160" : "max-w-88"}`}
    >
      <div className="flex items-center gap-2 font-semibold">
        <Mark />
        PingCRM
      </div>
      <h1>{title}</h1>
      {children}
    </main>
  );
}
