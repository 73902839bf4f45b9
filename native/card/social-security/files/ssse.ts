/** Files of SSSE itself, 社会保障系统环境: 《社会保障（个人）卡规范》 file structure, basic data area. */
import { an, cn, type FileSpec } from './file-spec.ts';

const SSSE = { application: 'SSSE', updateKey: 'UKSSSE' } as const;

/** EF05 发卡机构: free to read on every version. */
export const ISSUER_FILE: FileSpec = {
  ...SSSE,
  file: 'EF05',
  fileIdentifier: 0xef05,
  zh: '发卡机构',
  en: 'Issuer',
  kind: 'linear',
  read: 'free',
  items: [
    cn(0x01, 0x10, '卡的识别码', 'Card identifier', { hexadecimal: true, mandatory: true }),
    an(0x02, 0x01, '卡的类别', 'Card class'),
    an(0x03, 0x04, '规范版本', 'Specification version'),
    cn(0x04, 0x0c, '初始化机构编号', 'Initialising institution', { hexadecimal: true }),
    cn(0x05, 0x04, '发卡日期', 'Date of issue'),
    cn(0x06, 0x04, '卡有效期', 'Valid until'),
    an(0x07, 0x09, '卡号', 'Card number', { longerAllowed: true, mandatory: true }),
  ],
};

/**
 * EF06 持卡人: free to read on 1.0 and 2.0, behind RKSSSE on 3.0. 姓名扩展 came with 2.0; it is asked for on every card,
 * because a card whose version record is blank counts as 1.0 and a name must never be shown cut off.
 */
export const HOLDER_FILE: FileSpec = {
  ...SSSE,
  file: 'EF06',
  fileIdentifier: 0xef06,
  zh: '持卡人',
  en: 'Holder',
  kind: 'linear',
  read: 'free',
  readOnGeneration3: 'key',
  readKey: 'RKSSSE',
  items: [
    an(0x08, 0x12, '社会保障号码', 'Social-security number', { mandatory: true }),
    an(0x09, 0x1e, '姓名', 'Name', { mandatory: true, textWith: { tag: 0x4e, half: 'behind' } }),
    an(0x4e, 0x14, '姓名扩展', 'Name, continued', { textWith: { tag: 0x09, half: 'before' } }),
    an(0x0a, 0x01, '性别', 'Sex'),
    cn(0x0b, 0x01, '民族', 'Ethnic group'),
    cn(0x0c, 0x03, '出生地', 'Place of birth'),
    cn(0x0d, 0x04, '出生日期', 'Date of birth'),
  ],
};

const RESERVED = { ...SSSE, kind: 'transparent', read: 'key', readKey: 'RKSSSE', items: [], reserved: true } as const;

export const SSSE_FILES: readonly FileSpec[] = [
  ISSUER_FILE,
  HOLDER_FILE,
  { ...RESERVED, file: 'EF07', fileIdentifier: 0xef07, zh: '指纹', en: 'Fingerprint', bytes: 0x300 },
  { ...RESERVED, file: 'EF08', fileIdentifier: 0xef08, zh: '照片', en: 'Photograph', bytes: 0x1000 },
];
