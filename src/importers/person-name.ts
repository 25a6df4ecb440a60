import { isPlaceholderName } from "../crm/contacts/placeholder-names.ts";

export interface PersonName {
  /** Empty for nobody. */
  readonly displayName: string;
  readonly givenName?: string;
  readonly familyName?: string;
}

/** What people put after their names: degrees and certificates, by their letters alone. */
const CREDENTIALS = new Set(
  `ba bsc bs beng llb ma msc ms meng mba emba mfa mph mpa msw llm phd dphil md mbbs dds dmd dvm jd edd psyd dba rn np bsn msn
  facs frcp cpa ca acca cfa cfp frm cima aca fca pmp prince2 csm cspo cissp cisa cism ccna pe ceng pgmp shrm shrmcp shrmscp sphr phr
  cipd gphr esq ret sr jr ii iii iv acc pcc mcc icf lcsw lmft cpc ccp pmiacp safe itil aws cpim cscp`.split(
    /\s+/,
  ),
);
/** Real families that read like a degree are only taken for one after a comma. */
const AFTER_SPACE = new Set("mba emba phd md cpa cfa pmp esq jr sr ii iii iv".split(" "));

const letters = (word: string) => word.toLowerCase().replace(/[^a-z0-9]/g, "");

/** Without control characters, pictures and double spaces. */
export function cleanName(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Extended_Pictographic}\u{1f1e6}-\u{1f1ff}\ufe0f]/gu, (letter) =>
      /[\d#*©®™]/.test(letter) ? letter : letter === "\u200d" ? "" : " ",
    )
    .replace(/\s+/g, " ")
    .trim();
}

/** `Smith, PhD, MBA` -> `Smith`; what follows a comma and is no credential stays. */
function withoutCredentials(text: string): string {
  const [first = "", ...rest] = text.split(",").map((part) => part.trim());
  const kept = rest.filter((part) => part !== "" && !part.split(/[\s/&|-]+/).every(isCredential));
  let name = [first, ...kept].filter((part) => part !== "").join(", ");
  for (let words = name.split(" "); words.length > 1; words = name.split(" ")) {
    const last = words.at(-1) ?? "";
    const isTail =
      AFTER_SPACE.has(letters(last)) && (/^[\p{Lu}.]{2,}$|\.$/u.test(last) || /^ph\.?d/i.test(last));
    if (!isTail) break;
    name = words.slice(0, -1).join(" ").replace(/,$/, "");
  }
  return name;
}

const isCredential = (word: string) => letters(word) === "" || CREDENTIALS.has(letters(word));

/**
 * Reads a name from a source that keeps given and family name apart, or from one text. `Pritchard, Owen` is family and
 * given where both are single words; otherwise a text is kept as it is written. Nobody has an empty display name.
 */
export function readName(source: { display?: string; given?: string; family?: string }): PersonName {
  const given = cleanName(source.given ?? "");
  const family = withoutCredentials(cleanName(source.family ?? ""));
  const display = withoutCredentials(cleanName(source.display ?? ""));
  if (isPlaceholderName(display) || isPlaceholderName(`${given} ${family}`)) return { displayName: "" };
  const swapped = /^([^\s,]+), ?([^\s,]+)$/.exec(display);
  const parts =
    given || family ? { given, family } : { given: swapped?.[2] ?? "", family: swapped?.[1] ?? "" };
  const isReversed = swapped !== null || display === `${parts.family}, ${parts.given}`;
  const joined = [parts.given, parts.family].filter((part) => part !== "").join(" ");
  return {
    displayName: display && !isReversed ? display : joined || display,
    ...(parts.given && { givenName: parts.given }),
    ...(parts.family && { familyName: parts.family }),
  };
}
