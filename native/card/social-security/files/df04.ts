/** DF04 社会保险信息区2, medical insurance: 《社会保障（个人）卡规范》 file structure V2.0. */
import { an, b, cn, INFERRED, type FileSpec, type ItemSpec } from './file-spec.ts';

const DF04 = { application: 'DF04', readKey: 'RK1DF04' } as const;

const HOSPITAL_BYTES = 0x09;
/** 医疗机构: eight of the same kind, each under a tag of its own. */
const HOSPITAL_TAGS = [0x83, 0x86, 0x89, 0x7d, 0x7e, 0x7f, 0x8d, 0x8e] as const;
const HOSPITALS: readonly ItemSpec[] = HOSPITAL_TAGS.map((tag, i) =>
  an(tag, HOSPITAL_BYTES, `定点医疗机构${i + 1}`, `Designated hospital ${i + 1}`),
);

export const DF04_FILES: readonly FileSpec[] = [
  {
    ...DF04,
    file: 'EF05',
    fileIdentifier: 0xef05,
    zh: '医疗保险',
    en: 'Medical insurance',
    kind: 'linear',
    read: 'pinOrKey',
    updateKey: 'UK1DF04',
    items: [
      an(0x81, 0x08, '险种', 'Insurances'),
      cn(0x84, 0x03, '参保地区划', 'Region'),
      an(0x87, 0x11, '单位编号', 'Employer number', INFERRED),
      cn(0x8c, 0x01, '人员类别', 'Kind of member', INFERRED),
      cn(0x80, 0x04, '参保日期', 'Date of joining', INFERRED),
      an(0x8b, 0x1d, '特殊病种', 'Special diseases', INFERRED),
      an(0x8a, 0x0f, '急救联系电话', 'Emergency telephone', INFERRED),
      ...HOSPITALS,
      an(0x8f, 0x01, '用卡方式', 'Use of the card: 1 online, 2 offline'),
    ],
  },
  {
    ...DF04,
    file: 'EF06',
    fileIdentifier: 0xef06,
    zh: '医疗保险待遇',
    en: 'Medical benefits',
    kind: 'linear',
    read: 'pinAndKey',
    updateKey: 'UK2DF04',
    items: [
      an(0x90, 0x01, '待遇状态', 'State of benefits', INFERRED),
      cn(0x92, 0x04, '累计金额', 'Amount so far', INFERRED),
      an(0x93, 0x02, '住院次数', 'Stays in hospital', INFERRED),
    ],
  },
  {
    ...DF04,
    file: 'EF08',
    fileIdentifier: 0xef08,
    zh: '交易明细',
    en: 'Transactions',
    kind: 'cyclic',
    records: 30,
    read: 'pin',
    updateKey: null,
    items: [
      b(1, 0x02, '交易序号', 'Number'),
      an(2, 0x01, '交易类型', 'Kind'),
      cn(3, 0x06, '终端机编号', 'Terminal'),
      cn(4, 0x07, '交易时间', 'Time'),
      b(5, 0x04, '金额1（分）', 'Amount 1, fen'),
      b(6, 0x04, '金额2（分）', 'Amount 2, fen'),
      b(7, 0x04, '金额3（分）', 'Amount 3, fen'),
    ],
  },
  {
    ...DF04,
    file: 'EF15',
    fileIdentifier: 0xef15,
    zh: '交易状态',
    en: 'States of transactions',
    kind: 'cyclic',
    records: 8,
    read: 'pinOrKey',
    updateKey: 'UK2DF04',
    items: [b(1, 0x02, '交易序号', 'Number'), an(2, 0x01, '交易状态', 'State')],
  },
];
