/** Field values of SSSE records, with the deviations that cards in the field show; anything else is malformed. */
import { isCitizenNumber } from '../../base/citizen-number.ts';
import { decodeBcd } from '../../base/bcd.ts';
import { concat, toHex } from '../../base/bytes.ts';
import { isCivilDate } from '../../base/civil-date.ts';
import { decodeAscii, decodeGb18030, withoutFilling } from '../../base/gb18030.ts';
import { err, ok, type Result } from '../../base/result.ts';

type Field<T> = Result<T, string>;

const ALL_ZERO = /^0*$/;
const ASCII_DIGITS = { first: 0x30, last: 0x39 } as const;

/** Printable ASCII without its filling; `''` when blank. */
export function readAscii(bytes: Uint8Array | undefined): Field<string> {
  return decodeAscii(bytes ?? new Uint8Array());
}

/** 姓名 and 姓名扩展 joined before decoding: a character may lie across the border. */
export function readName(name: Uint8Array, extension: Uint8Array | undefined): Field<string> {
  const text = decodeGb18030(withoutFilling(concat(withoutFilling(name), withoutFilling(extension ?? new Uint8Array()))));
  if (!text.ok) return text;
  const trimmed = text.value.replace(/^[ \u3000]+|[ \u3000]+$/gu, '');
  return trimmed === '' ? err('blank') : ok(trimmed);
}

/**
 * A date `CCYYMMDD` in BCD as `YYYY-MM-DD`; blank (all F, all 0) is `null`. Field cards hold other things here, a year in
 * ASCII or a day that does not exist: such digits are given as they are stored.
 */
export function readDate(bytes: Uint8Array | undefined): Field<string | null> {
  if (bytes === undefined || isBlank(bytes)) return ok(null);
  if (bytes.every((byte) => byte >= ASCII_DIGITS.first && byte <= ASCII_DIGITS.last)) return ok(String.fromCharCode(...bytes));
  const digits = decodeBcd(bytes);
  if (!digits.ok) return digits;
  const date = `${digits.value.slice(0, 4)}-${digits.value.slice(4, 6)}-${digits.value.slice(6)}`;
  return ok(isCivilDate(date) ? date : digits.value);
}

/** Digits in BCD; blank (all F, all 0, blanks) is `null`; fewer digits than the field has are malformed. */
export function readDigits(bytes: Uint8Array | undefined): Field<string | null> {
  if (bytes === undefined || isBlank(bytes)) return ok(null);
  const digits = decodeBcd(bytes);
  if (!digits.ok) return digits;
  return digits.value.length === 2 * bytes.length ? digits : err('fewer digits than the field has');
}

/** GB 3304 number of the ethnic group, 01-56 or 97-99; blank is `null`. */
export function readEthnicGroup(bytes: Uint8Array | undefined): Field<string | null> {
  const digits = readDigits(bytes);
  if (!digits.ok || digits.value === null) return digits;
  const number = Number(digits.value);
  return (number >= 1 && number <= 56) || number >= 97 ? digits : err('no number of GB 3304');
}

/** 性别: '1' male, '2' female, '9' unstated; blank or another mark is unknown. */
export function readSex(bytes: Uint8Array | undefined): 'male' | 'female' | 'unstated' | 'unknown' {
  const mark = readAscii(bytes);
  if (!mark.ok) return 'unknown';
  switch (mark.value) {
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

/** 卡的识别码 as hexadecimal digits; its first six are the region and must be decimal. */
export function readIdentifier(bytes: Uint8Array): Field<{ readonly digits: string; readonly region: string }> {
  const digits = toHex(bytes);
  const region = digits.slice(0, 6);
  if (!/^\d{6}$/.test(region) || ALL_ZERO.test(region)) return err('the region is not six digits');
  return ok({ digits, region });
}

/**
 * 社会保障号码. 17 digits and a digit or X is the shape of GB 11643, and its check character must then be right: a wrong
 * one means a wrong read. Foreigners and residents of Hong Kong, Macao and Taiwan may have numbers of another shape,
 * assigned by the ministry: letters, digits and hyphens, not checked further.
 */
export function readSocialSecurityNumber(bytes: Uint8Array): Field<string> {
  const number = readAscii(bytes);
  if (!number.ok) return number;
  if (number.value === '') return err('blank');
  if (!/^[0-9A-Za-z-]+$/.test(number.value)) return err('a character that no number has');
  if (!/^\d{17}[\dXx]$/.test(number.value)) return number;
  return isCitizenNumber(number.value) ? number : err('the check character is wrong');
}

/** 卡号: nine letters and digits. Its own check character fails on genuine cards in the field, so it is not looked at. */
export function readCardNumber(bytes: Uint8Array): Field<string> {
  const number = readAscii(bytes.subarray(0, CARD_NUMBER_LENGTH));
  if (!number.ok) return number;
  return /^[0-9A-Za-z]{9}$/.test(number.value) ? number : err('not nine letters and digits');
}

const CARD_NUMBER_LENGTH = 9;

/** 规范版本: the first three characters decide; empty counts as 1.0. */
export function readGeneration(specification: string): Field<1 | 2 | 3> {
  switch (specification.slice(0, 3)) {
    case '':
    case '1.0':
      return ok(1);
    case '2.0':
      return ok(2);
    case '3.0':
      return ok(3);
    default:
      return err('an unknown version');
  }
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0xff) || bytes.every((byte) => byte === 0x00) || bytes.every((byte) => byte === 0x20);
}
