import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, ask } from "../../../api.ts";
import { Button } from "../../../components/button.tsx";
import { Dialog, DialogActions } from "../../../components/dialog.tsx";
import { useOptimistic } from "../../../use-optimistic.ts";
import { type Key, type Keys, keysQuery, type NewKey } from "./keys-query.ts";

export type KeyAction = "revoke" | "regenerate";

interface KeyDialogProps {
  asked: { key: Key; action: KeyAction } | undefined;
  onClose: () => void;
  onRegenerated: (key: NewKey) => void;
}

/** Asks before a key stops working, because that cannot be undone. */
export function KeyDialog({ asked, onClose, onRegenerated }: KeyDialogProps) {
  const cache = useQueryClient();
  const revoke = useOptimistic<Keys, Key>({
    queryKey: keysQuery.queryKey,
    send: ({ id }) => ask(api.keys[":id"].$delete({ param: { id: String(id) } })),
    apply: (data, { id }) => ({
      ...data,
      keys: data.keys.map((key) => (key.id === id ? { ...key, state: "revoked" } : key)),
    }),
  });
  const regenerate = useMutation({
    mutationFn: ({ id }: Key) => ask(api.keys[":id"].regenerate.$post({ param: { id: String(id) } })),
    onSuccess: async (made) => {
      await cache.invalidateQueries({ queryKey: keysQuery.queryKey, exact: true });
      onRegenerated(made);
      onClose();
    },
  });
  if (!asked) return null;
  const { key, action } = asked;
  const act = () => {
    if (action === "regenerate") return regenerate.mutate(key);
    revoke.mutate(key);
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={`${action === "revoke" ? "Revoke" : "Regenerate"} ${key.name}?`}>
      <p>
        {action === "revoke"
          ? "Clients that use this key are cut off at once. It cannot be given back."
          : "You get a new key with the same name and rights. Clients that use the old one are cut off at once."}
      </p>
      <DialogActions>
        <Button onClick={onClose}>Keep it</Button>
        <Button kind="danger" busy={regenerate.isPending} onClick={act}>
          {action === "revoke" ? "Revoke key" : "Regenerate key"}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
