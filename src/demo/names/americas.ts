import type { Culture } from "./culture.ts";

export const AMERICAS: readonly Culture[] = [
  {
    id: "american",
    script: "Latin",
    language: "en",
    women:
      "Abigail, Brooke, Chelsea, Danielle, Elizabeth, Hannah, Jennifer, Kayla, Lauren, Madison, Naomi, Rebecca, Savannah, Stephanie, Tamika, Victoria",
    men: "Andrew, Brandon, Christopher, Derek, Ethan, Gregory, Jamal, Joshua, Kenneth, Logan, Marcus, Nathaniel, Patrick, Richard, Steven, Timothy",
    families:
      "Abbott, Blackwood, Bridges, Calloway, Chambers, Dawson, Freeman, Gaines, Hale, Hawthorne, Jefferson, Kline, Lockhart, Maddox, Nielsen, Prescott, Reardon, Sinclair, Stanton, Tillman, Vance, Washburn, Whitfield, Yates",
    places:
      "New York, United States; San Francisco, United States; Chicago, United States; Austin, United States; Seattle, United States; Boston, United States; Denver, United States; Toronto, Canada",
  },
  {
    id: "quebecois",
    script: "Latin",
    language: "fr",
    women: "Annick, Ariane, Geneviève, Ève-Marie, Josée, Mélanie, Mylène, Nathalie, Solène, Véronique",
    men: "Alexis, Gilles, Guillaume, Jean-François, Luc, Mathieu, Pierre-Luc, Réjean, Sébastien, Xavier",
    families:
      "Beauchemin, Bélanger, Bouchard, Charbonneau, Desrosiers, Fortin, Gagnon, Lachance, Lafrenière, Lapointe, Lévesque, Ouellet, Pelletier, Thériault, Tremblay, Villeneuve",
    places: "Montréal, Canada; Québec, Canada; Ottawa, Canada",
  },
  {
    id: "mexican",
    script: "Latin",
    language: "es",
    women:
      "Adriana, Citlali, Daniela, Esperanza, Fernanda, Guadalupe, Itzel, Jacqueline, Mariana, Paloma, Regina, Ximena, Yolanda, Zulema",
    men: "Alejandro, César, Cuauhtémoc, Emiliano, Fabián, Gerardo, Héctor, Iván, Joaquín, Leonardo, Mauricio, Rodrigo, Saúl, Ulises",
    families:
      "Arellano, Barragán, Bermúdez, Cárdenas, Escobedo, Figueroa, Garza, Guzmán, Jiménez, Luna, Maldonado, Montes de Oca, Navarrete, Olvera, Pacheco, Rentería, Sandoval, Téllez, Urquiza, Zamora",
    places: "Mexico City, Mexico; Guadalajara, Mexico; Monterrey, Mexico; Mérida, Mexico",
    twoFamilies: true,
  },
  {
    id: "andean",
    script: "Latin",
    language: "es",
    women:
      "Camila, Catalina, Constanza, Gabriela, Killa, Luz Marina, Milagros, Nayra, Paola, Rosaura, Sayuri, Valeria, Wara, Yessenia",
    men: "Alonso, Amaru, Camilo, Cristóbal, Esteban, Felipe, Germán, Hernán, Julián, Matías, Nelson, Ramiro, Sebastián, Túpac",
    families:
      "Arango, Bolívar, Condori, Choque, Espinoza, Gaviria, Huamán, Jaramillo, Mamani, Mejía, Paredes, Quispe, Restrepo, Rojas, Sepúlveda, Tapia, Uribe, Valderrama, Yupanqui, Zapata",
    places:
      "Bogotá, Colombia; Medellín, Colombia; Lima, Peru; La Paz, Bolivia; Quito, Ecuador; Santiago, Chile",
    twoFamilies: true,
  },
  {
    id: "argentine",
    script: "Latin",
    language: "es",
    women:
      "Agustina, Azul, Delfina, Eugenia, Florencia, Julieta, Lourdes, Malena, Micaela, Pilar, Soledad, Victoria",
    men: "Agustín, Bautista, Ezequiel, Facundo, Franco, Germán, Ignacio, Lautaro, Leandro, Ramiro, Santino, Tomás",
    families:
      "Acosta, Bianchi, Cabrera, Di Paolo, Etchegaray, Ferreyra, Giménez, Ledesma, Lombardo, Maidana, Otero, Pellegrino, Quiroga, Rossi, Sosa, Tévez, Urrutia, Villalba, Weinstein, Zárate",
    places: "Buenos Aires, Argentina; Córdoba, Argentina; Rosario, Argentina; Montevideo, Uruguay",
  },
  {
    id: "brazilian",
    script: "Latin",
    language: "pt",
    women:
      "Adriana, Bruna, Débora, Flávia, Helena, Iara, Juliana, Larissa, Luíza, Marília, Raíssa, Tainá, Thaís, Yasmin",
    men: "Caio, Davi, Eduardo, Fábio, Gustavo, Igor, José, Leandro, Otávio, Rafael, Rogério, Thiago, Ubiratan, Vinícius",
    families:
      "Albuquerque, Andrade, Barbosa, Bittencourt, Cavalcanti, Coelho, Figueiredo, Fonseca, Guimarães, Lacerda, Lima, Machado, Nakamura, Oliveira, Pereira, Rezende, Siqueira, Teixeira, Vasconcelos, Xavier",
    places:
      "São Paulo, Brazil; Rio de Janeiro, Brazil; Belo Horizonte, Brazil; Recife, Brazil; Florianópolis, Brazil",
  },
  {
    id: "pacific",
    script: "Latin",
    language: "en",
    women: "Anahera, Hinemoa, Kahurangi, Kalani, Leilani, Malia, Ngaio, Sina, Tui, Wikitoria",
    men: "Ariki, Hōne, Kāne, Keoni, Manaia, Mikaere, Rāwiri, Sione, Tāne, Wiremu",
    families:
      "Faleolo, Hēnare, Kahananui, Kalākaua, Kīngi, Māhina, Ngata, Parata, Pōmare, Tamatea, Taufa, Te Rangi, Tuilagi, Waititi",
    places: "Auckland, New Zealand; Wellington, New Zealand; Honolulu, United States; Suva, Fiji",
  },
];
