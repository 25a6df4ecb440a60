import {
  AtSign,
  Calendar,
  Globe,
  type LucideIcon,
  Mail,
  MessageCircle,
  NotebookPen,
  Phone,
  Send,
  Users,
} from "lucide-react";

const PLATFORMS: Record<string, { name: string; icon: LucideIcon; by?: string }> = {
  email: { name: "E-mail", icon: Mail, by: "by e-mail" },
  phone: { name: "Phone", icon: Phone, by: "by phone" },
  meeting: { name: "Meeting", icon: Calendar, by: "in a meeting" },
  calendar: { name: "Calendar", icon: Calendar, by: "in a meeting" },
  linkedin: { name: "LinkedIn", icon: Users },
  twitter: { name: "X", icon: AtSign },
  telegram: { name: "Telegram", icon: Send },
  whatsapp: { name: "WhatsApp", icon: MessageCircle },
  facebook: { name: "Facebook", icon: Users },
  instagram: { name: "Instagram", icon: AtSign },
  website: { name: "Website", icon: Globe },
  note: { name: "Note", icon: NotebookPen },
};

/** A platform as people call it. */
export function platformName(platform: string): string {
  return PLATFORMS[platform]?.name ?? platform.charAt(0).toUpperCase() + platform.slice(1);
}

/** "by e-mail", "on LinkedIn". */
export function byPlatform(platform: string): string {
  return PLATFORMS[platform]?.by ?? `on ${platformName(platform)}`;
}

/** A quiet sign for a platform, whose name readers hear. */
export function PlatformIcon({ platform }: { platform: string }) {
  const Icon = PLATFORMS[platform]?.icon ?? MessageCircle;
  return <Icon size={14} role="img" aria-label={platformName(platform)} className="text-quiet shrink-0" />;
}
