/** DF03 社会保险信息区1, all insurances but medical: 《社会保障（个人）卡规范》 file structure V2.0. */
import { an, cn, INFERRED, nested, type FileSpec } from './file-spec.ts';

const LINEAR = { application: 'DF03', kind: 'linear', read: 'pinOrKey', readKey: 'RK1DF03' } as const;

const REVIEW = [
  an(0x13, 0x02, '复查伤残等级', 'Grade of disability', INFERRED),
  an(0x14, 0x01, '复查护理等级', 'Grade of care', INFERRED),
  an(0x15, 0x14, '复查结论编号', 'Number of the conclusion', INFERRED),
  cn(0x16, 0x04, '复查日期', 'Date of the review', INFERRED),
  an(0x17, 0x3c, '复查鉴定机构', 'Reviewing institution', INFERRED),
];
const PARTICIPATION = [
  an(0x18, 0x03, '险种', 'Insurance', INFERRED),
  cn(0x19, 0x03, '参保地区划', 'Region', INFERRED),
  cn(0x1a, 0x04, '参保开始日期', 'From', INFERRED),
  cn(0x1b, 0x04, '参保结束日期', 'Until', INFERRED),
  cn(0x1c, 0x04, '账户金额', 'Balance of the account', INFERRED),
  an(0x1d, 0x03, '累计缴费月数', 'Months paid', INFERRED),
  cn(0x1e, 0x04, '出具日期', 'Date of the certificate', INFERRED),
];

export const DF03_FILES: readonly FileSpec[] = [
  {
    ...LINEAR,
    readKey: 'RK2DF03',
    file: 'EF05',
    fileIdentifier: 0xef05,
    zh: '失业保险',
    en: 'Unemployment insurance',
    updateKey: 'UK1DF03',
    items: [
      cn(0x61, 0x03, '参保地区划', 'Region', INFERRED),
      // 失业日期 stands either here or in DF02/EF06.
      cn(0x60, 0x04, '失业日期', 'Date of unemployment', INFERRED),
      cn(0x98, 0x04, '核定日期', 'Date of approval', INFERRED),
      cn(0x62, 0x04, '待遇开始日期', 'Benefits from', INFERRED),
      an(0x63, 0x03, '应享受月数', 'Months granted', INFERRED),
      an(0x64, 0x03, '已享受月数', 'Months used', INFERRED),
      an(0x65, 0x03, '剩余月数', 'Months left', INFERRED),
      an(0x66, 0x03, '累计缴费月数', 'Months paid', INFERRED),
    ],
  },
  {
    ...LINEAR,
    file: 'EF06',
    fileIdentifier: 0xef06,
    zh: '劳动能力鉴定',
    en: 'Assessment of working capacity',
    updateKey: 'UK2DF03',
    items: [
      an(0x45, 0x14, '鉴定结论编号', 'Number of the conclusion', INFERRED),
      an(0x46, 0x02, '伤残等级', 'Grade of disability', INFERRED),
      an(0x47, 0x02, '丧失劳动能力程度', 'Loss of working capacity', INFERRED),
      an(0x48, 0x01, '护理等级', 'Grade of care', INFERRED),
      an(0x49, 0x01, '辅助器具', 'Aids', INFERRED),
      cn(0x67, 0x04, '鉴定日期', 'Date of the assessment', INFERRED),
      an(0x6b, 0x3c, '鉴定机构', 'Assessing institution', INFERRED),
      nested(0x4a, 3, '复查鉴定', 'Reviews', REVIEW, INFERRED),
    ],
  },
  {
    ...LINEAR,
    file: 'EF07',
    fileIdentifier: 0xef07,
    zh: '养老保险',
    en: 'Pension insurance',
    updateKey: 'UK3DF03',
    items: [
      an(0x70, 0x03, '视同缴费月数', 'Months counted as paid', INFERRED),
      cn(0x71, 0x03, '参保年月', 'Month of joining', INFERRED),
      cn(0x6e, 0x04, '参加工作日期', 'First day of work', INFERRED),
      cn(0x6c, 0x04, '离退休日期', 'Date of retirement', INFERRED),
      cn(0x6f, 0x04, '待遇开始日期', 'Pension from', INFERRED),
      cn(0x73, 0x04, '待遇终止日期', 'Pension until', INFERRED),
    ],
  },
  {
    ...LINEAR,
    file: 'EF15',
    fileIdentifier: 0xef15,
    zh: '工伤保险',
    en: 'Work-injury insurance',
    updateKey: 'UK4DF03',
    items: [
      cn(0x7a, 0x03, '参保年月', 'Month of joining', INFERRED),
      cn(0x7b, 0x04, '待遇开始日期', 'Benefits from', INFERRED),
      cn(0x7c, 0x04, '待遇终止日期', 'Benefits until', INFERRED),
    ],
  },
  {
    ...LINEAR,
    file: 'EF16',
    fileIdentifier: 0xef16,
    zh: '生育保险',
    en: 'Maternity insurance',
    updateKey: 'UK5DF03',
    items: [cn(0x51, 0x03, '参保年月', 'Month of joining', INFERRED), an(0x5f, 0x01, '生育状态', 'State', INFERRED)],
  },
  {
    ...LINEAR,
    file: 'EF17',
    fileIdentifier: 0xef17,
    zh: '工伤认定',
    en: 'Recognition of a work injury',
    updateKey: 'UK6DF03',
    items: [
      an(0x3b, 0x14, '认定书编号', 'Number of the decision', INFERRED),
      an(0x3c, 0x46, '受伤单位', 'Employer', INFERRED),
      an(0x3d, 0x01, '认定结论', 'Decision', INFERRED),
      cn(0x3e, 0x04, '认定日期', 'Date of the decision', INFERRED),
      an(0x3f, 0x3c, '认定机构', 'Deciding institution', INFERRED),
    ],
  },
  {
    ...LINEAR,
    file: 'EF18',
    fileIdentifier: 0xef18,
    zh: '供养亲属待遇',
    en: 'Benefits of dependants',
    updateKey: 'UK7DF03',
    items: [
      an(0x74, 0x03, '供养险种', 'Insurance', INFERRED),
      cn(0x75, 0x03, '核定地区划', 'Region', INFERRED),
      cn(0x76, 0x01, '供养关系', 'Relation', INFERRED),
      cn(0x77, 0x04, '待遇开始日期', 'Benefits from', INFERRED),
      cn(0x78, 0x04, '待遇终止日期', 'Benefits until', INFERRED),
    ],
  },
  {
    ...LINEAR,
    file: 'EF19',
    fileIdentifier: 0xef19,
    zh: '参保凭证',
    en: 'Certificates of participation',
    updateKey: 'UK8DF03',
    items: [nested(0x79, 4, '参保凭证', 'Certificates of participation', PARTICIPATION)],
  },
];
