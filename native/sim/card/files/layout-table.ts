/**
 * The files of the social-security application, 《社会保障（个人）卡规范》 files part with the file structure of 2012
 * (人社信息函〔2012〕37号, LD/T 32.6-2015). Written for the virtual card alone.
 *
 * An item is `tag type length`, all hexadecimal: `20an02`. `x2` after the tag: so many records of it.
 * `{…}`: the value is made of items with tags of their own. `cyclic` fields have no tags: a record is their values in a row.
 */
export interface FileRow {
  readonly df: string;
  readonly ef: number;
  readonly read: string;
  readonly write: string;
  readonly items?: string;
  readonly cyclic?: { readonly fields: string; readonly records: number };
  /** Bytes of a transparent file. */
  readonly size?: number;
}

const DF01 = 'PIN|RK1DF01';
const DF02 = 'PIN|RK1DF02';
const DF03 = 'PIN|RK1DF03';
const DF04 = 'PIN|RK1DF04';
const RESERVED = 0x128;

// The update keys of DF02, DF03 and DF07 are not published file by file: they are dealt out here in the order of the files.
export const FILE_ROWS: readonly FileRow[] = [
  { df: 'SSSE', ef: 0x07, read: 'RKSSSE', write: 'UKSSSE', size: 0x300 },
  { df: 'SSSE', ef: 0x08, read: 'RKSSSE', write: 'UKSSSE', size: 0x1000 },

  { df: 'DF01', ef: 0x05, read: DF01, write: 'UK1DF01', items: '20an02 21an50 0Ecn03' },
  { df: 'DF01', ef: 0x06, read: DF01, write: 'UK4DF01', items: '23an50 24cn03 28an0F 2Can32 2Dan0F' },
  { df: 'DF01', ef: 0x07, read: DF01, write: 'UK2DF01', items: '29an01' },
  { df: 'DF01', ef: 0x08, read: DF01, write: 'UK3DF01', items: '2Ban01' },
  { df: 'DF01', ef: 0x09, read: DF01, write: 'UK2DF01', items: '2Ean46 30an09 32an02' },
  { df: 'DF01', ef: 0x0a, read: DF01, write: 'UK5DF01', items: '37an03 38an02 39cn04' },
  { df: 'DF01', ef: 0x15, read: DF01, write: 'UK6DF01', items: '2Acn01 40x3{57an03 58cn03 59an28}' },
  { df: 'DF01', ef: 0x16, read: '*', write: '-', size: RESERVED },
  { df: 'DF01', ef: 0x17, read: '*', write: '-', size: RESERVED },
  { df: 'DF01', ef: 0x18, read: '*', write: '-', size: RESERVED },
  { df: 'DF01', ef: 0x19, read: '*', write: '-', size: RESERVED },
  { df: 'DF01', ef: 0x1a, read: '*', write: '-', size: RESERVED },

  {
    df: 'DF02',
    ef: 0x05,
    read: DF02,
    write: 'UK1DF02',
    items: '42an03 41an03 43x2{5Aan07 5Ban01 5Can46 5Dcn04 5Ean10} 44x2{33an03 34an46 35cn04 36an10}',
  },
  { df: 'DF02', ef: 0x06, read: DF02, write: 'UK2DF02', items: '4Ccn04 4Ban05 4Dcn03 60cn04 4Fan06 50cn03 3Aan07' },
  { df: 'DF02', ef: 0x07, read: DF02, write: 'UK3DF02', cyclic: { fields: 'an07 cn04 cn04 an46', records: 4 } },
  { df: 'DF02', ef: 0x09, read: DF02, write: 'UK4DF02', items: '55an10 56an46 96cn04 97cn03' },
  { df: 'DF02', ef: 0x15, read: DF02, write: 'UK5DF02', items: '99x4{10an03 11cn04 12cn03} 0Fcn04 1Fcn03' },
  { df: 'DF02', ef: 0x16, read: DF02, write: 'UK6DF02', cyclic: { fields: 'an03 cn04 cn04 cn04 cn03', records: 4 } },

  {
    df: 'DF03',
    ef: 0x05,
    read: 'PIN|RK2DF03',
    write: 'UK1DF03',
    items: '61cn03 98cn04 62cn04 63an03 64an03 65an03 66an03',
  },
  {
    df: 'DF03',
    ef: 0x06,
    read: DF03,
    write: 'UK2DF03',
    items: '45an14 46an02 47an02 48an01 49an01 67cn04 6Ban3C 4Ax3{13an02 14an01 15an14 16cn04 17an3C}',
  },
  { df: 'DF03', ef: 0x07, read: DF03, write: 'UK3DF03', items: '70an03 71cn03 6Ecn04 6Ccn04 6Fcn04 73cn04' },
  { df: 'DF03', ef: 0x15, read: DF03, write: 'UK4DF03', items: '7Acn03 7Bcn04 7Ccn04' },
  { df: 'DF03', ef: 0x16, read: DF03, write: 'UK5DF03', items: '51cn03 5Fan01' },
  { df: 'DF03', ef: 0x17, read: DF03, write: 'UK6DF03', items: '3Ban14 3Can46 3Dan01 3Ecn04 3Fan3C' },
  { df: 'DF03', ef: 0x18, read: DF03, write: 'UK7DF03', items: '74an03 75cn03 76cn01 77cn04 78cn04' },
  { df: 'DF03', ef: 0x19, read: DF03, write: 'UK8DF03', items: '79x4{18an03 19cn03 1Acn04 1Bcn04 1Ccn04 1Dan03 1Ecn04}' },

  {
    df: 'DF04',
    ef: 0x05,
    read: DF04,
    write: 'UK1DF04',
    items: '81an08 84cn03 87an11 8Ccn01 80cn04 8Ban1D 8Aan0F 83an09 86an09 89an09 7Dan09 7Ean09 7Fan09 8Dan09 8Ean09 8Fan01',
  },
  { df: 'DF04', ef: 0x06, read: 'PIN&RK1DF04', write: 'UK2DF04', items: '90an01 92cn04 93an02' },
  { df: 'DF04', ef: 0x08, read: 'PIN', write: '-', cyclic: { fields: 'b02 an01 cn06 cn07 b04 b04 b04', records: 30 } },
  { df: 'DF04', ef: 0x15, read: DF04, write: 'UK2DF04', cyclic: { fields: 'b02 an01', records: 8 } },

  { df: 'DF07', ef: 0x05, read: 'RK1DF07', write: 'UK1DF07', items: 'F0an02 F1an01 F2cn04 F3an03 F4cn04' },
  { df: 'DF07', ef: 0x06, read: 'RK2DF07', write: 'UK2DF07', items: 'F5an03 F6cn04 F7an46' },
  { df: 'DF07', ef: 0x07, read: 'RK3DF07', write: 'UK3DF07', items: 'F8cn04 F9an01' },
];

/** ADFs under SSSE in the order of the specification: FID, AID, label. */
export const ADF_ROWS = [
  { id: 'DF01', aid: 'D15600000500', label: '公共应用信息区' },
  { id: 'DF02', aid: 'D15600000501', label: '就业与失业信息区' },
  { id: 'DF03', aid: 'D15600000502', label: '社会保险信息区1' },
  { id: 'DF04', aid: 'D15600000503', label: '社会保险信息区2' },
  { id: 'DF07', aid: 'D15600000504', label: '人事人才信息区' },
] as const;

/**
 * Key references of EXTERNAL AUTHENTICATE by level (security part, key table); those of a DF carry bit 8. Not published: BK,
 * the LKs, UK1DF02 and all of DF07. They continue the rows here; the LKs of DF01, DF02 and DF07 have a number of this card's own.
 */
export const KEY_IDS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  SSSE: { UKSSSE: 0x04, BK: 0x05, PUK: 0x06, RKSSSE: 0x0a },
  DF01: { LKDF01: 0x82, UK1DF01: 0x83, UK2DF01: 0x84, UK3DF01: 0x85, UK4DF01: 0x86, UK5DF01: 0x87, RK1DF01: 0x88, UK6DF01: 0x89 },
  DF02: { LKDF02: 0x82, UK1DF02: 0x83, UK2DF02: 0x84, UK3DF02: 0x85, UK4DF02: 0x86, UK5DF02: 0x87, RK1DF02: 0x88, UK6DF02: 0x89 },
  DF03: {
    LKDF03: 0x83,
    RK1DF03: 0x84,
    RK2DF03: 0x85,
    UK1DF03: 0x86,
    UK2DF03: 0x87,
    UK3DF03: 0x88,
    UK4DF03: 0x89,
    UK5DF03: 0x8a,
    UK6DF03: 0x8b,
    UK7DF03: 0x8c,
    UK8DF03: 0x8d,
  },
  DF04: { LKDF04: 0x83, RK1DF04: 0x84, UK1DF04: 0x85, UK2DF04: 0x86 },
  DF07: { LKDF07: 0x82, RK1DF07: 0x83, RK2DF07: 0x84, RK3DF07: 0x85, UK1DF07: 0x86, UK2DF07: 0x87, UK3DF07: 0x88 },
};
