/** DF02 就业与失业信息区: 《社会保障（个人）卡规范》 file structure V2.0, employment. */
import { an, cn, INFERRED, nested, type FileSpec } from './file-spec.ts';

const OPEN = { application: 'DF02', read: 'pinOrKey', readKey: 'RK1DF02' } as const;

const QUALIFICATION = [
  an(0x5a, 0x07, '职业资格', 'Vocational qualification', INFERRED),
  an(0x5b, 0x01, '职业资格等级', 'Level', INFERRED),
  an(0x5c, 0x46, '证书发证机构名称', 'Issuer of the certificate', INFERRED),
  cn(0x5d, 0x04, '发证日期', 'Date of issue', INFERRED),
  an(0x5e, 0x10, '证书编号', 'Certificate number', INFERRED),
];
const REGISTRATION = [
  an(0x33, 0x03, '注册职业资格', 'Registered qualification', INFERRED),
  an(0x34, 0x46, '注册登记机构名称', 'Registering institution', INFERRED),
  cn(0x35, 0x04, '注册登记日期', 'Date of registration', INFERRED),
  an(0x36, 0x10, '注册登记编号', 'Registration number', INFERRED),
];
const AID = [
  an(0x10, 0x03, '援助对象类别', 'Kind of aid', INFERRED),
  cn(0x11, 0x04, '认定日期', 'Date of recognition', INFERRED),
  cn(0x12, 0x03, '认定地区划', 'Region of recognition', INFERRED),
];

export const DF02_FILES: readonly FileSpec[] = [
  {
    ...OPEN,
    file: 'EF05',
    fileIdentifier: 0xef05,
    zh: '职业与专业技能信息',
    en: 'Occupation and skills',
    kind: 'linear',
    updateKey: 'UK1DF02',
    items: [
      an(0x42, 0x03, '专业技术职务', 'Professional post', INFERRED),
      an(0x41, 0x03, '专业技术资格', 'Professional title', INFERRED),
      nested(0x43, 2, '职业资格证书', 'Vocational certificates', QUALIFICATION, INFERRED),
      nested(0x44, 2, '职业资格注册登记', 'Registrations', REGISTRATION, INFERRED),
    ],
  },
  {
    ...OPEN,
    file: 'EF06',
    fileIdentifier: 0xef06,
    zh: '就业状况信息',
    en: 'Employment',
    kind: 'linear',
    updateKey: 'UK2DF02',
    items: [
      cn(0x4c, 0x04, '就业日期', 'Date of employment', INFERRED),
      an(0x4b, 0x05, '就业类型', 'Kind of employment', INFERRED),
      cn(0x4d, 0x03, '就业登记地区划', 'Region of the employment registration', INFERRED),
      cn(0x60, 0x04, '失业日期', 'Date of unemployment', INFERRED),
      an(0x4f, 0x06, '失业原因', 'Reason of unemployment', INFERRED),
      cn(0x50, 0x03, '失业登记地区划', 'Region of the unemployment registration', INFERRED),
      an(0x3a, 0x07, '工种', 'Kind of work', INFERRED),
    ],
  },
  {
    ...OPEN,
    file: 'EF07',
    fileIdentifier: 0xef07,
    zh: '就业记录',
    en: 'Employment history',
    kind: 'cyclic',
    records: 4,
    updateKey: 'UK3DF02',
    items: [
      an(1, 0x07, '工种', 'Kind of work', INFERRED),
      cn(2, 0x04, '开始日期', 'From', INFERRED),
      cn(3, 0x04, '结束日期', 'Until', INFERRED),
      an(4, 0x46, '单位名称', 'Employer', INFERRED),
    ],
  },
  {
    ...OPEN,
    file: 'EF09',
    fileIdentifier: 0xef09,
    zh: '就业失业登记证',
    en: 'Employment registration certificate',
    kind: 'linear',
    updateKey: 'UK4DF02',
    items: [
      an(0x55, 0x10, '登记证编号', 'Certificate number', INFERRED),
      an(0x56, 0x46, '发证机构名称', 'Issuer of the certificate', INFERRED),
      cn(0x96, 0x04, '发证日期', 'Date of issue', INFERRED),
      cn(0x97, 0x03, '发证地区划', 'Region of issue', INFERRED),
    ],
  },
  {
    ...OPEN,
    file: 'EF15',
    fileIdentifier: 0xef15,
    zh: '就业援助对象认定',
    en: 'Recognition for employment aid',
    kind: 'linear',
    updateKey: 'UK5DF02',
    items: [
      nested(0x99, 4, '援助对象认定', 'Recognitions', AID, INFERRED),
      cn(0x0f, 0x04, '退出援助日期', 'End of aid', INFERRED),
      cn(0x1f, 0x03, '退出援助地区划', 'Region of the end of aid', INFERRED),
    ],
  },
  {
    ...OPEN,
    file: 'EF16',
    fileIdentifier: 0xef16,
    zh: '享受就业扶持政策记录',
    en: 'Employment support received',
    kind: 'cyclic',
    records: 4,
    updateKey: 'UK6DF02',
    items: [
      an(1, 0x03, '扶持政策类别', 'Kind of support', INFERRED),
      cn(2, 0x04, '核定日期', 'Date of approval', INFERRED),
      cn(3, 0x04, '开始日期', 'From', INFERRED),
      cn(4, 0x04, '结束日期', 'Until', INFERRED),
      cn(5, 0x03, '核定地区划', 'Region of approval', INFERRED),
    ],
  },
];
