import { Link, type LinkProps } from "@tanstack/react-router";
import { Ellipsis, type LucideIcon } from "lucide-react";
import { Avatar } from "../components/avatar.tsx";
import { Menu, type MenuItem } from "../components/menu.tsx";
import { Mark } from "./mark.tsx";
import { MAIN_PAGES, OTHER_PAGES } from "./pages.ts";

export interface RailProps {
  user: { name: string; email: string };
  /** Unread notifications. */
  unread: number;
  accountMenu: readonly MenuItem[];
  goTo: (to: (typeof OTHER_PAGES)[number]["to"]) => void;
}

/** Where one can go: a rail on the left, on narrow screens a bar at the bottom. */
export function Rail({ user, unread, accountMenu, goTo }: RailProps) {
  const count = (to: string) => (to === "/notifications" ? unread : 0);
  const more = OTHER_PAGES.map(({ to, name, icon: Icon }) => ({
    label: count(to) > 0 ? `${name} (${count(to)})` : name,
    icon: <Icon size={16} aria-hidden />,
    onSelect: () => goTo(to),
  }));
  return (
    <nav
      aria-label="Main"
      className="bg-ground border-line fixed inset-x-0 bottom-0 z-10 border-t rail:sticky rail:top-0 rail:flex rail:h-dvh rail:w-52 rail:shrink-0 rail:flex-col rail:border-t-0 rail:border-r rail:px-3 rail:py-4"
    >
      <Link
        to="/"
        activeProps={{ "aria-current": undefined }}
        className="mb-4 hidden h-8 items-center gap-2 px-2 font-semibold rail:flex"
      >
        <Mark />
        PingCRM
      </Link>
      <ul className="grid grid-cols-5 rail:flex rail:flex-1 rail:flex-col rail:gap-0.5">
        {MAIN_PAGES.map(({ to, name, icon }) => (
          <Item key={to} to={to} name={name} icon={icon} />
        ))}
        <li className="rail:hidden">
          <Menu items={[...more, ...accountMenu.map((item, index) => ({ ...item, apart: index === 0 }))]}>
            <button type="button" className={`${LOOK} w-full`}>
              <Ellipsis size={16} aria-hidden />
              More
            </button>
          </Menu>
        </li>
        <li aria-hidden className="hidden flex-1 rail:block" />
        {OTHER_PAGES.map(({ to, name, icon }) => (
          <Item key={to} to={to} name={name} icon={icon} count={count(to)} aside />
        ))}
        <li className="mt-1 hidden rail:block">
          <Menu items={accountMenu}>
            <button
              type="button"
              title={user.email}
              className="hover:bg-sunken flex h-9 w-full items-center gap-2 rounded-md px-1.5 text-left transition-colors"
            >
              <Avatar name={user.name} size={24} />
              <span className="truncate font-medium">{user.name}</span>
            </button>
          </Menu>
        </li>
      </ul>
    </nav>
  );
}

const LOOK =
  "text-quiet hover:text-text aria-[current=page]:text-text text-small flex h-14 flex-col items-center justify-center gap-1 rounded-md font-medium transition-colors rail:text-base rail:h-8 rail:flex-row rail:justify-start rail:gap-2.5 rail:px-2 rail:hover:bg-sunken rail:aria-[current=page]:bg-sunken";

interface ItemProps {
  to: NonNullable<LinkProps["to"]>;
  name: string;
  icon: LucideIcon;
  count?: number;
  /** Left out of the bar at the bottom, whose last entry opens a menu with it. */
  aside?: boolean;
}

function Item({ to, name, icon: Icon, count = 0, aside = false }: ItemProps) {
  return (
    <li className={aside ? "hidden rail:block" : ""}>
      <Link to={to} activeOptions={{ exact: to === "/" }} className={LOOK}>
        <Icon size={16} aria-hidden />
        <span className="rail:flex-1">{name}</span>
        {count > 0 && (
          <span className="text-accent text-small tabular-nums">
            {count > 99 ? "99+" : count}
            <span className="sr-only"> unread</span>
          </span>
        )}
      </Link>
    </li>
  );
}
