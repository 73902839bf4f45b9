/** The fields of ISO 8583 as UnionPay POS lays them out (银联 POS 应用规范 Q/CUP 009 第1部分). Values are text; binary ones hexadecimal. */

/** Where a lone digit of an odd number stands in its byte. */
export type Align = 'left' | 'right';

/**
 * `digits`: packed BCD. `track`: nibbles 0-9 and D. `text`: one byte a character. `binary`: as it is.
 * `length`: how many digits, characters or bytes; or the most there are, behind a length of 2 (`ll`) or 3 (`lll`) BCD digits.
 */
export type FieldFormat =
  | { readonly kind: 'digits'; readonly length: number; readonly prefix: 'none' | 'll' | 'lll'; readonly align: Align }
  | { readonly kind: 'track' | 'text' | 'binary'; readonly length: number; readonly prefix: 'none' | 'll' | 'lll' };

const n = (length: number, align: Align = 'left'): FieldFormat => ({ kind: 'digits', length, prefix: 'none', align });
const nVar = (length: number, prefix: 'll' | 'lll'): FieldFormat => ({ kind: 'digits', length, prefix, align: 'left' });
const ans = (length: number): FieldFormat => ({ kind: 'text', length, prefix: 'none' });
const ansVar = (length: number, prefix: 'll' | 'lll'): FieldFormat => ({ kind: 'text', length, prefix });
const b = (length: number): FieldFormat => ({ kind: 'binary', length, prefix: 'none' });
const bVar = (length: number): FieldFormat => ({ kind: 'binary', length, prefix: 'lll' });

/** Numbers of the fields that this program names. */
export const FIELD = {
  pan: 2,
  processingCode: 3,
  traceNumber: 11,
  time: 12,
  date: 13,
  expiry: 14,
  entryMode: 22,
  panSequence: 23,
  conditionCode: 25,
  pinLength: 26,
  track2: 35,
  referenceNumber: 37,
  responseCode: 39,
  terminal: 41,
  merchant: 42,
  currency: 49,
  pinBlock: 52,
  securityControl: 53,
  balance: 54,
  reserved: 60,
  keys: 62,
  operator: 63,
  mac: 64,
} as const;

export const FIELDS: Readonly<Record<number, FieldFormat>> = {
  2: nVar(19, 'll'),
  3: n(6),
  4: n(12),
  11: n(6),
  12: n(6),
  13: n(4),
  14: n(4),
  15: n(4),
  22: n(3),
  23: n(3, 'right'),
  25: n(2),
  26: n(2),
  32: nVar(11, 'll'),
  35: { kind: 'track', length: 37, prefix: 'll' },
  36: { kind: 'track', length: 104, prefix: 'lll' },
  37: ans(12),
  38: ans(6),
  39: ans(2),
  41: ans(8),
  42: ans(15),
  43: ans(40),
  44: ansVar(25, 'll'),
  48: nVar(322, 'lll'),
  49: ans(3),
  52: b(8),
  53: n(16),
  54: ansVar(20, 'lll'),
  55: bVar(255),
  57: ansVar(100, 'lll'),
  58: ansVar(100, 'lll'),
  59: bVar(600),
  60: nVar(17, 'lll'),
  61: nVar(29, 'lll'),
  62: bVar(512),
  63: ansVar(163, 'lll'),
  64: b(8),
};

/** The table of a bank whose SM4 PIN block of 16 bytes stands in field 52 itself. */
export const FIELDS_WIDE_PIN: Readonly<Record<number, FieldFormat>> = { ...FIELDS, 52: b(16) };
