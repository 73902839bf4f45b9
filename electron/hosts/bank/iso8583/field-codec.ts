/** One field of a message to bytes and back. */
import { parseHex, toHex } from '../../../../native/base/bytes.ts';
import { err, ok, type Result } from '../../../../native/base/result.ts';
import type { FieldFormat } from './fields-table.ts';

const PREFIX_BYTES = { none: 0, ll: 1, lll: 2 } as const;
const SEPARATOR = 'D';

/** A field read from bytes: its value, and where the next one begins. */
export interface ReadField {
  readonly value: string;
  readonly next: number;
}

/** The field's bytes, its length before it. Throws on a value that the format cannot hold: the caller's bug. */
export function encodeField(format: FieldFormat, value: string): Uint8Array {
  const units = format.kind === 'binary' ? value.length / 2 : value.length;
  if (!fits(format, value) || (format.prefix === 'none' ? units !== format.length : units > format.length)) {
    throw new RangeError('a value that its field cannot hold');
  }
  const prefix = format.prefix === 'none' ? [] : bcd(String(units).padStart(2 * PREFIX_BYTES[format.prefix], '0'));
  return Uint8Array.from([...prefix, ...content(format, value)]);
}

function content(format: FieldFormat, value: string): readonly number[] {
  switch (format.kind) {
    case 'digits':
      return bcd(padded(value, format.align));
    case 'track':
      return bcd(padded(value, 'left'));
    case 'text':
      return Array.from(value, (character) => character.charCodeAt(0));
    case 'binary':
      return bcd(value);
  }
}

function fits({ kind }: FieldFormat, value: string): boolean {
  switch (kind) {
    case 'digits':
      return /^\d*$/.test(value);
    case 'track':
      return /^[\dD]*$/.test(value);
    case 'text':
      return [...value].every((character) => character.charCodeAt(0) <= 0xff);
    case 'binary':
      return /^([0-9A-F]{2})*$/.test(value);
  }
}

/** Reads the field that begins at `at`; the error says what is wrong with it. */
export function decodeField(format: FieldFormat, bytes: Uint8Array, at: number): Result<ReadField, string> {
  const start = at + PREFIX_BYTES[format.prefix];
  const announced = format.prefix === 'none' ? format.length : lengthAt(bytes, at, start);
  if (announced === null || announced > format.length) return err('its length is none, or too great');
  const end = start + (format.kind === 'text' || format.kind === 'binary' ? announced : Math.ceil(announced / 2));
  if (end > bytes.length) return err('the message ends early');
  const value = valueOf(format, toHex(bytes.subarray(start, end)), announced);
  return value === null ? err('it holds what it must not') : ok({ value, next: end });
}

function lengthAt(bytes: Uint8Array, at: number, end: number): number | null {
  const digits = toHex(bytes.subarray(at, end));
  return end <= bytes.length && /^\d+$/.test(digits) ? Number(digits) : null;
}

/** `nibbles` as hexadecimal; `null` when they are not of the field's kind. */
function valueOf(format: FieldFormat, nibbles: string, count: number): string | null {
  switch (format.kind) {
    case 'digits': {
      const odd = nibbles.length > count;
      const value = format.align === 'right' && odd ? nibbles.slice(1) : nibbles.slice(0, count);
      const filler = format.align === 'right' ? nibbles.slice(0, -count) : nibbles.slice(count);
      return fits(format, value) && isFiller(filler) ? value : null;
    }
    case 'track': {
      const value = nibbles.slice(0, count);
      return fits(format, value) && isFiller(nibbles.slice(count)) ? value : null;
    }
    case 'text':
      return String.fromCharCode(...bytesOf(nibbles));
    case 'binary':
      return nibbles;
  }
}

/** Specified is 0; F is seen behind track data. */
function isFiller(text: string): boolean {
  return /^[0F]?$/.test(text);
}

function padded(value: string, align: 'left' | 'right'): string {
  if (value.length % 2 === 0) return value;
  return align === 'right' ? `0${value}` : `${value}0`;
}

function bcd(nibbles: string): readonly number[] {
  return Array.from({ length: nibbles.length / 2 }, (_, i) => parseInt(nibbles.slice(2 * i, 2 * i + 2), 16));
}

function bytesOf(nibbles: string): Uint8Array {
  const parsed = parseHex(nibbles);
  return parsed.ok ? parsed.value : new Uint8Array();
}

/** Track 2 as a card gives it (`=` or D between number and expiry, F behind) in the letters of field 35. */
export function trackLetters(track2: string): string {
  return track2.toUpperCase().replace('=', SEPARATOR).replace(/F+$/, '');
}
