/** The data of answers: where text, photo and fingerprints lie (GA/T 467 §7, GA 450). */
import { err, ok, type Result } from '../base/result.ts';

/** Text of every kind of document, and the compressed photo. */
export const TEXT_BYTES = 256;
export const PHOTO_BYTES = 1024;
/** No finger, one or two were enrolled. */
const FINGERPRINT_BYTES: ReadonlySet<number> = new Set([0, 512, 1024]);
const NEWEST_ADDRESS_BYTES = 70;
const SAM_NUMBER_BYTES = 16;

export interface BasePayload {
  readonly text: Uint8Array;
  /** As on the chip; empty when the module gave none. */
  readonly photo: Uint8Array;
}

/**
 * Cuts text and photo out of an answer to `read` or `readWithFingerprints`. Fingerprints are counted and dropped here: no part of
 * the program ever holds them.
 */
export function readBasePayload(data: Uint8Array, withFingerprints: boolean): Result<BasePayload, string> {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const head = withFingerprints ? 6 : 4;
  if (data.length < head) return err(`${data.length} bytes are no text and photo`);
  const [textBytes, photoBytes] = [view.getUint16(0), view.getUint16(2)];
  const fingerprintBytes = withFingerprints ? view.getUint16(4) : 0;
  if (textBytes !== TEXT_BYTES) return err(`${textBytes} bytes of text in place of ${TEXT_BYTES}`);
  if (photoBytes !== PHOTO_BYTES && photoBytes !== 0) return err(`${photoBytes} bytes of photo in place of ${PHOTO_BYTES}`);
  if (!FINGERPRINT_BYTES.has(fingerprintBytes)) return err(`${fingerprintBytes} bytes of fingerprints`);
  if (data.length !== head + textBytes + photoBytes + fingerprintBytes) return err(`${data.length} bytes in place of those announced`);
  return ok({ text: data.slice(head, head + textBytes), photo: data.slice(head + textBytes, head + textBytes + photoBytes) });
}

/** The bytes of an answer to `newestAddress`. */
export function readNewestAddressBytes(data: Uint8Array): Result<Uint8Array, string> {
  return data.length === NEWEST_ADDRESS_BYTES ? ok(data) : err(`${data.length} bytes of address in place of ${NEWEST_ADDRESS_BYTES}`);
}

/** The module's number as it stands on its plate: `05.01-20101129-0001228293-0296863149`. */
export function readSamNumber(data: Uint8Array): Result<string, string> {
  if (data.length !== SAM_NUMBER_BYTES) return err(`${data.length} bytes of module number in place of ${SAM_NUMBER_BYTES}`);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const [vendor, model] = [view.getUint16(0, true), view.getUint16(2, true)];
  const [made, serial, check] = [view.getUint32(4, true), view.getUint32(8, true), view.getUint32(12, true)];
  return ok(`${digits(vendor, 2)}.${digits(model, 2)}-${digits(made, 8)}-${digits(serial, 10)}-${digits(check, 10)}`);
}

function digits(value: number, count: number): string {
  return String(value).padStart(count, '0');
}
