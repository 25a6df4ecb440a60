import type { Culture } from "./culture.ts";

export const SOUTHEAST_ASIA: readonly Culture[] = [
  {
    id: "vietnamese",
    script: "Latin",
    language: "vi",
    order: "family first",
    women:
      "Bích Ngọc, Diễm My, Hải Yến, Hồng Nhung, Khánh Linh, Lan Anh, Mai Hương, Mỹ Duyên, Ngọc Ánh, Phương Thảo, Quỳnh Chi, Thanh Hà, Thuỳ Dương, Tuyết Mai",
    men: "Anh Tuấn, Bảo Long, Công Minh, Đức Huy, Gia Bảo, Hoàng Nam, Hữu Phước, Khắc Việt, Minh Khôi, Ngọc Sơn, Quang Hải, Quốc Đạt, Thành Trung, Văn Hùng",
    families:
      "Nguyễn, Trần, Lê, Phạm, Hoàng, Huỳnh, Phan, Vũ, Võ, Đặng, Bùi, Đỗ, Hồ, Ngô, Dương, Lý, Đinh, Trịnh",
    places: "Hanoi, Vietnam; Ho Chi Minh City, Vietnam; Da Nang, Vietnam; Hue, Vietnam",
  },
  {
    id: "thai",
    script: "Thai",
    language: "th",
    women:
      "กมลชนก=Kamonchanok, จันทร์เพ็ญ=Chanphen, ชลธิชา=Chonthicha, ณัฐธิดา=Natthida, ดวงใจ=Duangjai, นภัสสร=Naphatsorn, พิมพ์ชนก=Pimchanok, มาลี=Malee, รัตนา=Rattana, วราภรณ์=Waraporn, ศิริพร=Siriporn, สุดา=Suda",
    men: "กิตติ=Kitti, ชัยวัฒน์=Chaiwat, ณัฐพงษ์=Nattapong, ธนกร=Thanakorn, ธีรพงศ์=Theerapong, นพดล=Noppadon, ประเสริฐ=Prasert, พงศกร=Pongsakorn, วิชัย=Wichai, ศักดิ์ชัย=Sakchai, สมชาย=Somchai, อนุชา=Anucha",
    families:
      "แก้วมณี=Kaewmanee, ใจดี=Jaidee, ชัยประเสริฐ=Chaiprasert, ทองดี=Thongdee, บุญมี=Boonmee, พงษ์พานิช=Pongpanich, มณีรัตน์=Maneerat, รักษาศรี=Raksasri, วงศ์สวัสดิ์=Wongsawat, ศรีสุข=Srisuk, สายทอง=Saithong, สุวรรณภูมิ=Suwannaphum, อินทรวิชัย=Intharawichai",
    places: "Bangkok, Thailand; Chiang Mai, Thailand; Phuket, Thailand; Khon Kaen, Thailand",
  },
  {
    id: "indonesian",
    script: "Latin",
    language: "en",
    women:
      "Ayu, Citra, Dewi, Fitri, Indah, Kartika, Lestari, Maya, Nurul, Putri, Ratna, Sari, Wulan, Yuliana",
    men: "Adi, Agus, Bambang, Budi, Dimas, Eko, Fajar, Hendra, Joko, Putra, Rizky, Surya, Wahyu, Yusuf",
    families:
      "Gunawan, Halim, Hartono, Hidayat, Kurniawan, Kusuma, Lubis, Nasution, Nugroho, Pratama, Rahardjo, Saputra, Setiawan, Siregar, Sitompul, Suharto, Tanjung, Wibowo, Wijaya, Yulianto",
    places: "Jakarta, Indonesia; Bandung, Indonesia; Surabaya, Indonesia; Kuala Lumpur, Malaysia",
  },
  {
    id: "filipino",
    script: "Latin",
    language: "en",
    women:
      "Analyn, Bernadette, Cristina, Divina, Imelda, Jasmine, Kristine, Liezel, Maricel, Maria Clara, Rosario, Tala, Vilma, Yasmin",
    men: "Angelo, Bayani, Carlo, Dante, Emmanuel, Jericho, Jose Mari, Marvin, Nestor, Paolo, Ramil, Renato, Rodel, Vicente",
    families:
      "Aquino, Bautista, Cabrera, Dela Cruz, Dimaculangan, Evangelista, Galang, Hernandez, Lacson, Macaraeg, Magsaysay, Mendoza, Ocampo, Pangilinan, Quiambao, Reyes, Salonga, Santos, Tolentino, Villanueva",
    places:
      "Manila, Philippines; Cebu City, Philippines; Davao City, Philippines; Dubai, United Arab Emirates",
  },
  {
    id: "burmese",
    script: "Myanmar",
    language: "en",
    women:
      "အေးအေး=Aye Aye, ခင်စန်း=Khin San, စုစု=Su Su, နီလာ=Nilar, မြမြ=Mya Mya, သီရိ=Thiri, ဝင့်ဝင့်=Wint Wint, ဇင်မာ=Zin Mar",
    men: "အောင်=Aung, ကျော်=Kyaw, ဇော်=Zaw, ထွန်း=Htun, မင်း=Min, မျိုး=Myo, သန့်=Thant, ဟိန်း=Hein",
    families:
      "ကိုကို=Ko Ko, ခိုင်=Khaing, စိုး=Soe, ထွေး=Htwe, နိုင်=Naing, မောင်=Maung, လွင်=Lwin, လှိုင်=Hlaing, ဝင်း=Win, ဦး=Oo",
    places: "Yangon, Myanmar; Mandalay, Myanmar; Singapore, Singapore",
  },
];
