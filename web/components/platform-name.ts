const NAMES: Record<string, string> = {
  email: "e-mail",
  linkedin: "LinkedIn",
  whatsapp: "WhatsApp",
  telegram: "Telegram",
  twitter: "X",
  facebook: "Facebook",
  instagram: "Instagram",
};

/** A platform within a sentence: "by e-mail", "by LinkedIn". */
export function platformName(platform: string): string {
  return NAMES[platform] ?? platform;
}
