import type { Culture } from "./culture.ts";

export const EAST_ASIA: readonly Culture[] = [
  {
    id: "chinese",
    script: "Han",
    language: "zh",
    order: "family first, joined",
    women:
      "晓燕=Xiaoyan, 雨桐=Yutong, 思琪=Siqi, 丽华=Lihua, 静怡=Jingyi, 梦瑶=Mengyao, 欣妍=Xinyan, 婷婷=Tingting, 海燕=Haiyan, 佳慧=Jiahui, 若曦=Ruoxi, 诗涵=Shihan, 春梅=Chunmei, 美玲=Meiling",
    men: "伟=Wei, 建国=Jianguo, 浩然=Haoran, 子轩=Zixuan, 志强=Zhiqiang, 明辉=Minghui, 俊杰=Junjie, 宇航=Yuhang, 文博=Wenbo, 国栋=Guodong, 天宇=Tianyu, 嘉豪=Jiahao, 立新=Lixin, 鹏飞=Pengfei",
    families:
      "王=Wang, 李=Li, 张=Zhang, 刘=Liu, 陈=Chen, 杨=Yang, 黄=Huang, 赵=Zhao, 周=Zhou, 吴=Wu, 徐=Xu, 孙=Sun, 马=Ma, 朱=Zhu, 胡=Hu, 郭=Guo, 何=He, 林=Lin, 高=Gao, 欧阳=Ouyang",
    places: "Shanghai, China; Beijing, China; Shenzhen, China; Hangzhou, China; Chengdu, China",
  },
  {
    id: "taiwanese",
    script: "Han",
    language: "zh",
    order: "family first, joined",
    women:
      "淑芬=Shu-Fen, 雅婷=Ya-Ting, 怡君=Yi-Chun, 佳穎=Chia-Ying, 欣怡=Hsin-Yi, 詩涵=Shih-Han, 宜蓁=Yi-Chen, 麗華=Li-Hua, 心怡=Hsin-I, 美惠=Mei-Hui, 筱涵=Hsiao-Han, 珮瑜=Pei-Yu",
    men: "志明=Chih-Ming, 家豪=Chia-Hao, 冠宇=Kuan-Yu, 俊傑=Chun-Chieh, 建宏=Chien-Hung, 宗翰=Tsung-Han, 承恩=Cheng-En, 柏翰=Po-Han, 國華=Kuo-Hua, 彥廷=Yen-Ting, 偉倫=Wei-Lun, 子豪=Tzu-Hao",
    families:
      "陳=Chen, 林=Lin, 黃=Huang, 張=Chang, 李=Lee, 吳=Wu, 劉=Liu, 蔡=Tsai, 楊=Yang, 許=Hsu, 鄭=Cheng, 謝=Hsieh, 郭=Kuo, 邱=Chiu, 曾=Tseng, 廖=Liao, 賴=Lai, 蘇=Su",
    places: "Taipei, Taiwan; Hsinchu, Taiwan; Taichung, Taiwan; Hong Kong, Hong Kong",
  },
  {
    id: "japanese",
    script: "Japanese",
    language: "ja",
    order: "family first",
    women:
      "陽菜=Hina, 結衣=Yui, 美咲=Misaki, 葵=Aoi, さくら=Sakura, 千尋=Chihiro, 由美子=Yumiko, 恵子=Keiko, 真理子=Mariko, 彩香=Ayaka, 花子=Hanako, 舞=Mai, 香織=Kaori, 奈々=Nana",
    men: "翔太=Shōta, 健一=Ken’ichi, 大輔=Daisuke, 蓮=Ren, 拓海=Takumi, 直樹=Naoki, 浩二=Kōji, 隆=Takashi, 勇気=Yūki, 誠=Makoto, 悠斗=Yūto, 和也=Kazuya, 亮=Ryō, 修=Osamu",
    families:
      "佐藤=Satō, 鈴木=Suzuki, 高橋=Takahashi, 田中=Tanaka, 渡辺=Watanabe, 伊藤=Itō, 山本=Yamamoto, 中村=Nakamura, 小林=Kobayashi, 加藤=Katō, 吉田=Yoshida, 山田=Yamada, 佐々木=Sasaki, 松本=Matsumoto, 井上=Inoue, 木村=Kimura, 清水=Shimizu, 斎藤=Saitō, 森=Mori, 藤田=Fujita",
    places: "Tokyo, Japan; Osaka, Japan; Kyoto, Japan; Fukuoka, Japan; Sapporo, Japan",
  },
  {
    id: "korean",
    script: "Hangul",
    language: "ko",
    order: "family first, joined",
    women:
      "서연=Seo-yeon, 지우=Ji-woo, 민서=Min-seo, 하은=Ha-eun, 수빈=Su-bin, 지현=Ji-hyun, 은지=Eun-ji, 예린=Ye-rin, 유진=Yu-jin, 미경=Mi-kyung, 나영=Na-young, 소희=So-hee, 다은=Da-eun, 채원=Chae-won",
    men: "민준=Min-jun, 서준=Seo-jun, 도윤=Do-yun, 지훈=Ji-hoon, 현우=Hyun-woo, 성민=Sung-min, 동현=Dong-hyun, 준호=Jun-ho, 태양=Tae-yang, 재석=Jae-seok, 승우=Seung-woo, 영수=Young-soo, 상훈=Sang-hoon, 우진=Woo-jin",
    families:
      "김=Kim, 이=Lee, 박=Park, 최=Choi, 정=Jung, 강=Kang, 조=Cho, 윤=Yoon, 장=Jang, 임=Lim, 한=Han, 오=Oh, 서=Seo, 신=Shin, 권=Kwon, 황=Hwang, 안=Ahn, 송=Song",
    places: "Seoul, South Korea; Busan, South Korea; Daejeon, South Korea; Pangyo, South Korea",
  },
];
