/**
 * Bytes as the makers' public ESC/POS command references print them (Epson "ESC/POS Command Reference"; the names are its
 * headings). Typed from there, not from the driver: a driver that is wrong cannot be right here.
 */
export const COMMANDS = {
  'ESC @': '1B 40',
  LF: '0A',
  'ESC a 0': '1B 61 00',
  'ESC a 1': '1B 61 01',
  'ESC E 0': '1B 45 00',
  'ESC E 1': '1B 45 01',
  'GS ! normal': '1D 21 00',
  'GS ! twice as wide and high': '1D 21 11',
  'FS &': '1C 26',
  'FS .': '1C 2E',
  'GS V 65, 40': '1D 56 41 28',
  'GS V 66, 40': '1D 56 42 28',
  'GS a online, error, roll paper': '1D 61 0E',
  'GS r 1': '1D 72 01',
  'GS ( H fn 48, id "K07Z"': '1D 28 48 06 00 30 30 4B 30 37 5A',
  'DLE EOT 1': '10 04 01',
  'DLE EOT 2': '10 04 02',
  'DLE EOT 3': '10 04 03',
  'DLE EOT 4': '10 04 04',
  'DLE ENQ 2': '10 05 02',
  'GS ( k, "AB", modules of 4 dots':
    '1D 28 6B 04 00 31 41 32 00  1D 28 6B 03 00 31 43 04  1D 28 6B 03 00 31 45 31  1D 28 6B 05 00 31 50 30 41 42  1D 28 6B 03 00 31 51 30',
  'DLE DC4 8': '10 14 08 01 03 14 01 06 02 08',
} as const;

/** What a printer sends, by the same references ("Transmission status", "Status identification"). */
export const ANSWERS = {
  'DLE EOT 1, online': '12',
  'DLE EOT 1, offline': '1A',
  'DLE EOT 2, cover open': '16',
  'DLE EOT 2, stopped at paper end': '32',
  'DLE EOT 2, error': '52',
  'DLE EOT 3, cutter blocked': '1A',
  'DLE EOT 3, unrecoverable': '32',
  'DLE EOT 4, paper there': '12',
  'DLE EOT 4, near its end': '1E',
  'DLE EOT 4, at its end': '7E',
  'ASB, all well': '10 00 00 0F',
  'ASB, cover open': '38 00 00 0F',
  'ASB, cutter blocked': '18 08 00 0F',
  'ASB, unrecoverable': '18 20 00 0F',
  'ASB, paper near its end': '10 00 03 0F',
  'ASB, paper at its end': '18 00 0F 0F',
  'GS r 1, paper there': '00',
  'GS r 1, near its end': '03',
  'GS r 1, at its end': '0F',
  'GS ( H, id "K07Z"': '37 22 4B 30 37 5A 00',
  'DLE DC4 8, cleared': '37 25 00',
} as const;

/** Characters and their bytes in GB 18030-2005/2022: one, two and four bytes. */
export const GB18030: readonly (readonly [text: string, bytes: string])[] = [
  ['A', '41'],
  ['张', 'D5 C5'],
  ['，', 'A3 AC'],
  ['·', 'A1 A4'],
  ['𠮷', '95 34 B2 35'],
  ['䶮', 'FE 9F'],
  ['㐂', '81 39 EF 31'],
  ['㑇', 'FE 56'],
];
