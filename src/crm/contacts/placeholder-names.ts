/** What platforms call those whose account is gone or hidden, in the languages of most of their users. */
const PLACEHOLDER =
  /^(?:deleted account|linkedin member|(?:facebook|instagram|messenger|whatsapp|telegram)[ -](?:user|nutzer(?:in)?)|(?:utilisateur|usuario|utente|usuário) (?:de |di |do )?(?:facebook|instagram)|gelöschtes konto|compte supprimé|cuenta eliminada|conta (?:excluída|eliminada)|account eliminato|удал[её]нный аккаунт)$/i;

/** Whether a name is a platform's word for somebody whom it does not name. */
export const isPlaceholderName = (name: string): boolean => PLACEHOLDER.test(name.trim());
