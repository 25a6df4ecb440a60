// WhatsApp writes its own words in the language of the phone; these are the ones of English and of what most others use.
// Each is a whole text, with its capitals; what ends in MARKED may begin a longer one, which only counts behind a mark.

/** At the end of a text that was changed later. */
export const EDITED =
  /\s*\u200e?<(?:this message was edited|diese nachricht wurde bearbeitet|se editó este mensaje\.?|mensagem editada|ce message a été modifié|questo messaggio è stato modificato)>\s*$/i;

export const DELETED =
  /^(?:This message was deleted|You deleted this message|Diese Nachricht wurde gelöscht|Du hast diese Nachricht gelöscht|Se eliminó este mensaje|Eliminaste este mensaje|Mensagem apagada|Você apagou esta mensagem|Ce message a été supprimé|Vous avez supprimé ce message|Questo messaggio è stato eliminato|Hai eliminato questo messaggio|Dit bericht is verwijderd)\.?$/;

export const MISSED =
  /^(?:Missed (?:group )?(?:voice|video) call|Silenced (?:voice|video) call|(?:Voice|Video) call, (?:No answer|Not answered|Declined|Unavailable)|Verpasster (?:Sprach|Video)anruf|Llamada perdida|Videollamada perdida|Appel (?:vocal|vidéo) manqué|Chamada de (?:voz|vídeo) perdida|Chiamata (?:vocale )?persa|Videochiamata persa)(?:, Tap to call back| at \d{1,2}[:.]\d{2}(?: ?[AP]M)?)?\.?$/;
export const MISSED_MARKED =
  /^(?:missed |silenced |(?:voice|video) call[,.]? ?(?:no answer|not answered|declined|unavailable)|verpasster|(?:video)?llamada (?:de voz )?perdida|appel (?:vocal|vidéo) manqué|chamada de (?:voz|vídeo) perdida|(?:video)?chiamata (?:vocale )?persa)/i;

/** Its length is the part in parentheses. */
export const CALL_MARKED = /^(?:voice|video) call[,.]? ?(\d+ ?(?:sec|min|hr|hour|minute|second)s?\b.*)$/i;

export const WITHOUT_MEDIA =
  /^<(?:Media omitted|Medien ausgeschlossen|Multimedia omitido|Archivo omitido|Mídia oculta|Arquivo de mídia oculto|Ficheiro não revelado|Médias omis|Fichier omis|Media omessi|Media weggelaten|Media pominięte|Без медиафайлов|Medya dahil edilmedi|Media tidak disertakan)>$/;

const LEFT_OUT = "(?:omitted|weggelassen|omitid[ao]|ocultad[ao]|absente?|omise?|omess[ao]|weggelaten)";
const omitted = (nouns: string) => new RegExp(`^(?:${nouns}) ${LEFT_OUT}$`, "i");
/** What iOS writes in the place of media, and what that was. */
export const OMITTED: readonly (readonly [RegExp, string])[] = [
  [omitted("image|bild|imagen|imagem|immagine|photo|foto|afbeelding"), "photo"],
  [omitted("video|vídeo|vidéo|video note|video-notiz"), "video"],
  [omitted("audio|áudio|voice message"), "voice message"],
  [omitted("sticker|figurinha|adesivo"), "sticker"],
  [omitted("gif"), "GIF"],
  [omitted("document|dokument|documento|document"), "file"],
  [omitted("contact card|kontaktkarte|tarjeta de contacto|cartão do contato"), "contact"],
];

/** A file by its name: iOS, or Android with the rest of the text below it. */
export const ATTACHED =
  /\s*<attached: ([^<>]+)>\s*$|^(\S[^\n]{0,200}\.\w{2,5}) \((?:file attached|Datei angehängt|archivo adjunto|arquivo anexado|ficheiro anexado|fichier joint|file allegato|bestand bijgevoegd)\)(?=\n|$)/;
export const ATTACHED_MARKED = /^<[^<>:\n]{3,20}: ?([^<>\n]+)>$/;
export const BESIDE_MARKED = /^(\S[^\n]{0,200}\.\w{2,5}) \([^()\n]{4,30}\)(?=\n|$)/;

export const LOCATION =
  /^(?:[Ll]ocation: https:\/\/(?:maps\.google\.com|foursquare\.com)\/\S*|[Ll]ive location shared)$/;
export const LOCATION_MARKED = /^(?:location: https?:|live location shared)/i;

/** A question and what can be answered, each with its votes, which are more in a newer export. */
export const POLL = /^\p{Lu}{4,10}:\n([^\n]+)(?:\n\p{Lu}{4,10}: [^\n]+\(\d+ [^\n()]+\))+$/u;

/** Sentences of the program that some versions give an author. */
export const NOTICE =
  /^(?:Messages and calls are end-to-end encrypted\.(?: (?:No one outside of this chat|Only people in this chat)[^\n.]{0,80}\.)?(?: (?:Tap to learn|Learn) more\.?)?|Your security code with [^\n]{1,80} changed\.(?: (?:Tap to learn|Learn) more\.?)?)$/;
