/** DF01 公共应用信息区: 《社会保障（个人）卡规范》 file structure V2.0, common data. */
import { an, cn, INFERRED, nested, type FileSpec } from './file-spec.ts';

const LINEAR = { application: 'DF01', kind: 'linear', read: 'pinOrKey', readKey: 'RK1DF01' } as const;
const RESERVED = {
  application: 'DF01',
  zh: '预留',
  en: 'Reserved',
  kind: 'transparent',
  read: 'free',
  updateKey: null,
  items: [],
  bytes: 0x128,
  reserved: true,
} as const;

const DEGREE = [
  an(0x57, 0x03, '学位', 'Degree', INFERRED),
  cn(0x58, 0x03, '学位授予年月', 'Month of the degree', INFERRED),
  an(0x59, 0x28, '学位授予单位', 'Awarding institution', INFERRED),
];

export const DF01_FILES: readonly FileSpec[] = [
  {
    ...LINEAR,
    file: 'EF05',
    fileIdentifier: 0xef05,
    zh: '户籍信息',
    en: 'Household registration',
    updateKey: 'UK1DF01',
    items: [
      an(0x20, 0x02, '户口类别', 'Kind of household'),
      an(0x21, 0x50, '户口地址', 'Registered address'),
      cn(0x0e, 0x03, '户口区划', 'Region of registration'),
    ],
  },
  {
    ...LINEAR,
    file: 'EF06',
    fileIdentifier: 0xef06,
    zh: '常住地信息',
    en: 'Residence',
    updateKey: 'UK4DF01',
    items: [
      an(0x23, 0x50, '常住地址', 'Home address'),
      cn(0x24, 0x03, '常住地区划', 'Region of residence'),
      an(0x28, 0x0f, '联系电话', 'Telephone'),
      an(0x2c, 0x32, '联系人', 'Contact person'),
      an(0x2d, 0x0f, '联系人电话', 'Telephone of the contact person'),
    ],
  },
  {
    ...LINEAR,
    file: 'EF07',
    fileIdentifier: 0xef07,
    zh: '个人状况',
    en: 'Personal status',
    updateKey: 'UK2DF01',
    items: [an(0x29, 0x01, '就业/离退休状态', 'Employed or retired')],
  },
  {
    ...LINEAR,
    file: 'EF08',
    fileIdentifier: 0xef08,
    zh: '婚姻状况',
    en: 'Marital status',
    updateKey: 'UK3DF01',
    items: [an(0x2b, 0x01, '婚姻', 'Marital status')],
  },
  {
    ...LINEAR,
    file: 'EF09',
    fileIdentifier: 0xef09,
    zh: '人员身份及就业单位',
    en: 'Employer',
    updateKey: 'UK2DF01',
    items: [
      an(0x2e, 0x46, '单位名称', 'Employer'),
      an(0x30, 0x09, '组织机构代码', 'Organisation code'),
      an(0x32, 0x02, '人员身份类别', 'Kind of employee'),
    ],
  },
  {
    ...LINEAR,
    file: 'EF0A',
    fileIdentifier: 0xef0a,
    zh: '国籍及政治面貌',
    en: 'Nationality and political status',
    updateKey: 'UK5DF01',
    items: [
      an(0x37, 0x03, '国籍', 'Nationality'),
      an(0x38, 0x02, '政治面貌', 'Political status'),
      cn(0x39, 0x04, '参加党派日期', 'Date of joining a party'),
    ],
  },
  {
    ...LINEAR,
    file: 'EF15',
    fileIdentifier: 0xef15,
    zh: '学历信息',
    en: 'Education',
    updateKey: 'UK6DF01',
    items: [cn(0x2a, 0x01, '学历', 'Education'), nested(0x40, 3, '学位信息', 'Degrees', DEGREE)],
  },
  { ...RESERVED, file: 'EF16', fileIdentifier: 0xef16 },
  { ...RESERVED, file: 'EF17', fileIdentifier: 0xef17 },
  { ...RESERVED, file: 'EF18', fileIdentifier: 0xef18 },
  { ...RESERVED, file: 'EF19', fileIdentifier: 0xef19 },
  { ...RESERVED, file: 'EF1A', fileIdentifier: 0xef1a },
];
