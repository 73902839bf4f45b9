/** Numbers that could be a person's: 18-character identity numbers, card numbers, PANs, any long run of digits. */
const PERSONAL_NUMBER = /(?<![0-9A-Za-z])(?:\d{17}[\dXx]|\d{13,19}|[A-Z]\d{7}[\dX]|\d{6,})(?![0-9A-Za-z])/g;

/** A text from outside with every such number replaced by its length: `(18)`. For fault details before they are written. */
export function scrub(text: string): string {
  return text.replace(PERSONAL_NUMBER, (number) => `(${number.length})`);
}
