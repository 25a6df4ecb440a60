import { useEffect, useRef, useState } from "react";
import { toast } from "../../components/toast.tsx";

/** What was typed into a field that closes at once: kept, with the server's sentence, where it is refused. */
export function useRefused<Draft>() {
  const [refused, setRefused] = useState<{ draft: Draft; message: string }>();
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  const send = (draft: Draft, saving: Promise<unknown>) => {
    setRefused(undefined);
    saving.catch(({ message }: Error) => {
      if (isThere.current) setRefused({ draft, message });
      else toast(message);
    });
  };
  return { refused, send, forget: () => setRefused(undefined) };
}
