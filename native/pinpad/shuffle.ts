/** Gives that many random bytes; cryptographic in a terminal, told by the test in a test. */
export type RandomBytes = (count: number) => Uint8Array;

const BYTE_VALUES = 256;

/** The digits 0-9 in a random order, every order equally likely (Fisher-Yates; bytes that would favour an order are drawn again). */
export function shuffledDigits(random: RandomBytes): Uint8Array {
  const digits = Uint8Array.from({ length: 10 }, (_, i) => i);
  for (let last = digits.length - 1; last > 0; last--) {
    const other = below(last + 1, random);
    const kept = digits[last] ?? 0;
    digits[last] = digits[other] ?? 0;
    digits[other] = kept;
  }
  return digits;
}

function below(bound: number, random: RandomBytes): number {
  const fair = BYTE_VALUES - (BYTE_VALUES % bound);
  for (;;) {
    const [byte] = random(1);
    if (byte === undefined) throw new Error('the random source gave no byte');
    if (byte < fair) return byte % bound;
  }
}
