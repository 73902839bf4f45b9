/** ISO 8583 at the bank's end. Its field table is written apart from the terminal's: what both take for right is the specification. */

/** Kind, greatest length, bytes of the length before it (0: fixed). `N` stands at the right of its bytes. */
type Rule = readonly ['n' | 'N' | 'z' | 'a' | 'b', number, 0 | 1 | 2];

const RULES: ReadonlyMap<number, Rule> = new Map<number, Rule>([
  [2, ['n', 19, 1]],
  [3, ['n', 6, 0]],
  [11, ['n', 6, 0]],
  [12, ['n', 6, 0]],
  [13, ['n', 4, 0]],
  [14, ['n', 4, 0]],
  [22, ['n', 3, 0]],
  [23, ['N', 3, 0]],
  [25, ['n', 2, 0]],
  [26, ['n', 2, 0]],
  [32, ['n', 11, 1]],
  [35, ['z', 37, 1]],
  [37, ['a', 12, 0]],
  [39, ['a', 2, 0]],
  [41, ['a', 8, 0]],
  [42, ['a', 15, 0]],
  [49, ['a', 3, 0]],
  [53, ['n', 16, 0]],
  [54, ['a', 20, 2]],
  [60, ['n', 17, 2]],
  [62, ['b', 512, 2]],
  [63, ['a', 163, 2]],
  [64, ['b', 8, 0]],
]);

export interface BankMessage {
  readonly mti: string;
  /** Text; binary in hexadecimal. */
  readonly fields: ReadonlyMap<number, string>;
}

/** Reads a question; `null` for what is none. `pinBytes`: length of field 52. */
export function readMessage(bytes: Buffer, pinBytes: number): BankMessage | null {
  const mti = bytes.toString('hex', 0, 2);
  const bitmap = bytes.toString('hex', 2, 10);
  if (bitmap.length < 16 || !/^\d{4}$/.test(mti)) return null;
  const present = [...BigInt(`0x${bitmap}`).toString(2).padStart(64, '0')].flatMap((bit, i) => (bit === '1' ? [i + 1] : []));
  const fields = new Map<number, string>();
  let at = 10;
  for (const number of present) {
    const rule = number === 52 ? (['b', pinBytes, 0] as const) : RULES.get(number);
    if (rule === undefined) return null;
    const [kind, most, prefix] = rule;
    const length = prefix === 0 ? most : Number(bytes.toString('hex', at, at + prefix));
    at += prefix;
    const size = kind === 'a' || kind === 'b' ? length : Math.ceil(length / 2);
    if (!(length <= most) || at + size > bytes.length) return null;
    const raw = bytes.subarray(at, at + size);
    at += size;
    const nibbles = raw.toString('hex').toUpperCase();
    fields.set(
      number,
      kind === 'a' ? raw.toString('latin1') : kind === 'N' ? nibbles.slice(-length) : nibbles.slice(0, kind === 'b' ? 2 * length : length),
    );
  }
  return at === bytes.length ? { mti, fields } : null;
}

/** Writes an answer; with `mac` the bitmap announces field 64, which is laid behind. */
export function writeMessage({ mti, fields }: BankMessage, mac: boolean): Buffer {
  const numbers = [...fields.keys()].toSorted((a, b) => a - b);
  const bits = [...numbers, ...(mac ? [64] : [])].reduce((sum, number) => sum | (1n << BigInt(64 - number)), 0n);
  const parts = numbers.map((number) => {
    const [kind, , prefix] = RULES.get(number) ?? ['a', 0, 0];
    const value = fields.get(number) ?? '';
    const length = kind === 'b' ? value.length / 2 : value.length;
    const even = value.length % 2 === 0 ? value : kind === 'N' ? `0${value}` : `${value}0`;
    const content = kind === 'a' ? Buffer.from(value, 'latin1') : Buffer.from(even, 'hex');
    return Buffer.concat([Buffer.from(prefix === 0 ? '' : String(length).padStart(2 * prefix, '0'), 'hex'), content]);
  });
  return Buffer.concat([Buffer.from(mti, 'hex'), Buffer.from(bits.toString(16).padStart(16, '0'), 'hex'), ...parts]);
}
