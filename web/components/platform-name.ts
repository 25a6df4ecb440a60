const NAMES: Record<string, string> = {
  // With a hyphen at which no line breaks.
  email: "e\u2011mail",
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
