/**
 * The records of SSSE as data: 《社会保障（个人）卡规范》 file structure V2.0 (LD/T 32), files EF05 (issuer) and EF06
 * (holder). A record is one tag byte, one length byte and the value. 1.00 cards have no tag 4E, so the record numbers
 * differ between versions: records are read by tag.
 */

/** `cn`: packed BCD filled with F; `ascii`: printable ASCII; `text`: GB 18030; `bytes`: as it lies there. */
export type RecordType = 'cn' | 'ascii' | 'text' | 'bytes';

export interface RecordSpec {
  readonly tag: number;
  /** The Chinese name in the specification. */
  readonly item: string;
  readonly type: RecordType;
  /** Bytes of the value. */
  readonly length: number;
  /** The value may be longer than `length`; only the first `length` bytes count. */
  readonly longerAllowed?: true;
  /** A card without this record, or with a blank one, is refused. */
  readonly mandatory?: true;
}

export interface FileSpec {
  readonly name: string;
  readonly fileIdentifier: number;
  readonly records: readonly RecordSpec[];
}

export const TAG = {
  cardIdentifier: 0x01,
  cardClass: 0x02,
  specification: 0x03,
  initialiser: 0x04,
  issuedOn: 0x05,
  validUntil: 0x06,
  cardNumber: 0x07,
  socialSecurityNumber: 0x08,
  name: 0x09,
  nameExtension: 0x4e,
  sex: 0x0a,
  ethnicGroup: 0x0b,
  birthPlace: 0x0c,
  birthDate: 0x0d,
} as const;

/** EF05 发卡机构: free to read on every version. */
export const ISSUER_FILE: FileSpec = {
  name: 'EF05',
  fileIdentifier: 0xef05,
  records: [
    { tag: TAG.cardIdentifier, item: '卡的识别码', type: 'bytes', length: 16, mandatory: true },
    { tag: TAG.cardClass, item: '卡的类别', type: 'ascii', length: 1 },
    { tag: TAG.specification, item: '规范版本', type: 'ascii', length: 4 },
    { tag: TAG.initialiser, item: '初始化机构编号', type: 'bytes', length: 12 },
    { tag: TAG.issuedOn, item: '发卡日期', type: 'cn', length: 4 },
    { tag: TAG.validUntil, item: '卡有效期', type: 'cn', length: 4 },
    { tag: TAG.cardNumber, item: '卡号', type: 'ascii', length: 9, longerAllowed: true, mandatory: true },
  ],
};

/**
 * EF06 持卡人: free to read on 1.0 and 2.0, behind RKSSSE on 3.0. 姓名扩展 came with 2.0; it is asked for on every card,
 * because a card whose version record is blank counts as 1.0 and a name must never be shown cut off.
 */
export const HOLDER_FILE: FileSpec = {
  name: 'EF06',
  fileIdentifier: 0xef06,
  records: [
    { tag: TAG.socialSecurityNumber, item: '社会保障号码', type: 'ascii', length: 18, mandatory: true },
    { tag: TAG.name, item: '姓名', type: 'text', length: 30, mandatory: true },
    { tag: TAG.nameExtension, item: '姓名扩展', type: 'text', length: 20 },
    { tag: TAG.sex, item: '性别', type: 'ascii', length: 1 },
    { tag: TAG.ethnicGroup, item: '民族', type: 'cn', length: 1 },
    { tag: TAG.birthPlace, item: '出生地', type: 'cn', length: 3 },
    { tag: TAG.birthDate, item: '出生日期', type: 'cn', length: 4 },
  ],
};
