/** Chinese text on cards: GB 18030 (GBK and ASCII are parts of it), filled up on the right with 00, blanks or FF. */
import { err, ok, type Result } from './result.ts';

// None of these three can be the last byte of a GB 18030 character, so cutting them off never splits one (GB 18030-2022 §5).
const FILLERS: ReadonlySet<number> = new Set([0x00, 0x20, 0xff]);
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Cn}\u{fffd}]/u;

/** The bytes before the filling. */
export function withoutFilling(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && FILLERS.has(bytes[end - 1] ?? 0)) end -= 1;
  return bytes.subarray(0, end);
}

/** The text; an error where a byte sequence is no character or a character cannot be shown. Filling must be gone already. */
export function decodeGb18030(bytes: Uint8Array): Result<string, string> {
  let text: string;
  try {
    text = new TextDecoder('gb18030', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return err('not GB 18030 text');
  }
  return UNPRINTABLE.test(text) ? err('a character that cannot be shown') : ok(text);
}

/** Printable ASCII before the filling; an error on any other byte. */
export function decodeAscii(bytes: Uint8Array): Result<string, string> {
  const content = withoutFilling(bytes);
  const wrong = content.findIndex((byte) => byte < 0x20 || byte > 0x7e);
  return wrong >= 0 ? err(`byte ${wrong} is not printable ASCII`) : ok(String.fromCharCode(...content));
}

const TWO_BYTE = { leads: [0x81, 0xfe], trails: [0x40, 0xfe], notTrail: 0x7f } as const;
// Four-byte codes count through 10 × 126 × 10 from 81308130; their part for the basic plane ends at 8431A439, and 90308130
// is U+10000 (GB 18030-2022 §5).
const FOUR_BYTE = { basicPlaneCount: 39_420, supplementaryStart: 189_000, supplementaryFirst: 0x10000 } as const;

let codes: ReadonlyMap<string, Uint8Array> | null = null;

/** The bytes of a text; the error names the first character that GB 18030 does not have (a lone surrogate). */
export function encodeGb18030(text: string): Result<Uint8Array, string> {
  const bytes: number[] = [];
  for (const character of text) {
    const code = codeOf(character);
    if (code === null) return err(`no code for U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`);
    bytes.push(...code);
  }
  return ok(Uint8Array.from(bytes));
}

function codeOf(character: string): Uint8Array | null {
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint < 0x80) return Uint8Array.of(codePoint);
  if (codePoint >= FOUR_BYTE.supplementaryFirst) return fourBytes(FOUR_BYTE.supplementaryStart + codePoint - FOUR_BYTE.supplementaryFirst);
  codes ??= basicPlaneCodes();
  return codes.get(character) ?? null;
}

/** The platform only decodes, so its decoder is turned round: once, when the first Chinese text is encoded. */
function basicPlaneCodes(): ReadonlyMap<string, Uint8Array> {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, Uint8Array>();
  const add = (code: Uint8Array) => {
    const character = decoder.decode(code);
    if (character !== '\u{fffd}' && !table.has(character)) table.set(character, code);
  };
  for (let lead: number = TWO_BYTE.leads[0]; lead <= TWO_BYTE.leads[1]; lead++)
    for (let trail: number = TWO_BYTE.trails[0]; trail <= TWO_BYTE.trails[1]; trail++)
      if (trail !== TWO_BYTE.notTrail) add(Uint8Array.of(lead, trail));
  for (let ordinal = 0; ordinal < FOUR_BYTE.basicPlaneCount; ordinal++) add(fourBytes(ordinal));
  return table;
}

function fourBytes(ordinal: number): Uint8Array {
  const [a, b, c] = [Math.floor(ordinal / 12_600), Math.floor(ordinal / 1260) % 10, Math.floor(ordinal / 10) % 126];
  return Uint8Array.of(0x81 + a, 0x30 + b, 0x81 + c, 0x30 + (ordinal % 10));
}
