import iconv from 'iconv-lite';

/**
 * What a printer's own font has. `gb2312`: its 6,763 Han characters; `gbk`: the two-byte ones of before 2000, which nearly every
 * Chinese slip printer has whatever its leaflet says of GB 18030; `gb18030`: the four-byte ones too.
 */
export type PrinterCharacters = 'gb2312' | 'gbk' | 'gb18030';

const PRIVATE_USE = /[\ue000-\uf8ff\u{f0000}-\u{10ffff}]/u;
/** GB 2312 as it lies in GB 18030: leads A1 to F7, trails A1 to FE. */
const GB2312 = { leads: [0xa1, 0xf7], trails: [0xa1, 0xfe] } as const;
/** FE50 to FEA0 came with GB 18030-2000 and have private codes in older fonts. */
const ADDED_IN_2000 = { lead: 0xfe, trails: [0x50, 0xa0] } as const;

const codes: Readonly<Record<PrinterCharacters, Map<string, Uint8Array | null>>> = {
  gb2312: new Map(),
  gbk: new Map(),
  gb18030: new Map(),
};

/** The bytes of a character that is not ASCII in GB 18030; `null` where a printer with this font does not have it. */
export function codeOf(char: string, characters: PrinterCharacters): Uint8Array | null {
  const known = codes[characters].get(char);
  if (known !== undefined) return known;
  const code = fontHas(char, characters) ? Uint8Array.from(iconv.encode(char, 'gb18030')) : null;
  codes[characters].set(char, code);
  return code;
}

function fontHas(char: string, characters: PrinterCharacters): boolean {
  if (PRIVATE_USE.test(char)) return false;
  if (characters === 'gb18030') return true;
  const [lead = 0, trail = 0, ...more] = iconv.encode(char, 'gb18030');
  if (more.length > 0) return false;
  if (characters === 'gb2312') return within(lead, GB2312.leads) && within(trail, GB2312.trails);
  return !(lead === ADDED_IN_2000.lead && within(trail, ADDED_IN_2000.trails));
}

function within(byte: number, [first, last]: readonly [number, number]): boolean {
  return byte >= first && byte <= last;
}
