/** Keys as they are printed on a keyboard: `g d` is two keys, one after the other. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className="inline-flex gap-1">
      {keys.split(" ").map((key) => (
        <kbd
          key={key}
          className="border-line text-quiet text-small inline-flex h-5 min-w-5 items-center justify-center rounded-sm border px-1 font-sans font-medium"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
