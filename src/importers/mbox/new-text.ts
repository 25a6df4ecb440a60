// What the writer of a mail wrote: without the mail that is answered and without the signature.

const ATTRIBUTION_WORDS =
  /\b(?:wrote|writes|schrieb|a écrit|escribió|escreveu|ha scritto|schreef|skrev|kirjoitti|napisał\(?a?\)?|написал\(?а?\)?|пишет|yazdı)\b|写道|寫道|のメール|님이 작성/i;
/** Lines that begin a mail which is handed on or answered below. */
const QUOTED_MAIL =
  /^(?:-{2,} ?(?:original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|mensaje original|mensaje reenviado|mensagem original|mensagem encaminhada|message d'origine|message d’origine|message transféré|messaggio originale|messaggio inoltrato|oorspronkelijk bericht|исходное сообщение|пересылаемое сообщение) ?-{2,}|begin forwarded message:|anfang der weitergeleiteten nachricht:|início da mensagem reencaminhada:|début du message transféré ?:|inicio del mensaje reenviado:)$/i;
const HEADER_FROM = /^\*?(?:from|von|de|da|van|från|fra|от) ?:\*? ?\S/i;
const HEADER_NEXT =
  /^\*?(?:sent|date|gesendet|datum|enviado|enviada|fecha|data|envoyé|inviato|verzonden|skickat|sendt|дата|отправлено|to|an|para|à|a|aan|till|til|кому|subject|betreff|asunto|assunto|objet|oggetto|onderwerp|ämne|emne|тема) ?:\*?(?: |$)/i;
const MOBILE_SIGNATURE =
  /^(?:sent from my |sent from (?:mail|outlook|yahoo|proton|samsung)|sent via |get outlook for |von meinem .{2,40} gesendet|gesendet von |gesendet mit |enviado desde |enviado do meu|envoyé de mon|envoyé depuis|inviato da(?:l mio)? |verzonden vanaf|skickat från min|отправлено с )/i;

/** The new part of a plain text. Answers between quoted lines stay. */
export function newText(text: string): string {
  const lines = text.replace(/\r\n?/g, "\n").replaceAll("\u00a0", " ").split("\n");
  const kept: string[] = [];
  for (let index = 0; index < lines.length; index++) {
    const raw = lines[index] ?? "";
    const line = raw.trim();
    if (raw === "-- " || (line === "--" && kept.length > 0)) break;
    if (QUOTED_MAIL.test(line) || startsQuotedHeader(lines, index)) break;
    if (MOBILE_SIGNATURE.test(line) && line.length < 80) break;
    const attribution = attributionAt(lines, index);
    if (attribution === "cut") break;
    if (attribution > 0) index += attribution - 1;
    else if (!line.startsWith(">")) kept.push(raw.trimEnd());
  }
  return kept
    .join("\n")
    .replace(/\n_{5,}\s*$/, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/**
 * How many lines from here on say whose mail follows: `On 2 Mar 2026 at 09:30, Ana <ana@example.com>` and `wrote:`, on up
 * to three lines; 0 for other lines. `cut` where the mail follows without `>`, so that all the rest is quoted.
 */
function attributionAt(lines: readonly string[], index: number): number | "cut" {
  for (let count = 1; count <= 3; count++) {
    if (!lines[index + count - 1]?.trim()) return 0;
    const joined = lines
      .slice(index, index + count)
      .join(" ")
      .trim();
    if (!/^(?:on|am|le|el|em|il|op|den|dne|w dniu|\d{1,4}|["“]?\p{L})/iu.test(joined)) return 0;
    if (!/[:：]$/.test(joined) || !/\d|@/.test(joined)) continue;
    const next = lines.slice(index + count).find((line) => line.trim() !== "");
    if (next?.startsWith(">")) return count;
    return ATTRIBUTION_WORDS.test(joined) && /<\S+@\S+>|\d:\d\d/.test(joined) ? "cut" : 0;
  }
  return 0;
}

function startsQuotedHeader(lines: readonly string[], index: number): boolean {
  const line = lines[index]?.trim() ?? "";
  if (!HEADER_FROM.test(line)) return false;
  const next = lines.slice(index + 1, index + 4).filter((each) => HEADER_NEXT.test(each.trim()));
  return next.length >= 2;
}

/** HTML without what it quotes: programs mark the quoted mail and the signature. */
export function withoutQuotedHtml(html: string): string {
  const cut = html.search(
    /<div[^>]*\b(?:class="?(?:gmail_quote|gmail_signature|yahoo_quoted|moz-cite-prefix|moz-signature|protonmail_quote)|id="?(?:appendonsend|divRplyFwdMsg|mail-editor-reference-message-container|Signature))|<blockquote[^>]*\btype="?cite/i,
  );
  return cut < 0 ? html : html.slice(0, cut);
}
