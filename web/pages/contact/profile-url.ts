/** Where a press on an address, number or profile leads. */
export function profileUrl(kind: string, value: string): string {
  switch (kind) {
    case "email":
      return `mailto:${value}`;
    case "phone":
      return `tel:${value}`;
    case "linkedin":
      return `https://www.linkedin.com/in/${encodeURIComponent(value)}`;
    case "twitter":
      return /^\d+$/.test(value)
        ? `https://x.com/i/user/${value}`
        : `https://x.com/${encodeURIComponent(value)}`;
    case "telegram":
      return /^user\d+$/.test(value)
        ? `tg://user?id=${value.slice(4)}`
        : `https://t.me/${encodeURIComponent(value)}`;
    case "whatsapp":
      return `https://wa.me/${value.replace(/^\+/, "")}`;
    case "facebook":
      return `https://www.facebook.com/${encodeURIComponent(value)}`;
    case "instagram":
      return `https://www.instagram.com/${encodeURIComponent(value)}`;
    default:
      return `https://${value}`;
  }
}
