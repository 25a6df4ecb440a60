import type { Culture } from "./culture.ts";

export const AFRICA: readonly Culture[] = [
  {
    id: "nigerian",
    script: "Latin",
    language: "en",
    women:
      "Adaeze, Amina, Bọ́lá, Chiamaka, Chinelo, Ẹ̀bùn, Folake, Hauwa, Ifeoma, Ngozi, Nkechi, Ọmọtọ́lá, Temitope, Zainab",
    men: "Abubakar, Adébáyọ̀, Chinedu, Chukwuemeka, Ebuka, Femi, Ibrahim, Ikenna, Kayode, Musa, Obinna, Olúwáṣeun, Tunde, Uche",
    families:
      "Abiola, Adeyemi, Afolabi, Bello, Chukwu, Danjuma, Ekwueme, Eze, Ibekwe, Mbadiwe, Nwosu, Obi, Ògúnlẹ́sì, Okafor, Okonkwo, Oladipo, Onyekachi, Sani, Ugochukwu, Yusuf",
    places: "Lagos, Nigeria; Abuja, Nigeria; Ibadan, Nigeria; London, United Kingdom; Houston, United States",
  },
  {
    id: "ghanaian",
    script: "Latin",
    language: "en",
    women: "Abena, Adwoa, Afia, Akosua, Akua, Ama, Efua, Esi, Maame, Naa, Serwaa, Yaa",
    men: "Ebo, Fiifi, Kofi, Kojo, Kwabena, Kwadwo, Kwaku, Kwame, Nana, Paa, Yaw, Yɔɔku",
    families:
      "Acheampong, Addo, Agyeman, Amoah, Ampofo, Ansah, Antwi, Asamoah, Asante, Boateng, Darko, Frimpong, Mensah, Nkansah, Nyarko, Ofori, Osei, Owusu, Quaye, Sarpong",
    places: "Accra, Ghana; Kumasi, Ghana; Tema, Ghana; Amsterdam, Netherlands",
  },
  {
    id: "kenyan",
    script: "Latin",
    language: "sw",
    women:
      "Achieng, Akinyi, Atieno, Chebet, Fatuma, Jepkosgei, Makena, Moraa, Mumbi, Njeri, Nyambura, Wairimu, Wambui, Zawadi",
    men: "Baraka, Barasa, Juma, Kamau, Kariuki, Kiprono, Kiptoo, Maina, Mutiso, Mwangi, Njoroge, Ochieng, Otieno, Wekesa",
    families:
      "Cheruiyot, Gathogo, Githinji, Kamande, Kibet, Kilonzo, Kimani, Korir, Macharia, Mbugua, Muthoni, Mutua, Ndung’u, Ngugi, Nyong’o, Odhiambo, Omondi, Onyango, Rotich, Wanjala",
    places: "Nairobi, Kenya; Mombasa, Kenya; Kisumu, Kenya; Dar es Salaam, Tanzania; Kampala, Uganda",
  },
  {
    id: "ethiopian",
    script: "Ethiopic",
    language: "en",
    women:
      "ሕይወት=Hiwot, ሊያ=Liya, ማርታ=Marta, ሰላም=Selam, ሣራ=Sara, ብርሃን=Birhan, ትዕግስት=Tigist, አበባ=Abeba, ዓለም=Alem, ፍቅርተ=Fikirte",
    men: "ሀብታሙ=Habtamu, ሙሉጌታ=Mulugeta, ሰለሞን=Solomon, በቀለ=Bekele, ተስፋዬ=Tesfaye, ከበደ=Kebede, ዮሐንስ=Yohannes, ዳዊት=Dawit, ጌታቸው=Getachew, ኤርሚያስ=Ermias",
    families:
      "ለማ=Lemma, መኮንን=Mekonnen, ሀይሉ=Hailu, ታደሰ=Tadesse, ነጋሽ=Negash, አበበ=Abebe, አሰፋ=Assefa, ወልደ=Wolde, ደስታ=Desta, ገብሬ=Gebre, ጥላሁን=Tilahun, ግርማ=Girma",
    places: "Addis Ababa, Ethiopia; Hawassa, Ethiopia; Washington, United States",
  },
  {
    id: "south african",
    script: "Latin",
    language: "en",
    women:
      "Anneke, Ayanda, Bongiwe, Karabo, Lerato, Lindiwe, Nomvula, Nthabiseng, Refilwe, Thandeka, Zanele, Zinhle",
    men: "Andile, Bheki, Deon, Hendrik, Kagiso, Lwazi, Mandla, Pieter, Sibusiso, Sipho, Thabo, Tshepo",
    families:
      "Botha, Dlamini, du Plessis, Khumalo, Kruger, Mahlangu, Mkhize, Mokoena, Molefe, Naidoo, Ndlovu, Nkosi, Pretorius, Radebe, Sithole, Tshabalala, van der Merwe, van Wyk, Zulu, Zwane",
    places: "Johannesburg, South Africa; Cape Town, South Africa; Durban, South Africa; Gaborone, Botswana",
  },
  {
    id: "senegalese",
    script: "Latin",
    language: "fr",
    women: "Adja, Aïssatou, Awa, Bineta, Coumba, Fatou, Khady, Mariama, Ndèye, Rokhaya, Seynabou, Sokhna",
    men: "Abdoulaye, Alioune, Cheikh, Ibrahima, Lamine, Mamadou, Modou, Moussa, Ousmane, Pape, Serigne, Souleymane",
    families:
      "Ba, Cissé, Coulibaly, Diagne, Diallo, Diop, Diouf, Fall, Faye, Gaye, Guèye, Kane, Keïta, Mbaye, Ndiaye, Niang, Sarr, Sow, Sy, Touré",
    places: "Dakar, Senegal; Abidjan, Côte d’Ivoire; Bamako, Mali; Lyon, France",
  },
  {
    id: "moroccan",
    script: "Latin",
    language: "fr",
    women:
      "Asmae, Chaimae, Fatima-Zahra, Ghita, Hanane, Ikram, Kenza, Loubna, Meryem, Nawal, Oumaïma, Samira",
    men: "Abdelilah, Anas, Ayoub, Driss, Hicham, Ismaïl, Jamal, Mehdi, Nabil, Othmane, Rachid, Zakaria",
    families:
      "Alaoui, Amrani, Belkacem, Benjelloun, Bennani, Bouazza, Chraïbi, El Fassi, El Idrissi, Guessous, Hajji, Kabbaj, Lahlou, Mernissi, Naciri, Ouazzani, Sebti, Slaoui, Tazi, Zniber",
    places: "Casablanca, Morocco; Rabat, Morocco; Tunis, Tunisia; Algiers, Algeria; Marseille, France",
  },
];
