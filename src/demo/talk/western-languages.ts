import type { Language } from "./language.ts";

/** Talk in the contact's own language. See parse-threads.ts for the form. */
export const WESTERN_LANGUAGES: Partial<Record<Language, string>> = {
  de: `
# Treffen nächste Woche
> Ich bin nächste Woche in der Stadt. Hast du Zeit für einen Kaffee?
< Ja, gern! Mittwoch nach der Arbeit?
> Mittwoch passt. Um halb sechs am Bahnhof?
< Perfekt, ich freue mich.

# Rückfrage zum Angebot
< Kurze Rückfrage zu eurem Angebot: Ist die Schulung im Preis enthalten?
> Ja, zwei Tage vor Ort sind dabei.
< Sehr gut, dann gebe ich das so weiter.
> Danke. Bei Fragen ruf einfach an.

> Wie war der Urlaub?
< Viel zu kurz. Berge, Seen und kein Empfang.
> Klingt herrlich.

@ 5
< Alles Gute zum Geburtstag nachträglich! Ich habe es wieder vergessen.
> Danke, besser spät als nie. Wie geht es dir?
< Gut, nur viel zu tun. Lass uns bald telefonieren.
`,
  fr: `
# Déjeuner la semaine prochaine
> Je passe par chez vous la semaine prochaine. Un déjeuner jeudi ?
< Avec plaisir ! Midi et demi, au petit restaurant près du marché ?
> Parfait, à jeudi.

# Relecture
< Tu pourrais relire ce texte avant vendredi ? Deux pages, pas plus.
> Bien sûr, envoie-le-moi.
< Merci, tu me sauves.
> Voilà, quelques remarques dans la marge. Le début est excellent.

> Comment s'est passé le déménagement ?
< Trois étages sans ascenseur, mais on y est enfin.
> Bravo ! On vient vous aider pour les étagères ?
< Samedi, si vous êtes libres.

@ 1
< Bonne année ! Que de bonnes choses pour toi et les tiens.
> Merci, à toi aussi ! On se voit bientôt ?
`,
  es: `
# Visita en primavera
> Voy a estar en la ciudad la semana que viene. ¿Nos tomamos un café?
< ¡Claro! El miércoles por la tarde me va bien.
> Perfecto, a las cinco en el sitio de siempre.
< Allí estaré.

# Presupuesto
< ¿Me puedes mandar el presupuesto actualizado?
> Te lo mando hoy mismo. Hemos bajado un poco el transporte.
< Recibido. Lo vemos el lunes con el equipo.
> Gracias, quedo pendiente.

> ¿Cómo está tu madre?
< Mucho mejor, gracias por preguntar. Ya está en casa.
> Cuánto me alegro. Dale un abrazo de mi parte.

@ 5
< ¡Feliz cumpleaños! Que cumplas muchos más.
> ¡Mil gracias! A ver cuándo nos vemos.
< Este mes sin falta.
`,
  pt: `
# Reunião na próxima semana
> Estou por aí na próxima semana. Almoçamos na quinta?
< Quinta está ótimo. Meio-dia e meia?
> Combinado, até quinta.

# Apresentação
< Consegues enviar a apresentação antes de sexta?
> Envio amanhã de manhã, falta só o último slide.
< Perfeito, agradeço.
> Enviado. Diz-me o que achas.
< Ficou muito boa, só mudaria o título.

> E as férias, como foram?
< Maravilhosas! Praia, livros e nenhum telefone.
> Que inveja.

@ 5
< Parabéns! Muitas felicidades!
> Obrigado! Este ano fazemos uma festa a sério.
`,
  it: `
# Pranzo in centro
> La prossima settimana sono in città. Pranziamo insieme giovedì?
< Volentieri! All'una davanti alla stazione?
> Perfetto, a giovedì.

# Documenti
< Mi mandi i documenti firmati quando puoi?
> Li spedisco oggi pomeriggio.
< Arrivati, grazie mille.

> Com'è andato il trasloco?
< Un disastro, ma la casa nuova è bellissima.
> Allora aspetto l'invito a cena!
< Sabato prossimo, senza scuse.

@ 5
< Auguri! Quanti sono quest'anno?
> Troppi per contarli. Grazie!
`,
  nl: `
# Afspraak
> Ik ben volgende week in de buurt. Zin in koffie?
< Leuk! Dinsdagmiddag kan ik wel.
> Top, tot dinsdag.

< Heb je de foto's nog van het weekend?
> Ja, ik zet ze vanavond online.
< Super, bedankt!

< Gefeliciteerd met je nieuwe baan!
> Dank je! Het is nog even wennen, maar de collega's zijn leuk.
`,
  sv: `
# Lunch nästa vecka
> Jag är i stan nästa vecka. Hinner du äta lunch på torsdag?
< Ja, gärna! Klockan tolv på det vanliga stället?
> Perfekt, vi ses då.

< Hur gick det på intervjun?
> Bra, tror jag. De hör av sig i nästa vecka.
< Jag håller tummarna!

@ 5
< Grattis på födelsedagen!
> Tack snälla! Vi får fira när jag är tillbaka.
`,
  pl: `
# Spotkanie
> Będę w mieście w przyszłym tygodniu. Masz czas na kawę?
< Jasne! W środę po pracy?
> Super, do środy.

< Dzięki za pomoc z przeprowadzką!
> Nie ma za co. Kiedy parapetówka?
< W sobotę, zapraszam!

> Jak się udał urlop?
< Świetnie, tylko za krótko. A co u ciebie?
`,
  tr: `
# Görüşme
> Gelecek hafta şehirdeyim. Bir kahve içelim mi?
< Tabii, çarşamba öğleden sonra uygun.
> Harika, görüşürüz.

< Sunumu aldım, çok güzel olmuş.
> Teşekkürler! Son sayfayı değiştireceğim.

@ 5
< Doğum günün kutlu olsun!
> Çok teşekkür ederim, en kısa zamanda görüşelim.
`,
  vi: `
> Tuần sau mình ở trong thành phố. Đi cà phê không?
< Được chứ! Chiều thứ tư nhé?
> Ok, hẹn gặp bạn thứ tư.

# Tài liệu
< Bạn gửi giúp mình tài liệu hôm qua nhé.
> Mình vừa gửi rồi, bạn kiểm tra giúp.
< Nhận được rồi, cảm ơn bạn nhiều.

@ 2
< Chúc mừng năm mới! Chúc bạn và gia đình nhiều sức khỏe.
> Cảm ơn bạn, chúc mừng năm mới!
`,
  sw: `
> Niko mjini wiki ijayo. Tupate kahawa?
< Sawa kabisa! Jumatano jioni?
> Poa, tuonane Jumatano.

< Hongera kwa kazi mpya!
> Asante sana! Karibu ofisini wakati wowote.

> Habari za nyumbani?
< Nzuri sana, watoto wamerudi shule. Na wewe?
`,
};
