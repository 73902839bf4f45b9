/** Values of single fields. Every error says what is wrong and never repeats the value: it is a person's. */
import { type CivilDate, isCivilDate } from '../base/civil-date.ts';
import { isCitizenNumber } from '../base/citizen-number.ts';
import { comparableNumber } from '../base/identity-text.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { IdDocumentDetails } from '../ports/id-reader.ts';

const LONG_TERM = '长期';
const FILLING = /[\u0000\u0020\u3000]+$/u;
// Private codes are wanted: older chips hold rare characters so.
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Cn}\u{fffd}]/u;

/** UTF-16LE text without the filling at its end. */
export function readText(bytes: Uint8Array): Result<string, string> {
  const text = new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes).replace(FILLING, '');
  return UNPRINTABLE.test(text) ? err('a character that cannot be shown') : ok(text);
}

/** `YYYYMMDD` as a date that exists. */
export function readDate(text: string): Result<CivilDate, string> {
  const digits = comparableNumber(text);
  if (!/^\d{8}$/.test(digits)) return err('not eight digits');
  const date = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  return isCivilDate(date) ? ok(date) : err('no date of the calendar');
}

/** The last day of validity, or `longTerm`. */
export function readLastDay(text: string): Result<string, string> {
  return text === LONG_TERM ? ok('longTerm') : readDate(text);
}

/** GB/T 2261.1; other codes are unknown, never a guess. */
export function readSex(text: string): IdDocumentDetails['sex'] {
  switch (comparableNumber(text)) {
    case '1':
      return 'male';
    case '2':
      return 'female';
    case '9':
      return 'unstated';
    default:
      return 'unknown';
  }
}

/** A number of GB 11643 with its right check character, full-width digits as plain ones. */
export function readCitizenNumber(text: string): Result<string, string> {
  const number = comparableNumber(text);
  return isCitizenNumber(number) ? ok(number) : err('not 17 digits with their check character');
}

/** The number of a foreigner's permit of 2017: three letters of the country, twelve digits. */
export function readPermitNumber(text: string): Result<string, string> {
  const number = comparableNumber(text);
  return /^[A-Z]{3}\d{12}$/.test(number) ? ok(number) : err('not three letters and twelve digits');
}
