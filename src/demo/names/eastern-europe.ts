import type { Culture } from "./culture.ts";

export const EASTERN_EUROPE: readonly Culture[] = [
  {
    id: "polish",
    script: "Latin",
    language: "pl",
    women:
      "Agnieszka, Bożena, Danuta, Elżbieta, Grażyna, Jadwiga, Joanna, Katarzyna, Łucja, Małgorzata, Patrycja, Róża, Wanda, Zofia",
    men: "Bartłomiej, Błażej, Dariusz, Grzegorz, Jacek, Krzysztof, Łukasz, Maciej, Paweł, Radosław, Sławomir, Tomasz, Wojciech, Zbigniew",
    families:
      "Adamczyk, Borkowski/Borkowska, Dąbrowski/Dąbrowska, Górski/Górska, Jabłoński/Jabłońska, Kaczmarek, Kamiński/Kamińska, Kowalczyk, Król, Lewandowski/Lewandowska, Majewski/Majewska, Nowak, Piątek, Sikora, Szymański/Szymańska, Walczak, Wiśniewski/Wiśniewska, Woźniak, Zieliński/Zielińska, Żak",
    places: "Warsaw, Poland; Kraków, Poland; Wrocław, Poland; Gdańsk, Poland; Łódź, Poland",
  },
  {
    id: "czech",
    script: "Latin",
    language: "en",
    women:
      "Alžběta, Barbora, Božena, Eliška, Hana, Jitka, Kateřina, Lenka, Markéta, Růžena, Šárka, Tereza, Věra, Zuzana",
    men: "Bohumil, Dušan, František, Jáchym, Jiří, Ladislav, Lukáš, Marek, Matěj, Ondřej, Radek, Štěpán, Vojtěch, Zdeněk",
    families:
      "Beneš/Benešová, Černý/Černá, Doležal/Doležalová, Dvořák/Dvořáková, Fiala/Fialová, Havlíček/Havlíčková, Horák/Horáková, Jelínek/Jelínková, Kovář/Kovářová, Kučera/Kučerová, Malý/Malá, Němec/Němcová, Novotný/Novotná, Pokorný/Pokorná, Růžička/Růžičková, Sedláček/Sedláčková, Šimek/Šimková, Veselý/Veselá, Žák/Žáková",
    places: "Prague, Czechia; Brno, Czechia; Ostrava, Czechia; Bratislava, Slovakia",
  },
  {
    id: "hungarian",
    script: "Latin",
    language: "en",
    women:
      "Ágnes, Boglárka, Csilla, Dóra, Enikő, Erzsébet, Ildikó, Judit, Katalin, Márta, Orsolya, Réka, Tünde, Zsófia",
    men: "András, Balázs, Csaba, Ervin, Ferenc, Gábor, György, István, Károly, László, Márton, Péter, Sándor, Zoltán",
    families:
      "Bárány, Bodnár, Csonka, Erdős, Farkas, Fülöp, Gulyás, Hegedűs, Juhász, Kelemen, Kőműves, Lukács, Mészáros, Orosz, Pásztor, Rácz, Somogyi, Szűcs, Takács, Vörös",
    places: "Budapest, Hungary; Szeged, Hungary; Debrecen, Hungary; Cluj-Napoca, Romania",
  },
  {
    id: "romanian",
    script: "Latin",
    language: "en",
    women:
      "Adina, Bianca, Cătălina, Crina, Daniela, Doina, Ileana, Ioana, Mădălina, Oana, Raluca, Roxana, Simona, Ștefania",
    men: "Andrei, Bogdan, Călin, Ciprian, Dragoș, Florin, Gheorghe, Ionuț, Lucian, Mihai, Răzvan, Sorin, Ștefan, Vlad",
    families:
      "Albu, Bălan, Bratu, Călinescu, Ciobanu, Dumitrescu, Enache, Florea, Ionescu, Lungu, Manole, Munteanu, Neagu, Oprea, Petrescu, Popa, Rusu, Stănescu, Toma, Văduva",
    places: "Bucharest, Romania; Iași, Romania; Timișoara, Romania; Chișinău, Moldova",
  },
  {
    id: "russian",
    script: "Cyrillic",
    language: "ru",
    women:
      "Алина=Alina, Анастасия=Anastasia, Валерия=Valeria, Дарья=Daria, Екатерина=Ekaterina, Ирина=Irina, Ксения=Ksenia, Людмила=Lyudmila, Марина=Marina, Надежда=Nadezhda, Ольга=Olga, Светлана=Svetlana, Татьяна=Tatiana, Юлия=Yulia",
    men: "Александр=Alexander, Алексей=Alexey, Борис=Boris, Виктор=Viktor, Григорий=Grigory, Дмитрий=Dmitry, Евгений=Evgeny, Илья=Ilya, Константин=Konstantin, Максим=Maxim, Николай=Nikolay, Павел=Pavel, Сергей=Sergey, Фёдор=Fyodor",
    families:
      "Белов=Belov/Белова=Belova, Волков=Volkov/Волкова=Volkova, Громов=Gromov/Громова=Gromova, Ершов=Ershov/Ершова=Ershova, Зайцев=Zaitsev/Зайцева=Zaitseva, Киселёв=Kiselyov/Киселёва=Kiselyova, Крылов=Krylov/Крылова=Krylova, Лебедев=Lebedev/Лебедева=Lebedeva, Морозов=Morozov/Морозова=Morozova, Орлов=Orlov/Орлова=Orlova, Павленко=Pavlenko, Романов=Romanov/Романова=Romanova, Соколов=Sokolov/Соколова=Sokolova, Тихонов=Tikhonov/Тихонова=Tikhonova, Фролов=Frolov/Фролова=Frolova, Чернышёв=Chernyshyov/Чернышёва=Chernyshyova, Шишкин=Shishkin/Шишкина=Shishkina, Яковлев=Yakovlev/Яковлева=Yakovleva",
    places: "Moscow, Russia; Saint Petersburg, Russia; Almaty, Kazakhstan; Yerevan, Armenia; Berlin, Germany",
  },
  {
    id: "ukrainian",
    script: "Cyrillic",
    language: "uk",
    women:
      "Богдана=Bohdana, Ганна=Hanna, Дарина=Daryna, Зоряна=Zoriana, Ірина=Iryna, Катерина=Kateryna, Леся=Lesia, Мар’яна=Mariana, Оксана=Oksana, Олена=Olena, Соломія=Solomiia, Христина=Khrystyna, Юлія=Yuliia, Ярослава=Yaroslava",
    men: "Андрій=Andrii, Богдан=Bohdan, Василь=Vasyl, Володимир=Volodymyr, Дмитро=Dmytro, Євген=Yevhen, Іван=Ivan, Микола=Mykola, Назар=Nazar, Олександр=Oleksandr, Остап=Ostap, Петро=Petro, Тарас=Taras, Юрій=Yurii",
    families:
      "Бондаренко=Bondarenko, Василенко=Vasylenko, Гнатюк=Hnatiuk, Грищенко=Hryshchenko, Данилюк=Danyliuk, Іваненко=Ivanenko, Кравчук=Kravchuk, Литвиненко=Lytvynenko, Мельник=Melnyk, Олійник=Oliinyk, Павлюк=Pavliuk, Поліщук=Polishchuk, Романюк=Romaniuk, Савченко=Savchenko, Ткаченко=Tkachenko, Франчук=Franchuk, Шевчук=Shevchuk, Яременко=Yaremenko",
    places: "Kyiv, Ukraine; Lviv, Ukraine; Odesa, Ukraine; Warsaw, Poland",
  },
  {
    id: "bulgarian",
    script: "Cyrillic",
    language: "en",
    women:
      "Антония=Antonia, Боряна=Boryana, Василена=Vasilena, Десислава=Desislava, Елица=Elitsa, Ивелина=Ivelina, Калина=Kalina, Мила=Mila, Невена=Nevena, Радостина=Radostina, Силвия=Silvia, Цветелина=Tsvetelina",
    men: "Асен=Asen, Божидар=Bozhidar, Веселин=Veselin, Георги=Georgi, Димитър=Dimitar, Емил=Emil, Иван=Ivan, Красимир=Krasimir, Любомир=Lyubomir, Мартин=Martin, Николай=Nikolay, Стоян=Stoyan",
    families:
      "Ангелов=Angelov/Ангелова=Angelova, Василев=Vasilev/Василева=Vasileva, Георгиев=Georgiev/Георгиева=Georgieva, Димитров=Dimitrov/Димитрова=Dimitrova, Илиев=Iliev/Илиева=Ilieva, Костов=Kostov/Костова=Kostova, Маринов=Marinov/Маринова=Marinova, Николов=Nikolov/Николова=Nikolova, Петков=Petkov/Петкова=Petkova, Стоянов=Stoyanov/Стоянова=Stoyanova, Тодоров=Todorov/Тодорова=Todorova, Христов=Hristov/Христова=Hristova",
    places: "Sofia, Bulgaria; Plovdiv, Bulgaria; Varna, Bulgaria; Skopje, North Macedonia",
  },
  {
    id: "greek",
    script: "Greek",
    language: "el",
    women:
      "Αγγελική=Angeliki, Αθηνά=Athina, Βασιλική=Vasiliki, Γεωργία=Georgia, Δέσποινα=Despina, Ειρήνη=Eirini, Ελένη=Eleni, Ζωή=Zoi, Κατερίνα=Katerina, Μαρία=Maria, Νεφέλη=Nefeli, Σοφία=Sofia, Φωτεινή=Foteini, Χριστίνα=Christina",
    men: "Αλέξανδρος=Alexandros, Ανδρέας=Andreas, Βασίλης=Vasilis, Γιώργος=Giorgos, Δημήτρης=Dimitris, Ηλίας=Ilias, Θανάσης=Thanasis, Κώστας=Kostas, Λευτέρης=Lefteris, Μιχάλης=Michalis, Νίκος=Nikos, Παναγιώτης=Panagiotis, Σπύρος=Spyros, Χρήστος=Christos",
    families:
      "Αλεξίου=Alexiou, Αναγνώστου=Anagnostou, Βλάχος=Vlachos/Βλάχου=Vlachou, Γεωργίου=Georgiou, Δημόπουλος=Dimopoulos/Δημοπούλου=Dimopoulou, Ιωάννου=Ioannou, Καραγιάννης=Karagiannis/Καραγιάννη=Karagianni, Κωνσταντίνου=Konstantinou, Λάμπρου=Lamprou, Μακρής=Makris/Μακρή=Makri, Νικολαΐδης=Nikolaidis/Νικολαΐδου=Nikolaidou, Οικονόμου=Oikonomou, Παπαδάκης=Papadakis/Παπαδάκη=Papadaki, Παπαδόπουλος=Papadopoulos/Παπαδοπούλου=Papadopoulou, Σαμαράς=Samaras/Σαμαρά=Samara, Στεφάνου=Stefanou, Χατζής=Chatzis/Χατζή=Chatzi",
    places: "Athens, Greece; Thessaloniki, Greece; Heraklion, Greece; Nicosia, Cyprus",
  },
  {
    id: "georgian",
    script: "Georgian",
    language: "en",
    women:
      "ანა=Ana, ეკა=Eka, თამარ=Tamar, თეონა=Teona, ია=Ia, ლანა=Lana, ლელა=Lela, მაია=Maia, მარიამ=Mariam, ნანა=Nana, ნინო=Nino, ქეთევან=Ketevan",
    men: "ბექა=Beka, გიორგი=Giorgi, დავით=Davit, ზურაბ=Zurab, ირაკლი=Irakli, ლევან=Levan, ლუკა=Luka, ნიკა=Nika, ოთარ=Otar, სანდრო=Sandro, ვახტანგ=Vakhtang, შოთა=Shota",
    families:
      "ბერიძე=Beridze, გელაშვილი=Gelashvili, გიორგაძე=Giorgadze, დოლიძე=Dolidze, კაპანაძე=Kapanadze, კვარაცხელია=Kvaratskhelia, ლომიძე=Lomidze, მაისურაძე=Maisuradze, მამულაშვილი=Mamulashvili, ნოზაძე=Nozadze, ჩხეიძე=Chkheidze, ხურციძე=Khurtsidze",
    places: "Tbilisi, Georgia; Batumi, Georgia; Kutaisi, Georgia",
  },
  {
    id: "armenian",
    script: "Armenian",
    language: "en",
    women:
      "Անահիտ=Anahit, Անի=Ani, Արփինե=Arpine, Գայանե=Gayane, Լիլիթ=Lilit, Լուսինե=Lusine, Կարինե=Karine, Հասմիկ=Hasmik, Մարիամ=Mariam, Նարե=Nare, Շուշան=Shushan, Սոնա=Sona",
    men: "Արամ=Aram, Արմեն=Armen, Արտակ=Artak, Գարիկ=Garik, Գևորգ=Gevorg, Դավիթ=Davit, Հայկ=Hayk, Հովհաննես=Hovhannes, Նարեկ=Narek, Սուրեն=Suren, Վահան=Vahan, Տիգրան=Tigran",
    families:
      "Աբրահամյան=Abrahamyan, Բաղդասարյան=Baghdasaryan, Գալստյան=Galstyan, Գրիգորյան=Grigoryan, Հակոբյան=Hakobyan, Հարությունյան=Harutyunyan, Մանուկյան=Manukyan, Մարտիրոսյան=Martirosyan, Պետրոսյան=Petrosyan, Սարգսյան=Sargsyan, Վարդանյան=Vardanyan, Ղազարյան=Ghazaryan",
    places: "Yerevan, Armenia; Gyumri, Armenia; Los Angeles, United States",
  },
];
