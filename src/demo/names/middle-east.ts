import type { Culture } from "./culture.ts";

export const MIDDLE_EAST: readonly Culture[] = [
  {
    id: "levantine",
    script: "Arabic",
    language: "ar",
    women:
      "أمل=Amal, جمانة=Joumana, دينا=Dina, رانيا=Rania, رنا=Rana, زينة=Zeina, سلمى=Salma, ليلى=Layla, لينا=Lina, منى=Mona, نادين=Nadine, نور=Noor, هالة=Hala, ياسمين=Yasmine",
    men: "أحمد=Ahmad, باسل=Basel, جاد=Jad, حسام=Hussam, خالد=Khaled, رامي=Rami, زياد=Ziad, سامر=Samer, طارق=Tarek, عمر=Omar, فادي=Fadi, كريم=Karim, مازن=Mazen, يوسف=Youssef",
    families:
      "الأسعد=Al-Asaad, البيطار=Bitar, الحداد=Haddad, الحلبي=Halabi, الخطيب=Khatib, الخوري=Khoury, الزين=Zein, السيد=Sayed, الشامي=Shami, الصباغ=Sabbagh, العلي=Al-Ali, القاسم=Qasem, النجار=Najjar, حمدان=Hamdan, درويش=Darwish, سلامة=Salameh, عواد=Awad, منصور=Mansour",
    places: "Beirut, Lebanon; Amman, Jordan; Ramallah, Palestine; Dubai, United Arab Emirates; Paris, France",
  },
  {
    id: "egyptian",
    script: "Arabic",
    language: "ar",
    women:
      "إيمان=Eman, آية=Aya, بسمة=Basma, حبيبة=Habiba, داليا=Dalia, ريهام=Reham, سارة=Sara, شيماء=Shaimaa, غادة=Ghada, مروة=Marwa, مي=Mai, نهى=Noha, هبة=Heba",
    men: "أشرف=Ashraf, إسلام=Islam, أيمن=Ayman, تامر=Tamer, حازم=Hazem, شريف=Sherif, طه=Taha, عمرو=Amr, كريم=Kareem, محمود=Mahmoud, مصطفى=Mostafa, هشام=Hesham, وائل=Wael",
    families:
      "إبراهيم=Ibrahim, البدري=El-Badry, الجمال=El-Gammal, السعيد=El-Said, الشافعي=El-Shafei, المصري=El-Masry, بدوي=Badawi, حسنين=Hassanein, رمضان=Ramadan, سليمان=Soliman, شاهين=Shahin, عبد الرحمن=Abdelrahman, غنيم=Ghoneim, فهمي=Fahmy, مراد=Mourad, يونس=Younes",
    places: "Cairo, Egypt; Alexandria, Egypt; Giza, Egypt; Riyadh, Saudi Arabia; Doha, Qatar",
  },
  {
    id: "persian",
    script: "Arabic",
    language: "fa",
    women:
      "آزاده=Azadeh, الهام=Elham, بهار=Bahar, پریسا=Parisa, رویا=Roya, سارا=Sara, شیرین=Shirin, شیوا=Shiva, لاله=Laleh, مهسا=Mahsa, نازنین=Nazanin, نیلوفر=Niloufar, یلدا=Yalda",
    men: "آرش=Arash, امیر=Amir, بابک=Babak, بهرام=Bahram, داریوش=Dariush, رضا=Reza, سیامک=Siamak, فرهاد=Farhad, کاوه=Kaveh, کیان=Kian, مهدی=Mehdi, نیما=Nima, یاشار=Yashar",
    families:
      "احمدی=Ahmadi, اکبری=Akbari, جعفری=Jafari, حسینی=Hosseini, رستمی=Rostami, رضایی=Rezaei, شریفی=Sharifi, صادقی=Sadeghi, فرهادی=Farhadi, کاظمی=Kazemi, کریمی=Karimi, محمدی=Mohammadi, مرادی=Moradi, نوری=Nouri, یزدانی=Yazdani",
    places: "Tehran, Iran; Isfahan, Iran; Shiraz, Iran; Toronto, Canada; Los Angeles, United States",
  },
  {
    id: "hebrew",
    script: "Hebrew",
    language: "he",
    women:
      "אביגיל=Avigail, איילת=Ayelet, גלית=Galit, דנה=Dana, הדס=Hadas, יעל=Yael, ליאת=Liat, מאיה=Maya, מיכל=Michal, נועה=Noa, עדי=Adi, רותם=Rotem, שירה=Shira, תמר=Tamar",
    men: "איתי=Itai, אלון=Alon, אסף=Asaf, גיא=Guy, דניאל=Daniel, יואב=Yoav, ליאור=Lior, משה=Moshe, נדב=Nadav, עומר=Omer, עידו=Ido, רועי=Roi, שי=Shai, תומר=Tomer",
    families:
      "אברהמי=Avrahami, אדלר=Adler, אזולאי=Azoulay, ביטון=Biton, בן דוד=Ben-David, ברק=Barak, גולן=Golan, חדד=Hadad, כהן=Cohen, כץ=Katz, לוי=Levi, מזרחי=Mizrahi, פרידמן=Friedman, פרץ=Peretz, רוזן=Rosen, שגב=Segev, שפירא=Shapira",
    places: "Tel Aviv, Israel; Haifa, Israel; Jerusalem, Israel; Beersheba, Israel",
  },
  {
    id: "turkish",
    script: "Latin",
    language: "tr",
    women: "Ayşe, Burcu, Çiğdem, Defne, Ebru, Elif, Gülşen, İpek, Nazlı, Özge, Pınar, Şeyma, Tuğba, Zeynep",
    men: "Ahmet, Barış, Cem, Çağrı, Deniz, Emre, Gökhan, Halil, İbrahim, Kağan, Mert, Oğuz, Ömer, Yiğit",
    families:
      "Aksoy, Aydın, Bozkurt, Çelik, Çetin, Demirci, Doğan, Erdoğdu, Güneş, Işık, Kılıç, Koçak, Öztürk, Polat, Şahin, Şimşek, Toprak, Türkmen, Yavuz, Yıldız",
    places: "Istanbul, Türkiye; Ankara, Türkiye; Izmir, Türkiye; Berlin, Germany",
  },
];
