import { addressParser, decodeWords } from "postal-mime";
import { normalizeEmail } from "../../crm/contacts/normalize-identity.ts";

/** Headers by their names in lower case, unfolded; the first where one occurs several times. */
export type Headers = ReadonlyMap<string, string>;

/** Undefined for bytes that do not begin with headers. */
export function readHeaders(message: Buffer): Headers | undefined {
  const [end] = endOfHead(message);
  const headers = new Map<string, string>();
  for (const line of message
    .toString("utf8", 0, end)
    .replace(/\r?\n[ \t]+/g, " ")
    .split(/\r?\n/)) {
    const [, name, value] = /^([!-9;-~]+):\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined && !headers.has(name.toLowerCase())) headers.set(name.toLowerCase(), value ?? "");
  }
  return headers.size ? headers : undefined;
}

/** Where the headers end, and where the text begins after the empty line. */
export function endOfHead(message: Buffer): [head: number, body: number] {
  const gap = /\r?\n\r?\n/.exec(message.toString("latin1", 0, 1 << 16));
  const end = Math.min(message.length, 1 << 16);
  return gap ? [gap.index, gap.index + gap[0].length] : [end, end];
}

export interface Mailbox {
  readonly email: string;
  /** Empty where only the address is known. */
  readonly name: string;
}

/** The people of an address header, each once. */
export function mailboxesOf(headers: Headers, ...names: readonly string[]): Mailbox[] {
  const found = new Map<string, Mailbox>();
  for (const header of names) {
    for (const { address, name } of addressParser(headers.get(header) ?? "", { flatten: true })) {
      const email = normalizeEmail(address ?? "");
      if (email && !found.has(email))
        found.set(email, { email, name: isAddress(name) ? "" : decodeWords(name) });
    }
  }
  return [...found.values()];
}

/** Some programs write the address as the name. */
const isAddress = (name: string) => /\S@\S/.test(name);

const LABELS: readonly [label: string, writings: string][] = [
  [
    "sent",
    "sent|sent mail|sent items|gesendet|gesendete|enviados|enviado|enviadas|envoyés|messages envoyés|inviati|inviata|posta inviata|verzonden|skickat|sendt|wysłane|отправленные|送信済み|已发邮件|寄件備份|보낸편지함|gönderilmiş postalar",
  ],
  ["spam", "spam|junk|junk e-mail|pourriel|correo no deseado|спам|迷惑メール|垃圾邮件|垃圾郵件|스팸함"],
  [
    "trash",
    "trash|bin|deleted items|papierkorb|papelera|lixeira|lixo|corbeille|cestino|prullenbak|papperskorgen|kosz|корзина|ゴミ箱|已删除邮件|垃圾桶|휴지통|çöp kutusu",
  ],
  [
    "draft",
    "draft|drafts|entwurf|entwürfe|borrador|borradores|rascunho|rascunhos|brouillon|brouillons|bozza|bozze|concepten|utkast|wersje robocze|черновики|下書き|草稿|임시보관함|taslaklar",
  ],
  ["chat", "chat|chats|чаты|チャット|聊天|채팅"],
];
const LABEL_OF = new Map(
  LABELS.flatMap(([label, writings]) => writings.split("|").map((each) => [each, label])),
);

/** What Gmail's labels say, in the languages that Takeout writes them: sent, spam, trash, draft, chat. */
export function labelsOf(headers: Headers): ReadonlySet<string> {
  const written = decodeWords(headers.get("x-gmail-labels") ?? "");
  const labels = written
    .split(",")
    .map((label) => LABEL_OF.get(label.trim().replace(/^"|"$/g, "").toLowerCase()));
  return new Set(labels.filter((label) => label !== undefined));
}
