/** Surnames and the characters of given names; every combination is invented. */

/** Common surnames, the commoner ones first: they are drawn by falling weight. */
export const SURNAMES: readonly string[] = [
  ...Array.from(
    '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾萧田董袁潘蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
  ),
  '欧阳',
  '上官',
  '司马',
  '诸葛',
];

export const FEMALE_CHARACTERS: readonly string[] = Array.from(
  '秀英桂兰玉芳丽敏静燕艳娟霞萍红玲芬梅琳雪倩雅婷慧莹洁颖璐瑶佳怡欣诗涵梦琪子萱雨桐若溪语嫣思彤',
);
export const MALE_CHARACTERS: readonly string[] = Array.from(
  '伟强磊军洋勇杰涛超明刚平辉鹏华飞建国志文斌浩宇轩博睿晨皓俊泽嘉豪子墨一鸣天佑思远承乾景行知舟',
);

/** First words of companies, hospitals and pharmacies that do not exist. */
export const FIRM_WORDS: readonly string[] = [
  ...'青禾 安澜 明德堂 嘉树 望舒 云栖 鹿鸣 松间 清和 远岫 采薇 南星 北辰 拾光 未央 朝露 晴川 知岸 满庭 栖霞 若木 长风 听泉 竹里 半夏 白芷'.split(
    ' ',
  ),
];
export const FIRM_KINDS: readonly string[] = [
  ...'农产品 电子科技 物流 建筑工程 餐饮管理 纺织 机械制造 商贸 教育咨询 物业服务 印刷 食品'.split(' '),
];
