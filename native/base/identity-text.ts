/**
 * Whether two documents speak of the same person, though one is coded in GB 18030 and the other in UCS-2. Numbers are typed with
 * full-width digits at times; names hold rare characters that older chips could only store as private codes.
 */

/**
 * `rareCharacter`: the same but for a character that one side holds as a private code, which nobody can compare. `cut`: one side ends
 * where its field does, and is the beginning of the other.
 */
export type NameMatch = 'same' | 'rareCharacter' | 'cut' | 'different';

/** 姓名 of a resident ID card has 15 places of UCS-2 (GA/T 467 §7); longer names of several nationalities are cut there. */
const NAME_PLACES = 15;

const FULL_WIDTH = /[\uff01-\uff5e]/g;
const FULL_WIDTH_OFFSET = 0xfee0;
const BLANKS = /[\s\u3000]/gu;
/** Characters between the parts of a name: · • ‧ ∙ ・ ･ ．, each seen on documents where GB 18030 has only ·. */
const MIDDLE_DOTS = /[\u2022\u2027\u2219\u22c5\u30fb\uff65\uff0e.]/gu;
const PRIVATE_CODE = /^[\ue000-\uf8ff\u{f0000}-\u{10fffd}]$/u;

/** Private codes of GB 18030-2000 for characters that Unicode has by now (GB 18030-2022, annex on changed codes). */
const CODED_SINCE: ReadonlyMap<string, string> = new Map(
  (
    [
      [0xe816, 0x20087],
      [0xe817, 0x20089],
      [0xe818, 0x200cc],
      [0xe81e, 0x9fb4],
      [0xe826, 0x9fb5],
      [0xe82b, 0x9fb6],
      [0xe82c, 0x9fb7],
      [0xe831, 0x215d7],
      [0xe832, 0x9fb8],
      [0xe83b, 0x2298f],
      [0xe843, 0x9fb9],
      [0xe854, 0x9fba],
      [0xe855, 0x241fe],
      [0xe864, 0x9fbb],
    ] as const
  ).map(([old, coded]) => [String.fromCodePoint(old), String.fromCodePoint(coded)]),
);

let printedCodes: ReadonlyMap<string, string> | null = null;

/**
 * GBK laid the 80 characters FE50 to FEA0 at U+E815 to U+E864; the platform's decoder knows where most of them went since. For paper
 * alone: whether a chip's private code is that of GBK is not certain enough to tell two people apart by.
 */
function codesOfGbk(): ReadonlyMap<string, string> {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, string>();
  let old = 0xe815;
  for (let trail = 0x50; trail <= 0xa0; trail += 1) {
    if (trail === 0x7f) continue;
    const character = decoder.decode(Uint8Array.of(0xfe, trail));
    if (!PRIVATE_CODE.test(character)) codes.set(String.fromCodePoint(old), character);
    old += 1;
  }
  return codes;
}

/** The text as it is printed: real characters where it holds private codes of GBK for characters that Unicode has by now. */
export function withCodedCharacters(text: string): string {
  return text.replace(/[\ue815-\ue864]/g, (character) => {
    printedCodes ??= codesOfGbk();
    return CODED_SINCE.get(character) ?? printedCodes.get(character) ?? character;
  });
}

/** A number as it is compared: full-width characters as ASCII, without blanks, a small x as X. */
export function comparableNumber(number: string): string {
  return halfWidth(number).replace(BLANKS, '').toUpperCase();
}

/** Compares two names as they stand on documents. Who compares them compares the numbers too: a name alone is nobody. */
export function compareNames(one: string, other: string): NameMatch {
  const [[short, a], [, b]] = byLength([one, comparableName(one)], [other, comparableName(other)]);
  const cut = a.length < b.length;
  if (a.length === 0 || (cut && short.length !== NAME_PLACES)) return 'different';
  const unequal = a.map((character, i) => [character, b[i] ?? ''] as const).filter(([left, right]) => left !== right);
  if (!unequal.every((pair) => pair.some((character) => PRIVATE_CODE.test(character)))) return 'different';
  return cut ? 'cut' : unequal.length === 0 ? 'same' : 'rareCharacter';
}

type Written = readonly [asWritten: string, comparable: readonly string[]];

function byLength(one: Written, other: Written): readonly [Written, Written] {
  return one[1].length <= other[1].length ? [one, other] : [other, one];
}

function comparableName(name: string): readonly string[] {
  const plain = halfWidth(name.normalize('NFC')).replace(BLANKS, '').replace(MIDDLE_DOTS, '·').toUpperCase();
  return [...plain].map((character) => CODED_SINCE.get(character) ?? character);
}

function halfWidth(text: string): string {
  return text.replace(FULL_WIDTH, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) - FULL_WIDTH_OFFSET));
}
