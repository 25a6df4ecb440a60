import { addressParser, decodeWords } from "postal-mime";
import { normalizeEmail } from "../../crm/contacts/normalize-identity.ts";

/** Headers by their names in lower case, unfolded; the first where one occurs several times. */
export type Headers = ReadonlyMap<string, string>;

/** Bytes that hold the headers of any mail. */
const MAX_HEAD = 1 << 16;

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
  const start = message.subarray(0, MAX_HEAD);
  const [plain, withReturn] = [start.indexOf("\n\n"), start.indexOf("\n\r\n")];
  if (plain < 0 && withReturn < 0) return [start.length, start.length];
  const isPlain = withReturn < 0 || (plain >= 0 && plain < withReturn);
  const at = isPlain ? plain : withReturn;
  return [start[at - 1] === 0x0d ? at - 1 : at, at + (isPlain ? 2 : 3)];
}

export interface Mailbox {
  readonly email: string;
  /** Empty where only the address is known. */
  readonly name: string;
}

/** The people of address headers, each once. */
export type MailboxesOf = (headers: Headers, ...names: readonly string[]) => Mailbox[];

/** Headers that are remembered, and characters of one. */
const MAX_KNOWN = 5_000;
const MAX_REMEMBERED = 200;

/** Reads address headers, and remembers them: the same few people write again and again. */
export function mailboxReader(): MailboxesOf {
  const known = new Map<string, readonly Mailbox[]>();
  function mailboxesIn(text: string): readonly Mailbox[] {
    const there = known.get(text);
    if (there) return there;
    if (text.length > MAX_REMEMBERED) return parseMailboxes(text);
    // A copy, as a part of a string keeps the whole of it in memory: all headers of the mail.
    const copy = Buffer.from(text).toString();
    const mailboxes = parseMailboxes(copy);
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(copy, mailboxes);
    return mailboxes;
  }
  return (headers, ...names) => {
    const found = new Map<string, Mailbox>();
    for (const header of names) {
      for (const mailbox of mailboxesIn(headers.get(header) ?? ""))
        if (!found.has(mailbox.email)) found.set(mailbox.email, mailbox);
    }
    return [...found.values()];
  };
}

const parseMailboxes = (text: string): Mailbox[] =>
  addressParser(text, { flatten: true }).flatMap(({ address, name }): Mailbox[] => {
    const email = normalizeEmail(address ?? "");
    return email ? [{ email, name: isAddress(name) ? "" : decodeWords(name) }] : [];
  });

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
