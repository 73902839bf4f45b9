/** Documents as chips hold them, of invented people: 256 bytes of text, a photo that shows nobody. */
import type { IdDocument, IdDocumentDetails } from '../../ports/id-reader.ts';

/** What is written on a document; what is left out is blank, as on a chip. */
export interface SimDocument extends Omit<IdDocument, 'details' | 'photo'> {
  readonly details?: Partial<IdDocumentDetails>;
  /** Another type flag than its kind has. */
  readonly flag?: string;
  /** Bytes of fingerprints on the chip. */
  readonly fingerprintBytes?: 0 | 512 | 1024;
}

type Piece = readonly [at: number, bytes: number, text: string];

const TEXT_BYTES = 256;
const PHOTO_BYTES = 1024;
const FLAG_AT = 248;
/** How photos begin: WL, 102 and 126 pixels. What follows here is no picture. */
const PHOTO_HEAD = [0x57, 0x4c, 0x66, 0x00, 0x7e, 0x00] as const;
const SEX = { unknown: '0', male: '1', female: '2', unstated: '9' } as const;
const FLAGS = { residentIdCard: ' ', hmtResidencePermit: 'J', foreignerResidencePermit: 'Y' } as const;

/** The text of a document, blanks where nothing is written. */
export function textOf(document: SimDocument): Uint8Array {
  const text = new Uint8Array(TEXT_BYTES);
  for (let at = 0; at < TEXT_BYTES; at += 2) text[at] = 0x20;
  for (const [at, bytes, piece] of piecesOf(document)) write(text, at, bytes, piece);
  const edition = document.details?.edition === '2017' ? 'I' : FLAGS[document.kind];
  write(text, FLAG_AT, 2, document.flag ?? edition);
  return text;
}

export function photoOf(): Uint8Array {
  return Uint8Array.from({ length: PHOTO_BYTES }, (_, i) => PHOTO_HEAD[i] ?? (i * 7) & 0xff);
}

function piecesOf(document: SimDocument): readonly Piece[] {
  const { name, number, details = {} } = document;
  const dates: readonly Piece[] = [
    [188, 16, compact(document.validFrom)],
    [204, 16, document.validUntil === 'longTerm' ? '长期' : compact(document.validUntil)],
  ];
  const sex = SEX[details.sex ?? 'unknown'];
  const birth = compact(details.birthDate ?? `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`);
  const english = details.englishName ?? '';
  if (document.kind === 'foreignerResidencePermit' && details.edition === '2017')
    return [
      [0, 120, english],
      [120, 2, sex],
      [122, 30, number],
      [152, 6, details.nationality ?? ''],
      [158, 30, name],
      ...dates,
      [220, 16, birth],
    ];
  const common: readonly Piece[] = [[0, 30, name], [30, 2, sex], [36, 16, birth], [122, 36, number], ...dates];
  if (document.kind === 'foreignerResidencePermit')
    return [
      ...common,
      [32, 4, details.issueCount ?? ''],
      [52, 70, english.slice(0, 35)],
      [220, 22, english.slice(35)],
      [242, 6, details.nationality ?? ''],
    ];
  return [
    ...common,
    [32, 4, details.ethnicGroup ?? ''],
    [52, 70, details.address ?? ''],
    [158, 30, details.issuer ?? ''],
    [220, 18, details.passNumber ?? ''],
    [238, 4, details.issueCount ?? ''],
  ];
}

/** Where chips keep characters that UCS-2 does not have: private codes. Which one stands for which character nobody has published. */
const PRIVATE = { first: 0xe000, count: 0x1900 } as const;

/** UCS-2, little-endian, cut to the field. */
export function write(target: Uint8Array, at: number, bytes: number, text: string): void {
  const units = Array.from(text, (character) => ucs2(character.codePointAt(0) ?? 0));
  for (const [i, unit] of units.slice(0, bytes / 2).entries()) {
    target[at + 2 * i] = unit & 0xff;
    target[at + 2 * i + 1] = unit >> 8;
  }
}

function ucs2(code: number): number {
  return code > 0xffff ? PRIVATE.first + (code % PRIVATE.count) : code;
}

function compact(date: string): string {
  return date.replaceAll('-', '');
}
