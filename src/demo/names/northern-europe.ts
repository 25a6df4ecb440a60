import type { Culture } from "./culture.ts";

export const NORTHERN_EUROPE: readonly Culture[] = [
  {
    id: "swedish",
    script: "Latin",
    language: "sv",
    women: "Agneta, Alva, Astrid, Ebba, Elin, Frida, Gunilla, Hedvig, Ingrid, Karin, Linnéa, Maja, Saga, Åsa",
    men: "Anders, Axel, Börje, Elias, Fredrik, Gustav, Håkan, Johan, Kjell, Ludvig, Mårten, Nils, Oskar, Viktor",
    families:
      "Ahlström, Berglund, Björk, Dahlgren, Ekström, Engström, Forsberg, Hedlund, Holmqvist, Lindqvist, Löfgren, Nordin, Nyström, Sandström, Sjöberg, Söderberg, Thorén, Wallin, Åberg, Öhman",
    places: "Stockholm, Sweden; Gothenburg, Sweden; Malmö, Sweden; Uppsala, Sweden",
  },
  {
    id: "norwegian",
    script: "Latin",
    language: "en",
    women:
      "Anne, Birgitte, Dagny, Guro, Hanna, Hilde, Ingeborg, Kari, Marit, Ragnhild, Sigrid, Solveig, Tonje, Åshild",
    men: "Arne, Asbjørn, Bård, Eirik, Espen, Gunnar, Halvard, Håvard, Knut, Magnus, Øyvind, Sindre, Tor, Trygve",
    families:
      "Aasen, Bakken, Bjørnstad, Dahl, Eide, Fjeldstad, Grønli, Haugen, Hjelmeland, Kvamme, Lien, Myhre, Nygård, Rønning, Sæther, Solberg, Strøm, Tveit, Vik, Ødegård",
    places: "Oslo, Norway; Bergen, Norway; Trondheim, Norway; Tromsø, Norway",
  },
  {
    id: "danish",
    script: "Latin",
    language: "en",
    women:
      "Bodil, Caroline, Ditte, Emilie, Freja, Gitte, Josefine, Karen, Lærke, Mette, Rikke, Signe, Tove, Ulla",
    men: "Anton, Bjarke, Christian, Emil, Frederik, Jens, Kasper, Lauge, Mads, Mikkel, Niels, Rasmus, Søren, Troels",
    families:
      "Andersen, Bach, Bruun, Christensen, Dalgaard, Frandsen, Gregersen, Højgaard, Iversen, Jørgensen, Kjær, Lauritsen, Møller, Nørgaard, Overgaard, Poulsen, Riis, Skovgaard, Thygesen, Østergaard",
    places: "Copenhagen, Denmark; Aarhus, Denmark; Odense, Denmark",
  },
  {
    id: "finnish",
    script: "Latin",
    language: "en",
    women: "Aino, Anneli, Eeva, Elina, Helmi, Iida, Kaisa, Lotta, Marjatta, Outi, Päivi, Riikka, Säde, Venla",
    men: "Antti, Eero, Heikki, Ilmari, Jaakko, Juhani, Kalle, Lauri, Matti, Onni, Pekka, Sampo, Tapio, Väinö",
    families:
      "Aalto, Hämäläinen, Heikkinen, Järvinen, Kallio, Karppinen, Kettunen, Koskela, Laaksonen, Lehtonen, Mäkelä, Niemi, Nurmi, Pitkänen, Rautio, Salonen, Seppälä, Tuominen, Virtanen, Ylönen",
    places: "Helsinki, Finland; Tampere, Finland; Turku, Finland; Oulu, Finland",
  },
  {
    id: "icelandic",
    script: "Latin",
    language: "en",
    women:
      "Anna, Ásdís, Birna, Dagný, Elísabet, Guðrún, Hrafnhildur, Ingibjörg, Katrín, Ragnheiður, Sigríður, Steinunn, Þórunn, Ylfa",
    men: "Árni, Baldur, Björn, Einar, Gísli, Guðmundur, Hörður, Jón, Kári, Ólafur, Sigurður, Stefán, Sveinn, Þór",
    families:
      "Arnarson/Arnardóttir, Baldursson/Baldursdóttir, Bjarnason/Bjarnadóttir, Einarsson/Einarsdóttir, Gíslason/Gísladóttir, Guðmundsson/Guðmundsdóttir, Hauksson/Hauksdóttir, Jónsson/Jónsdóttir, Kristjánsson/Kristjánsdóttir, Magnússon/Magnúsdóttir, Ólafsson/Ólafsdóttir, Pálsson/Pálsdóttir, Sigurðsson/Sigurðardóttir, Stefánsson/Stefánsdóttir, Þórsson/Þórsdóttir",
    places: "Reykjavík, Iceland; Akureyri, Iceland",
  },
  {
    id: "baltic",
    script: "Latin",
    language: "en",
    women:
      "Aistė, Birutė, Dace, Eglė, Ieva, Jūratė, Kristīne, Liina, Līga, Maarja, Rasa, Sandra, Ugnė, Žaneta",
    men: "Andris, Edgars, Gintaras, Jānis, Jonas, Kaarel, Linas, Mārtiņš, Priit, Rimantas, Tõnu, Urmas, Valdis, Žygimantas",
    families:
      "Balodis, Bērziņš/Bērziņa, Jankauskas/Jankauskienė, Kalniņš/Kalniņa, Kask, Kazlauskas/Kazlauskienė, Kukk, Lepik, Liepiņš/Liepiņa, Mägi, Ozols/Ozola, Petrauskas/Petrauskienė, Põld, Rebane, Saar, Stankevičius/Stankevičienė, Tamm, Vītols/Vītola, Žukauskas/Žukauskienė",
    places: "Vilnius, Lithuania; Riga, Latvia; Tallinn, Estonia; Tartu, Estonia",
  },
];
