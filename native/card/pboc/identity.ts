/** Card number, sequence number and expiry out of the records of a bank application. */
import { decodeBcd } from '../../base/bcd.ts';
import { toHex } from '../../base/bytes.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { BankCardIdentity } from '../../ports/bank-card.ts';
import { TAG } from './tags.ts';

const PAN = /^\d{13,19}$/;
/** PAN, separator D, expiry YYMM, service code, discretionary data (JR/T 0025.5 tag 57). */
const TRACK2 = /^(\d{13,19})D(\d{4})(\d{3}\d*)?$/;

/** `'missing'` where neither 5A nor 57 is there; any other error says what is malformed. PAN in 5A and 57 must agree. */
export function parseIdentity(values: ReadonlyMap<number, Uint8Array>): Result<BankCardIdentity, string> {
  const pan = optional(values.get(TAG.pan), parsePan);
  const track2 = optional(values.get(TAG.track2), parseTrack2);
  const sequence = optional(values.get(TAG.sequenceNumber), (bytes) => digits(bytes, /^\d{2}$/, '5F34'));
  const expiry = optional(values.get(TAG.expiry), (bytes) => digits(bytes, /^\d\d(0[1-9]|1[0-2])\d\d$/, '5F24'));
  for (const field of [pan, track2, sequence, expiry]) if (!field.ok) return field;
  if (!pan.ok || !track2.ok || !sequence.ok || !expiry.ok) return err('unreachable');
  const number = pan.value ?? track2.value?.pan;
  if (number === undefined) return err('missing');
  if (track2.value !== null && track2.value.pan !== number) return err('5A and 57 differ');
  return ok({
    pan: number,
    sequenceNumber: sequence.value,
    track2: track2.value?.text ?? null,
    expiry: expiry.value?.slice(0, 4) ?? track2.value?.expiry ?? null,
  });
}

function parsePan(bytes: Uint8Array): Result<string, string> {
  return digits(bytes, PAN, '5A');
}

function parseTrack2(bytes: Uint8Array): Result<{ readonly text: string; readonly pan: string; readonly expiry: string }, string> {
  const text = toHex(bytes).replace(/F$/, '');
  const [, pan, expiry] = TRACK2.exec(text) ?? [];
  return pan === undefined || expiry === undefined ? err('57 is no track 2') : ok({ text, pan, expiry });
}

function digits(bytes: Uint8Array, shape: RegExp, tag: string): Result<string, string> {
  const decoded = decodeBcd(bytes);
  if (!decoded.ok) return err(`${tag}: ${decoded.error}`);
  return shape.test(decoded.value) ? decoded : err(`${tag} has not the right digits`);
}

function optional<T>(bytes: Uint8Array | undefined, parse: (bytes: Uint8Array) => Result<T, string>): Result<T | null, string> {
  return bytes === undefined ? ok(null) : parse(bytes);
}
