import type { Culture } from "./culture.ts";

export const WESTERN_EUROPE: readonly Culture[] = [
  {
    id: "english",
    script: "Latin",
    language: "en",
    women:
      "Amelia, Beatrice, Charlotte, Daisy, Eleanor, Florence, Grace, Harriet, Imogen, Jessica, Katherine, Lucy, Matilda, Olivia, Phoebe, Rosalind",
    men: "Alfred, Benjamin, Callum, Daniel, Edward, Frederick, George, Henry, Isaac, James, Kieran, Michael, Oliver, Robert, Samuel, William",
    families:
      "Ashworth, Barlow, Bennett, Carter, Cole, Davenport, Ellison, Fairbanks, Goddard, Hartley, Holloway, Kendrick, Langley, Marlowe, Osborne, Pemberton, Pritchard, Radcliffe, Shepherd, Thornton, Underwood, Whitaker, Winslow, Wyatt",
    places:
      "London, United Kingdom; Manchester, United Kingdom; Bristol, United Kingdom; Edinburgh, United Kingdom; Leeds, United Kingdom; Sydney, Australia; Melbourne, Australia",
  },
  {
    id: "irish",
    script: "Latin",
    language: "en",
    women:
      "Aoife, Bríd, Caoimhe, Deirdre, Éabha, Fionnuala, Gráinne, Méabh, Niamh, Órla, Róisín, Saoirse, Sinéad, Síle",
    men: "Aodhán, Brendan, Cathal, Ciarán, Conor, Diarmuid, Eoin, Fergal, Lorcán, Niall, Oisín, Pádraig, Ruairí, Tadhg",
    families:
      "Brennan, Byrne, Callaghan, Doherty, Fitzgerald, Gallagher, Kavanagh, Keane, McCarthy, McLoughlin, Nolan, O’Brien, O’Connor, Ó Dónaill, O’Shea, Quinn, Ryan, Sweeney, Tierney, Walsh",
    places: "Dublin, Ireland; Cork, Ireland; Galway, Ireland; Limerick, Ireland",
  },
  {
    id: "french",
    script: "Latin",
    language: "fr",
    women:
      "Agnès, Camille, Céline, Chloé, Éloïse, Françoise, Hélène, Inès, Léa, Margaux, Noémie, Océane, Sylvie, Zoé",
    men: "Adrien, Benoît, Clément, Étienne, François, Gaël, Hugo, Jérôme, Loïc, Mathis, Noël, Rémi, Théo, Yves",
    families:
      "Aubert, Beaumont, Chevalier, Delacroix, Dubois, Faure, Garnier, Girard, Lefèvre, Lemaître, Marchand, Mercier, Moreau, Noël, Perrin, Renaud, Roussel, Saint-Clair, Thibault, Vasseur",
    places:
      "Paris, France; Lyon, France; Nantes, France; Bordeaux, France; Toulouse, France; Brussels, Belgium",
  },
  {
    id: "german",
    script: "Latin",
    language: "de",
    women:
      "Annika, Bärbel, Claudia, Franziska, Greta, Hannelore, Jana, Käthe, Lena, Mareike, Sabine, Sophie, Ulrike, Wiebke",
    men: "Andreas, Björn, Christoph, Dieter, Felix, Götz, Henning, Jörg, Jürgen, Lukas, Matthias, Sören, Stefan, Tobias",
    families:
      "Bauer, Böhm, Brandt, Dietrich, Eisenhardt, Fischer, Groß, Hoffmann, Jäger, Kästner, Köhler, Lindner, Müller, Neumann, Rößler, Schäfer, Schröder, Vogel, Weiß, Zimmermann",
    places:
      "Berlin, Germany; Hamburg, Germany; Munich, Germany; Cologne, Germany; Leipzig, Germany; Vienna, Austria; Zurich, Switzerland",
  },
  {
    id: "dutch",
    script: "Latin",
    language: "nl",
    women:
      "Anouk, Eva, Femke, Fleur, Hanneke, Ilse, Lotte, Maaike, Marloes, Mirthe, Noor, Sanne, Tessa, Willemijn",
    men: "Bas, Bram, Daan, Diederik, Floris, Jeroen, Joost, Lars, Maarten, Pieter, Ruben, Sjoerd, Thijs, Wouter",
    families:
      "Bakker, van den Berg, de Boer, Bosch, van Dijk, Hendriks, Jansen, de Jong, Kuiper, van Leeuwen, Meijer, Mulder, Postma, de Ruiter, Smits, Timmermans, Verbeek, Vermeulen, Visser, de Wit",
    places:
      "Amsterdam, Netherlands; Rotterdam, Netherlands; Utrecht, Netherlands; Ghent, Belgium; Antwerp, Belgium",
  },
  {
    id: "italian",
    script: "Latin",
    language: "it",
    women:
      "Alessia, Beatrice, Chiara, Donatella, Elena, Federica, Giulia, Ilaria, Ludovica, Martina, Nicoletta, Paola, Serena, Valentina",
    men: "Alessandro, Bruno, Cosimo, Davide, Enrico, Fabio, Gianluca, Lorenzo, Marco, Niccolò, Pietro, Riccardo, Stefano, Tommaso",
    families:
      "Barbieri, Bellini, Caruso, Colombo, D’Angelo, De Luca, Esposito, Fabbri, Ferrari, Galli, Grassi, Lombardi, Mancini, Moretti, Orlando, Pellegrini, Ricci, Rinaldi, Santoro, Vitale",
    places: "Milan, Italy; Rome, Italy; Turin, Italy; Bologna, Italy; Naples, Italy; Lugano, Switzerland",
  },
  {
    id: "spanish",
    script: "Latin",
    language: "es",
    women:
      "Ainhoa, Begoña, Carmen, Elvira, Inés, Itziar, Jimena, Leonor, Lucía, Marta, Nerea, Pilar, Rocío, Sofía",
    men: "Álvaro, Andrés, Borja, Diego, Gonzalo, Íñigo, Jaime, Javier, Martín, Nicolás, Óscar, Pablo, Raúl, Sergio",
    families:
      "Aguirre, Alonso, Castaño, Cortés, Domínguez, Echeverría, Fernández, Gallego, Ibáñez, Iglesias, Lozano, Márquez, Muñoz, Núñez, Ortega, Peña, Quintana, Romero, Serrano, Vázquez",
    places: "Madrid, Spain; Barcelona, Spain; Valencia, Spain; Bilbao, Spain; Seville, Spain",
    twoFamilies: true,
  },
  {
    id: "portuguese",
    script: "Latin",
    language: "pt",
    women:
      "Ana, Beatriz, Catarina, Filipa, Inês, Joana, Leonor, Mafalda, Margarida, Matilde, Rita, Sofia, Teresa, Vitória",
    men: "Afonso, André, Bernardo, Duarte, Gonçalo, Henrique, João, Luís, Miguel, Nuno, Rui, Simão, Tiago, Vasco",
    families:
      "Almeida, Araújo, Azevedo, Cardoso, Conceição, Duarte, Esteves, Ferreira, Gouveia, Lourenço, Magalhães, Martins, Moura, Nogueira, Pacheco, Pinheiro, Queirós, Ramalho, Simões, Vilhena",
    places: "Lisbon, Portugal; Porto, Portugal; Coimbra, Portugal; Braga, Portugal",
  },
];
