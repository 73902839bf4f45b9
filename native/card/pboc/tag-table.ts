/**
 * What the data objects of payment applications mean. Most tags mean the same on every card (EMV book 3 annex A, JR/T 0025.5); those of the
 * 9F5x-9F7x range belong to the owner of the application, which the first five bytes of its name tell (RID).
 */
import type { BilingualText } from '../../base/bilingual.ts';

/** EMV book 3 §4.3: digits, digits filled with F, letters and digits, text, bytes; `list`: tags and lengths. */
export type DataFormat = 'n' | 'cn' | 'an' | 'ans' | 'b' | 'list';

/** What a screen or a log may show: all, a masked number, the masked name, or only the length. */
export type Shown = 'open' | 'cardNumber' | 'track2' | 'name' | 'identityNumber' | 'length';

export interface DataObjectRow {
  readonly tag: number;
  /** The owner whose applications use the tag so, in hexadecimal; `null`: every card. */
  readonly rid: string | null;
  readonly format: DataFormat;
  readonly minBytes: number;
  readonly maxBytes: number;
  readonly name: BilingualText;
  readonly shown: Shown;
  readonly source: string;
}

const EMV = 'EMV book 3 annex A';
const PBOC = 'JR/T 0025.5 annex A';
const E_CASH = 'JR/T 0025.13';
const CONTACTLESS = 'JR/T 0025.12';
const UNIONPAY = 'A000000333';
const MASTERCARD = 'A000000004';
const MASTERCARD_BOOK = 'EMV contactless book C-2 annex A';

type Size = number | readonly [min: number, max: number];
type Short = readonly [tag: number, format: DataFormat, size: Size, zh: string, en: string, shown?: Shown];

function rows(source: string, rid: string | null, list: readonly Short[]): readonly DataObjectRow[] {
  return list.map(([tag, format, size, zh, en, shown = 'open']) => {
    const [minBytes, maxBytes] = typeof size === 'number' ? [size, size] : size;
    return { tag, rid, format, minBytes, maxBytes, name: { zh, en }, shown, source };
  });
}

const ON_EVERY_CARD = rows(EMV, null, [
  [0x42, 'n', 3, '发卡行标识代码', 'Issuer identification number'],
  [0x4f, 'b', [5, 16], '应用标识符', 'Application identifier'],
  [0x50, 'ans', [1, 16], '应用标签', 'Application label'],
  [0x57, 'b', [0, 19], '磁道2等效数据', 'Track 2 equivalent data', 'track2'],
  [0x5a, 'cn', [0, 10], '主账号', 'Application PAN', 'cardNumber'],
  [0x5f20, 'ans', [2, 26], '持卡人姓名', 'Cardholder name', 'name'],
  [0x5f24, 'n', 3, '应用失效日期', 'Application expiration date'],
  [0x5f25, 'n', 3, '应用生效日期', 'Application effective date'],
  [0x5f28, 'n', 2, '发卡行国家代码', 'Issuer country code'],
  [0x5f2d, 'an', [2, 8], '首选语言', 'Language preference'],
  [0x5f30, 'n', 2, '服务码', 'Service code'],
  [0x5f34, 'n', 1, '主账号序列号', 'PAN sequence number', 'length'],
  [0x82, 'b', 2, '应用交互特征', 'Application interchange profile'],
  [0x84, 'b', [5, 16], '专用文件名称', 'Dedicated file name'],
  [0x87, 'b', 1, '应用优先指示器', 'Application priority indicator'],
  [0x88, 'b', 1, '短文件标识符', 'Short file identifier'],
  [0x8c, 'list', [0, 252], '卡片风险管理数据对象列表1', 'Card risk management data object list 1'],
  [0x8d, 'list', [0, 252], '卡片风险管理数据对象列表2', 'Card risk management data object list 2'],
  [0x8e, 'b', [10, 252], '持卡人验证方法列表', 'Cardholder verification method list'],
  [0x8f, 'b', 1, 'CA公钥索引', 'Certification authority public key index'],
  [0x90, 'b', [0, 248], '发卡行公钥证书', 'Issuer public key certificate', 'length'],
  [0x92, 'b', [0, 248], '发卡行公钥余项', 'Issuer public key remainder', 'length'],
  [0x93, 'b', [0, 248], '签名的静态应用数据', 'Signed static application data', 'length'],
  [0x94, 'b', [0, 252], '应用文件定位器', 'Application file locator'],
  [0x9a, 'n', 3, '交易日期', 'Transaction date'],
  [0x9c, 'n', 1, '交易类型', 'Transaction type'],
  [0x9f02, 'n', 6, '授权金额', 'Amount, authorised'],
  [0x9f03, 'n', 6, '其他金额', 'Amount, other'],
  [0x9f05, 'b', [1, 32], '应用自定义数据', 'Application discretionary data', 'length'],
  [0x9f07, 'b', 2, '应用用途控制', 'Application usage control'],
  [0x9f08, 'b', 2, '应用版本号', 'Application version number'],
  [0x9f0b, 'ans', [27, 45], '持卡人姓名扩展', 'Cardholder name extended', 'name'],
  [0x9f0d, 'b', 5, '发卡行行为代码（缺省）', 'Issuer action code, default'],
  [0x9f0e, 'b', 5, '发卡行行为代码（拒绝）', 'Issuer action code, denial'],
  [0x9f0f, 'b', 5, '发卡行行为代码（联机）', 'Issuer action code, online'],
  [0x9f11, 'n', 1, '发卡行代码表索引', 'Issuer code table index'],
  [0x9f12, 'ans', [1, 16], '应用首选名称', 'Application preferred name'],
  [0x9f13, 'b', 2, '上次联机交易计数器', 'Last online transaction counter'],
  [0x9f14, 'b', 1, '连续脱机交易下限', 'Lower consecutive offline limit'],
  [0x9f17, 'b', 1, 'PIN尝试计数器', 'PIN try counter'],
  [0x9f1a, 'n', 2, '终端国家代码', 'Terminal country code'],
  [0x9f1f, 'ans', [0, 24], '磁道1自定义数据', 'Track 1 discretionary data', 'length'],
  [0x9f21, 'n', 3, '交易时间', 'Transaction time'],
  [0x9f23, 'b', 1, '连续脱机交易上限', 'Upper consecutive offline limit'],
  [0x9f32, 'b', [1, 3], '发卡行公钥指数', 'Issuer public key exponent'],
  [0x9f36, 'b', 2, '应用交易计数器', 'Application transaction counter'],
  [0x9f38, 'list', [0, 252], '处理选项数据对象列表', 'Processing options data object list'],
  [0x9f42, 'n', 2, '应用货币代码', 'Application currency code'],
  [0x9f44, 'n', 1, '应用货币指数', 'Application currency exponent'],
  [0x9f46, 'b', [0, 248], 'IC卡公钥证书', 'ICC public key certificate', 'length'],
  [0x9f47, 'b', [1, 3], 'IC卡公钥指数', 'ICC public key exponent'],
  [0x9f48, 'b', [0, 248], 'IC卡公钥余项', 'ICC public key remainder', 'length'],
  [0x9f49, 'list', [0, 252], '动态数据认证数据对象列表', 'Dynamic data authentication data object list'],
  [0x9f4a, 'b', [0, 252], '静态数据认证标签列表', 'Static data authentication tag list'],
  [0x9f4d, 'b', 2, '交易日志入口', 'Log entry'],
  [0x9f4e, 'ans', [0, 40], '商户名称', 'Merchant name'],
  [0x9f4f, 'list', [0, 252], '交易日志格式', 'Log format'],
  [0x5f2a, 'n', 2, '交易货币代码', 'Transaction currency code'],
]);

const ON_UNIONPAY_CARDS = [
  ...rows(PBOC, UNIONPAY, [
    [0x9f51, 'n', 2, '应用货币代码', 'Application currency code'],
    [0x9f53, 'b', 1, '连续脱机交易限制数（国际）', 'Consecutive offline transactions, international'],
    [0x9f54, 'n', 6, '累计脱机交易金额限制', 'Cumulative offline amount limit'],
    [0x9f56, 'b', 1, '发卡行认证指示位', 'Issuer authentication indicator'],
    [0x9f57, 'n', 2, '发卡行国家代码', 'Issuer country code'],
    [0x9f61, 'an', [1, 40], '持卡人证件号', 'Cardholder identity number', 'identityNumber'],
    [0x9f62, 'b', 1, '持卡人证件类型', 'Cardholder identity document type'],
    [0x9f63, 'b', 16, '产品标识信息', 'Product identification', 'length'],
  ]),
  ...rows(CONTACTLESS, UNIONPAY, [
    [0x9f5d, 'n', 6, '可用脱机消费金额', 'Available offline spending amount'],
    [0x9f66, 'b', 4, '终端交易属性', 'Terminal transaction qualifiers'],
    [0x9f68, 'b', 4, '卡片附加处理', 'Card additional processes'],
    [0x9f6c, 'b', 2, '卡片交易属性', 'Card transaction qualifiers'],
  ]),
  ...rows(E_CASH, UNIONPAY, [
    [0x9f6d, 'n', 6, '电子现金重置阈值', 'E-cash reset threshold'],
    [0x9f74, 'an', 6, '电子现金发卡行授权码', 'E-cash issuer authorisation code'],
    [0x9f77, 'n', 6, '电子现金余额上限', 'E-cash balance limit'],
    [0x9f78, 'n', 6, '电子现金单笔交易限额', 'E-cash single transaction limit'],
    [0x9f79, 'n', 6, '电子现金余额', 'E-cash balance'],
    [0xdf4d, 'b', 2, '圈存日志入口', 'Load log entry'],
    [0xdf4f, 'list', [0, 252], '圈存日志格式', 'Load log format'],
  ]),
];

/** The same tags on cards of another owner: magnetic-stripe mode, nothing of money. */
const ON_MASTERCARD_CARDS = rows(MASTERCARD_BOOK, MASTERCARD, [
  [0x9f61, 'b', 2, '磁道2 CVC3', 'CVC3 (track 2)', 'length'],
  [0x9f62, 'b', 6, '磁道1 CVC3位图', 'PCVC3 (track 1)'],
  [0x9f63, 'b', 6, '磁道1随机数位图', 'PUNATC (track 1)'],
  [0x9f66, 'b', 2, '磁道2随机数位图', 'PUNATC (track 2)'],
  [0x9f6c, 'b', 2, '磁条应用版本号（卡片）', 'Mag-stripe application version number (card)'],
  [0x9f6d, 'b', 2, '磁条应用版本号（读卡器）', 'Mag-stripe application version number (reader)'],
]);

const BY_TAG = Map.groupBy([...ON_EVERY_CARD, ...ON_UNIONPAY_CARDS, ...ON_MASTERCARD_CARDS], ({ tag }) => tag);
const RID_DIGITS = 10;

/** What `tag` means in the application with this name (hexadecimal); `undefined` where no known specification says. */
export function dataObjectRow(tag: number, aid: string): DataObjectRow | undefined {
  const rid = aid.slice(0, RID_DIGITS);
  const meanings = BY_TAG.get(tag) ?? [];
  return meanings.find((row) => row.rid === rid) ?? meanings.find((row) => row.rid === null);
}
