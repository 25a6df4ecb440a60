import { DropdownMenu } from "radix-ui";
import { Fragment, type ReactNode } from "react";

export interface MenuItem {
  label: string;
  icon?: ReactNode;
  onSelect: () => void;
  danger?: boolean;
  disabled?: boolean;
  /** A line above it. */
  apart?: boolean;
}

/** A button (`children`, which must take a ref and props) that opens a list of things to do. */
export function Menu({ items, children }: { items: readonly MenuItem[]; children: ReactNode }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          className="bg-raised border-line shadow-float animate-arrive z-20 max-h-80 min-w-44 overflow-y-auto rounded-md border p-1"
        >
          {items.map((item) => (
            <Fragment key={item.label}>
              {item.apart && <DropdownMenu.Separator className="bg-line my-1 h-px" />}
              <DropdownMenu.Item
                disabled={item.disabled ?? false}
                onSelect={item.onSelect}
                className={`data-highlighted:bg-sunken flex h-8 cursor-pointer items-center gap-2 rounded-sm px-2 outline-none data-disabled:opacity-50 ${item.danger ? "text-danger" : ""}`}
              >
                {item.icon}
                {item.label}
              </DropdownMenu.Item>
            </Fragment>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
