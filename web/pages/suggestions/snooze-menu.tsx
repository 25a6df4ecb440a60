import { type FormEvent, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Dialog, DialogActions } from "../../components/dialog.tsx";
import { Field, TextInput } from "../../components/field.tsx";
import { Menu } from "../../components/menu.tsx";

const SPANS = ["2 weeks", "1 month", "3 months"];

/** Until when: a span, or any day. */
export function SnoozeMenu({ onSnooze }: { onSnooze: (until: string) => void }) {
  const [choosing, setChoosing] = useState(false);
  const tomorrow = new Date(Date.now() + 86_400_000).toLocaleDateString("sv");
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setChoosing(false);
    onSnooze(String(new FormData(event.currentTarget).get("day")));
  };
  return (
    <>
      <Menu
        items={[
          ...SPANS.map((span) => ({ label: `For ${span}`, onSelect: () => onSnooze(span) })),
          { label: "Until a day…", apart: true, onSelect: () => setChoosing(true) },
        ]}
      >
        <Button>Snooze</Button>
      </Menu>
      <Dialog open={choosing} onClose={() => setChoosing(false)} title="Snooze">
        <form onSubmit={submit} className="flex flex-col gap-4">
          <Field label="It comes back on">
            {(control) => (
              <TextInput
                {...control}
                name="day"
                type="date"
                min={tomorrow}
                defaultValue={tomorrow}
                required
              />
            )}
          </Field>
          <DialogActions>
            <Button onClick={() => setChoosing(false)}>Cancel</Button>
            <Button type="submit" kind="primary">
              Snooze
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}
