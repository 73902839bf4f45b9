/**
 * The last guard before a text from outside is written or printed: numbers that could be a person's go, whoever put them
 * there. Masking proper (native/base/mask.ts) happens where a number is known; this is for texts whose content nobody knows.
 */

/** Ours, and needed to look things up: session, receipt and slip numbers, and status codes of programs. They are kept. */
const KEPT = [
  String.raw`(?<![0-9A-Za-z])[A-Za-z]{1,8}\d{0,5}-20\d{2}[01]\d[0-3]\d-\d{4,6}(?:-\d{1,4})?(?![0-9A-Za-z])`,
  String.raw`(?<![0-9A-Za-z])0x[0-9A-Fa-f]{1,8}(?![0-9A-Za-z])`,
];

const PERSONAL = [
  // An identity number or a PAN written in groups.
  String.raw`(?<!\d)\d{6}[ -]\d{8}[ -]\d{3}[\dXx]`,
  String.raw`(?<!\d)\d{4}(?:[ -]\d{4}){2,3}(?:[ -]?\d{1,7})?(?!\d)`,
  // Bytes in hexadecimal, run together or apart: they hold BCD and text, so numbers too.
  String.raw`(?<![0-9A-Za-z])(?:[0-9A-Fa-f]{2}[ :]){7,}[0-9A-Fa-f]{2}(?![0-9A-Za-z])`,
  String.raw`[0-9A-Fa-f]{16,}[Xx]?`,
  // The number of a social-security card: a letter and eight more, the last a digit or X.
  String.raw`(?<![0-9A-Za-z])[A-Z]\d{7}[\dX](?![0-9A-Za-z])`,
  // Identity number, PAN, telephone, birth date, PIN: any run of six digits or more, full-width ones too.
  String.raw`[\d\uFF10-\uFF19]{6,}[Xx\uFF38\uFF58]?`,
];

const NUMBER = new RegExp(`(${KEPT.join('|')})|${PERSONAL.join('|')}`, 'g');

/** The text with every such number replaced by its length: `(18)`. Doing it twice changes nothing more. */
export function scrub(text: string): string {
  return text.replace(NUMBER, (number: string, kept: string | undefined) => kept ?? `(${number.length})`);
}
