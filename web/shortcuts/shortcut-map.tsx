import { Dialog } from "../components/dialog.tsx";
import { Kbd } from "../components/kbd.tsx";
import { type Shortcut, useActiveShortcuts } from "./shortcuts.ts";

/** All keys that work on this page, made from the registry. */
export function ShortcutMap({ open, onClose }: { open: boolean; onClose: () => void }) {
  const groups = new Map<string, Shortcut[]>();
  const shortcuts = useActiveShortcuts();
  for (const shortcut of shortcuts) {
    const name = shortcut.group ?? "Everywhere";
    groups.set(name, [...(groups.get(name) ?? []), shortcut]);
  }
  return (
    <Dialog open={open} onClose={onClose} title="Keyboard">
      {[...groups].map(([name, shortcuts]) => (
        <section key={name}>
          <h3 className="text-quiet text-small mb-1 font-medium">{name}</h3>
          <dl>
            {shortcuts.map((shortcut) => (
              <Line key={shortcut.keys} shortcut={shortcut} />
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}

function Line({ shortcut: { keys, does } }: { shortcut: Shortcut }) {
  return (
    <div className="border-line flex items-center justify-between gap-4 border-b py-1.5 last:border-b-0">
      <dt>{does}</dt>
      <dd>
        <Kbd keys={printed(keys)} />
      </dd>
    </div>
  );
}

function printed(keys: string): string {
  const modifier = /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘" : "Ctrl";
  return keys.replace(/^mod\+(.)$/, (_, key: string) => `${modifier} ${key.toUpperCase()}`);
}
