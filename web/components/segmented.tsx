import { ToggleGroup } from "radix-ui";

export interface SegmentedProps<Value extends string> {
  /** What is chosen here, for screen readers. */
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: string }[];
}

/** One of a few, all in sight; arrows move between them. */
export function Segmented<Value extends string>({ label, value, onChange, options }: SegmentedProps<Value>) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        const option = options.find((one) => one.value === next);
        if (option) onChange(option.value);
      }}
      className="bg-sunken inline-flex max-w-full flex-wrap gap-0.5 rounded-md p-0.5"
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          className="text-quiet hover:text-text data-[state=on]:bg-raised data-[state=on]:text-text data-[state=on]:ring-line h-7 rounded-sm px-2.5 font-medium transition-colors data-[state=on]:ring-1"
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
