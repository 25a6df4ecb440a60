import type { Culture } from "./culture.ts";

export const SOUTH_ASIA: readonly Culture[] = [
  {
    id: "hindi",
    script: "Devanagari",
    language: "hi",
    women:
      "अंजलि=Anjali, आरती=Aarti, काव्या=Kavya, दीपिका=Deepika, नेहा=Neha, पूजा=Pooja, प्रिया=Priya, मीरा=Meera, राधिका=Radhika, रिया=Riya, वंदना=Vandana, शालिनी=Shalini, सुनीता=Sunita, स्नेहा=Sneha",
    men: "अमित=Amit, अर्जुन=Arjun, आदित्य=Aditya, करण=Karan, गौरव=Gaurav, दीपक=Deepak, नितिन=Nitin, मनोज=Manoj, राहुल=Rahul, रोहन=Rohan, विक्रम=Vikram, संजय=Sanjay, सिद्धार्थ=Siddharth, हर्ष=Harsh",
    families:
      "अग्रवाल=Agarwal, कपूर=Kapoor, गुप्ता=Gupta, चौधरी=Chaudhary, जोशी=Joshi, तिवारी=Tiwari, देशमुख=Deshmukh, पटेल=Patel, पाठक=Pathak, भट्ट=Bhatt, मल्होत्रा=Malhotra, मिश्रा=Mishra, मेहता=Mehta, यादव=Yadav, वर्मा=Verma, शर्मा=Sharma, सक्सेना=Saxena, सिंह=Singh",
    places: "Mumbai, India; Delhi, India; Pune, India; Jaipur, India; London, United Kingdom",
  },
  {
    id: "indian",
    script: "Latin",
    language: "en",
    women:
      "Aishwarya, Ananya, Bhavana, Divya, Gayatri, Ishita, Lakshmi, Nandini, Pallavi, Revathi, Shreya, Tanvi, Usha, Vidya",
    men: "Abhishek, Ashwin, Chetan, Ganesh, Harish, Karthik, Madhav, Nikhil, Pranav, Raghav, Suresh, Tejas, Varun, Vivek",
    families:
      "Acharya, Banerjee, Bhattacharya, Chatterjee, D’Souza, Fernandes, Ghosh, Gill, Hegde, Iyengar, Iyer, Kulkarni, Menon, Mukherjee, Nair, Pillai, Rao, Reddy, Sandhu, Shetty",
    places: "Bengaluru, India; Hyderabad, India; Kochi, India; Kolkata, India; San Jose, United States",
  },
  {
    id: "tamil",
    script: "Tamil",
    language: "en",
    women:
      "கவிதா=Kavitha, காயத்ரி=Gayathri, சங்கீதா=Sangeetha, சுமதி=Sumathi, திவ்யா=Divya, நித்யா=Nithya, பிரியா=Priya, மாலதி=Malathi, மீனா=Meena, ரேவதி=Revathi, லட்சுமி=Lakshmi, வித்யா=Vidya",
    men: "அருண்=Arun, கணேஷ்=Ganesh, கார்த்திக்=Karthik, குமார்=Kumar, சரவணன்=Saravanan, சுரேஷ்=Suresh, செந்தில்=Senthil, பிரபு=Prabhu, முருகன்=Murugan, ரமேஷ்=Ramesh, விஜய்=Vijay, வினோத்=Vinoth",
    families:
      "அண்ணாமலை=Annamalai, இளங்கோ=Ilango, கண்ணன்=Kannan, கிருஷ்ணன்=Krishnan, சண்முகம்=Shanmugam, சுந்தரம்=Sundaram, நடராஜன்=Natarajan, பாண்டியன்=Pandian, பாலன்=Balan, ராமன்=Raman, வேலு=Velu, ஸ்ரீனிவாசன்=Srinivasan",
    places: "Chennai, India; Coimbatore, India; Madurai, India; Singapore, Singapore",
  },
  {
    id: "bengali",
    script: "Bengali",
    language: "en",
    women:
      "অনন্যা=Ananya, ইশিতা=Ishita, তানিয়া=Tania, দীপা=Dipa, নাসরিন=Nasrin, ফারহানা=Farhana, মৌসুমী=Mousumi, রুমানা=Rumana, শর্মিলা=Sharmila, সাবিনা=Sabina, সুচিত্রা=Suchitra, সুমি=Sumi",
    men: "অর্ণব=Arnab, আনিসুর=Anisur, ইমরান=Imran, কামাল=Kamal, তানভীর=Tanvir, দেবাশিস=Debashis, ফয়সাল=Faisal, মাহমুদ=Mahmud, রফিক=Rafiq, রাহাত=Rahat, শফিক=Shafiq, সৌরভ=Sourav",
    families:
      "আহমেদ=Ahmed, ইসলাম=Islam, করিম=Karim, খান=Khan, চৌধুরী=Chowdhury, দত্ত=Dutta, দাস=Das, বসু=Basu, রহমান=Rahman, রায়=Roy, সরকার=Sarkar, সেন=Sen, হক=Haque, হোসেন=Hossain",
    places:
      "Dhaka, Bangladesh; Chattogram, Bangladesh; Sylhet, Bangladesh; Kolkata, India; London, United Kingdom",
  },
  {
    id: "pakistani",
    script: "Arabic",
    language: "en",
    women:
      "عائشہ=Ayesha, آمنہ=Amna, بشریٰ=Bushra, حنا=Hina, زینب=Zainab, ثناء=Sana, صائمہ=Saima, فاطمہ=Fatima, کرن=Kiran, مریم=Maryam, نادیہ=Nadia, ہما=Huma",
    men: "احمد=Ahmed, اسد=Asad, بلال=Bilal, حسن=Hassan, حمزہ=Hamza, زاہد=Zahid, شہریار=Shehryar, عثمان=Usman, عمر=Umar, فہد=Fahad, کامران=Kamran, یاسر=Yasir",
    families:
      "اقبال=Iqbal, بخاری=Bukhari, بٹ=Butt, چوہدری=Chaudhry, حسین=Hussain, خان=Khan, رضا=Raza, شیخ=Sheikh, صدیقی=Siddiqui, قریشی=Qureshi, ملک=Malik, میر=Mir, ہاشمی=Hashmi",
    places: "Lahore, Pakistan; Karachi, Pakistan; Islamabad, Pakistan; Birmingham, United Kingdom",
  },
  {
    id: "sinhala",
    script: "Sinhala",
    language: "en",
    women:
      "අනුෂා=Anusha, චමරි=Chamari, දිල්හානි=Dilhani, නිලූෂා=Nilusha, ප්‍රියංකා=Priyanka, මාලනී=Malani, රුවනි=Ruwani, සඳුනි=Sanduni, හිරුනි=Hiruni, ඉෂාරා=Ishara",
    men: "අජිත්=Ajith, චමින්ද=Chaminda, දිනේෂ්=Dinesh, කසුන්=Kasun, ලහිරු=Lahiru, මහේෂ්=Mahesh, නුවන්=Nuwan, රුවන්=Ruwan, සුනිල්=Sunil, තිලක්=Thilak",
    families:
      "බණ්ඩාර=Bandara, ද සිල්වා=de Silva, ගුණවර්ධන=Gunawardena, ජයසූරිය=Jayasuriya, කරුණාරත්න=Karunaratne, පෙරේරා=Perera, රණසිංහ=Ranasinghe, සේනානායක=Senanayake, වීරසිංහ=Weerasinghe, ප්‍රනාන්දු=Fernando",
    places: "Colombo, Sri Lanka; Kandy, Sri Lanka; Melbourne, Australia",
  },
];
