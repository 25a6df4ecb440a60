import { Link } from "@tanstack/react-router";
import { Check } from "lucide-react";
import { IconButton } from "../../components/button.tsx";
import { RelativeDate } from "../../components/relative-date.tsx";
import { type Notification, TYPES } from "./notifications-query.ts";

interface NotificationRowProps {
  notification: Notification;
  onRead: () => void;
}

export function NotificationRow({ notification, onRead }: NotificationRowProps) {
  const { title, body, link, type, createdAt, readAt } = notification;
  const look = readAt ? "text-quiet" : "font-medium";
  return (
    <li className="border-line flex items-start gap-3 border-b py-3">
      <span aria-hidden className={`mt-1.5 size-2 shrink-0 rounded-full ${readAt ? "" : "bg-accent"}`} />
      <div className="min-w-0 flex-1">
        <p className={`break-words ${look}`}>
          {!readAt && <span className="sr-only">Unread: </span>}
          {link ? (
            // A page of this app: the server makes these links itself.
            <Link to={link} onClick={onRead} className="hover:underline">
              {title}
            </Link>
          ) : (
            title
          )}
        </p>
        {body && <p className="text-quiet break-words whitespace-pre-line">{body}</p>}
        <p className="text-quiet text-small mt-0.5">
          {TYPES[type]}, <RelativeDate at={createdAt} />
        </p>
      </div>
      {!readAt && (
        <IconButton label={`Mark as read: ${title}`} onClick={onRead}>
          <Check size={16} aria-hidden />
        </IconButton>
      )}
    </li>
  );
}
