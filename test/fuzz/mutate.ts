/** New inputs out of known ones: the usual mutations of bytes, and those that hurt card data: lengths, tags, status words. */

export type Random = () => number;

/** Bytes that matter to the parsers: ends of ranges, tags, long forms, filler, status words. */
const SPECIAL = [
  0x00, 0x01, 0x02, 0x04, 0x08, 0x09, 0x0a, 0x1f, 0x20, 0x30, 0x3f, 0x40, 0x4e, 0x57, 0x5a, 0x5f, 0x61, 0x62, 0x63, 0x69, 0x6a, 0x6c, 0x6f,
  0x70, 0x77, 0x7f, 0x80, 0x81, 0x82, 0x83, 0x84, 0x90, 0x94, 0x9f, 0xa5, 0xbf, 0xc5, 0xfe, 0xff,
];
const INPUT_MAX_BYTES = 1024;
const ROUNDS_MAX = 5;
const INSERT_MAX = 16;

/** One to five changes to `input`; sometimes a part of `other` goes in. */
export function mutate(input: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  const below = (limit: number) => Math.floor(random() * limit);
  const byte = () => (random() < 0.5 ? (SPECIAL[below(SPECIAL.length)] ?? 0) : below(256));
  let bytes = [...input];
  for (let rounds = 1 + below(ROUNDS_MAX); rounds > 0; rounds--) {
    if (bytes.length === 0) bytes = [byte(), byte()];
    const change = CHANGES[below(CHANGES.length)];
    bytes = change?.({ bytes, at: below(bytes.length), other, below, byte }) ?? bytes;
  }
  return Uint8Array.from(bytes.slice(0, INPUT_MAX_BYTES));
}

interface Place {
  readonly bytes: number[];
  readonly at: number;
  readonly other: Uint8Array;
  readonly below: (limit: number) => number;
  readonly byte: () => number;
}

type Change = (place: Place) => number[];

const CHANGES: readonly Change[] = [
  ({ bytes, at, below }) => bytes.with(at, (bytes[at] ?? 0) ^ (1 << below(8))),
  ({ bytes, at, byte }) => bytes.with(at, byte()),
  ({ bytes, at, below }) => bytes.with(at, ((bytes[at] ?? 0) + below(9) - 4) & 0xff),
  ({ bytes, at }) => bytes.slice(0, at),
  ({ bytes, at, below }) => bytes.toSpliced(at, 1 + below(4)),
  ({ bytes, at, below, byte }) => bytes.toSpliced(at + below(2), 0, ...Array.from({ length: 1 + below(INSERT_MAX) }, byte)),
  ({ bytes, byte }) => [...bytes, byte()],
  // A length that is right for all that follows.
  ({ bytes, at }) => bytes.with(at, (bytes.length - at - 1) & 0xff),
  ({ bytes, at, below }) => bytes.toSpliced(at, 0, ...bytes.slice(at, at + 1 + below(INSERT_MAX))),
  ({ bytes, at, other, below }) => [...bytes.slice(0, at), ...other.slice(below(other.length + 1))],
];
