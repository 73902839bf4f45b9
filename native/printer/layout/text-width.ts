import { withCodedCharacters } from '../../base/identity-text.ts';

/**
 * Widths on the character grid of a Chinese slip printer: ASCII takes one column (12 dots), everything that is sent as
 * GB18030 takes two (24 dots), Latin letters with accents included.
 */
const LAST_SINGLE_WIDTH = 0x7e;

/** Columns of one character. */
export function charColumns(char: string): number {
  return (char.codePointAt(0) ?? 0) <= LAST_SINGLE_WIDTH ? 1 : 2;
}

function isFirstHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

/** Columns of a text. */
export function textColumns(text: string): number {
  let columns = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    // The second half of a pair adds nothing to the first.
    if (unit < 0xdc00 || unit > 0xdfff || !isFirstHalf(text.charCodeAt(i - 1))) columns += unit <= LAST_SINGLE_WIDTH ? 1 : 2;
  }
  return columns;
}

/** ASCII, common Han characters and their marks: nearly all text, with nothing in it that has to go. */
const PLAIN = /^[ -~\u3000-\u303f\u4e00-\u9fa5\uff01-\uff5e]*$/;

/** Whether a text is of the characters that every Chinese font has. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

/**
 * Text as paper may carry it: no control characters (a name read from a card must never reach the printer as a
 * command), no half surrogates, no invisible format characters, blanks for tabs, real characters for old private codes. Line breaks stay.
 */
export function printable(text: string): string {
  if (PLAIN.test(text)) return text;
  return withCodedCharacters(text.toWellFormed())
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/\t/g, ' ')
    .replace(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0100}-\u{e01ef}]/gu,
      '',
    );
}

/** The same on one line. */
export function printableLine(text: string): string {
  if (PLAIN.test(text)) return text.trim();
  return printable(text).replace(/\n+/g, ' ').trim();
}
