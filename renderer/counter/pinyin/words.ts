/**
 * Words in the order in which they are offered: surnames (the order of the 2020 census lists, double ones after), given names' characters,
 * provinces and the words of addresses. How each is read comes from the dictionary, save where a surname is read in its own way.
 */

/** Surnames of one character, the commonest first; of several with one reading the commonest stands first. */
export const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴' +
  '严欧莫孔向常汤康易乔赖文伍牛洪葛季柴岑鲍左盛凌祁单仇查解区缪盖翟臧费阮蓝麦甘宁庄詹柳申柯路岳梅俞樊倪施温鲁宫华关齐安殷卞闵芮羿储靳汲邴糜松井富巫乌焦巴弓牧隗谷车宓蓬全郗班仰仲伊栾暴厉戎祖符' +
  '景束幸司韶郜蓟薄印宿怀蒲邰从索咸籍卓屠蒙池阴胥能苍双闻莘党贡劳逄姬扶堵冉宰郦雍璩桑桂濮寿通边扈燕冀郏浦尚农别晏瞿阎充慕连茹习宦艾鱼容古慎戈庾终暨居衡步都耿满弘匡国寇广禄阙东殳沃利蔚越夔隆师巩厍聂' +
  '晁勾敖融冷訾辛阚那简饶空毋沙乜养鞠须丰巢蒯相后荆红游竺权逯益桓公';

/** Surnames of two characters. */
export const DOUBLE_SURNAMES = [
  ...['欧阳', '上官', '皇甫', '令狐', '诸葛', '司徒', '司马', '申屠', '夏侯', '贺兰', '完颜', '慕容', '尉迟', '长孙', '东方', '南宫'],
  ...['端木', '公孙', '宇文', '闻人', '澹台', '西门', '轩辕', '独孤', '百里', '呼延', '东郭', '万俟', '钟离', '鲜于', '濮阳', '太史'],
] as const;

/** Surnames that are read otherwise than the character by itself, or with several readings. */
export const SURNAME_READINGS: Readonly<Record<string, readonly string[]>> = {
  单: ['shan'],
  仇: ['qiu'],
  查: ['zha'],
  解: ['xie'],
  区: ['ou'],
  盖: ['ge', 'gai'],
  曾: ['zeng'],
  任: ['ren'],
  覃: ['qin', 'tan'],
  翟: ['zhai', 'di'],
  缪: ['miao'],
  乜: ['nie'],
  万俟: ['mo qi'],
  尉迟: ['yu chi'],
  澹台: ['tan tai'],
  长孙: ['zhang sun'],
  令狐: ['ling hu'],
};

/** Characters that given names are made of. */
export const NAME_CHARACTERS =
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英玉兰红梅建国文华志海燕春云小雨雪秋月琳佳欣怡思涵子梓轩浩宇晨阳博俊凯鹏飞辉斌峰龙波宁鑫淼焱垚珍珠琴慧巧美菊翠雅芝萍荣爱妹香莲真环' +
  '瑞凡嘉琼勤莉婷姣婉娴瑾颖露瑶婵雁蓓纨仪荷丹蓉眉君洁凤素';

export const PLACE_WORDS = [
  ...[
    '北京',
    '天津',
    '河北',
    '山西',
    '内蒙古',
    '辽宁',
    '吉林',
    '黑龙江',
    '上海',
    '江苏',
    '浙江',
    '安徽',
    '福建',
    '江西',
    '山东',
    '河南',
    '湖北',
  ],
  ...[
    '湖南',
    '广东',
    '广西',
    '海南',
    '重庆',
    '四川',
    '贵州',
    '云南',
    '西藏',
    '陕西',
    '甘肃',
    '青海',
    '宁夏',
    '新疆',
    '香港',
    '澳门',
    '台湾',
  ],
  ...[
    '昆明',
    '昭通',
    '昭阳',
    '苏州',
    '姑苏',
    '吴中',
    '长沙',
    '岳麓',
    '芙蓉',
    '株洲',
    '南京',
    '杭州',
    '武汉',
    '成都',
    '广州',
    '深圳',
    '西安',
    '贵阳',
  ],
  ...[
    '市',
    '省',
    '区',
    '县',
    '镇',
    '乡',
    '村',
    '组',
    '街道',
    '路',
    '街',
    '巷',
    '弄',
    '号',
    '栋',
    '幢',
    '单元',
    '室',
    '楼',
    '层',
    '小区',
    '社区',
  ],
  ...[
    '新村',
    '花园',
    '公寓',
    '大厦',
    '广场',
    '大道',
    '东路',
    '西路',
    '南路',
    '北路',
    '中路',
    '人民路',
    '解放路',
    '中山路',
    '建设路',
    '自治州',
  ],
  ...['自治县', '自治区', '开发区', '工业园', '医院', '学校', '宿舍', '门牌', '公司', '居委会', '村委会', '家属院', '国际', '中心'],
] as const;
