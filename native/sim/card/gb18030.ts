/**
 * Text to GB 18030 bytes, the coding of Chinese text on the card. The platform only decodes, so the two-byte part is its
 * decoder turned round; the four-byte part of the supplementary planes is arithmetic.
 */
const LEADS = range(0x81, 0xfe);
const TRAILS = [...range(0x40, 0x7e), ...range(0x80, 0xfe)];
/** Ordinal of the four-byte code 90308130, which is U+10000. */
const SUPPLEMENTARY_START = 189_000;

let twoByteCodes: ReadonlyMap<string, readonly [number, number]> | null = null;

/** The bytes of a text. Throws on a character that `unknownToGb18030` names. */
export function encodeGb18030(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((character) => encodeCharacter(character)));
}

/** The first character that has no code here: one of the basic plane that needs four bytes, which no persona has. */
export function unknownToGb18030(text: string): string | null {
  return [...text].find((character) => codeOf(character) === null) ?? null;
}

function encodeCharacter(character: string): readonly number[] {
  const code = codeOf(character);
  if (code === null) throw new Error(`no GB 18030 code is known here for ${JSON.stringify(character)}`);
  return code;
}

function codeOf(character: string): readonly number[] | null {
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint < 0x80) return [codePoint];
  if (codePoint >= 0x10000) return fourBytes(SUPPLEMENTARY_START + codePoint - 0x10000);
  twoByteCodes ??= buildTwoByteCodes();
  return twoByteCodes.get(character) ?? null;
}

function fourBytes(ordinal: number): readonly number[] {
  return [
    0x81 + Math.floor(ordinal / 12_600),
    0x30 + (Math.floor(ordinal / 1260) % 10),
    0x81 + (Math.floor(ordinal / 10) % 126),
    0x30 + (ordinal % 10),
  ];
}

function buildTwoByteCodes(): ReadonlyMap<string, readonly [number, number]> {
  const codes = LEADS.flatMap((lead) => TRAILS.map((trail): readonly [number, number] => [lead, trail]));
  const characters = [...new TextDecoder('gb18030').decode(Uint8Array.from(codes.flat()))];
  if (characters.length !== codes.length) throw new Error('this platform decodes GB 18030 with other two-byte codes');
  return new Map(codes.map((code, i) => [characters[i] ?? '', code]));
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
