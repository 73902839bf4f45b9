/**
 * PIN entry. As in XFS, entry and result are two things: entry tells only how many digits there are; the PIN stays with
 * the pad and leaves it as a PIN block, or (for the card's own PIN, in a pad that can) as bytes lent to one function
 * and wiped when that ends.
 */
import type { Fault } from '../base/fault.ts';
import type { Result } from '../base/result.ts';
import type { DeviceState } from './device.ts';

export type PinPadFaultCode =
  | 'pinpad.cancelled' // the person pressed cancel
  | 'pinpad.timeout' // nobody typed
  | 'pinpad.aborted' // the program ended the entry (card out, session over)
  | 'pinpad.noPin' // a result was asked for, but no entry stands
  | 'pinpad.keyNotFound' // no working key for the PIN block
  | 'pinpad.unsupported' // this pad cannot give that form
  | 'pinpad.gone' // unplugged, or it does not answer
  | 'pinpad.tampered' // it was opened or taken off its place; its keys are gone
  | 'pinpad.hardwareError';
export type PinPadFault = Fault<PinPadFaultCode>;

/** The digits of a PIN, one a byte, 0-9. Lent, never kept: the lender overwrites it with zeros. */
export type PinBytes = Uint8Array;

/** In place of digits: they are to be typed at the card reader's own keys, and go from there into the card. */
export interface PinAtReader {
  readonly typedAt: 'reader';
  /** Packed into whole bytes: an even number. */
  readonly digits: number;
  /** How long the reader waits for a key, whole seconds. */
  readonly timeoutS: number;
}

export interface PinEntryOptions {
  readonly minDigits: number;
  readonly maxDigits: number;
  readonly signal: AbortSignal;
  /** Called with the number of digits that stand after every key; never with a digit. */
  readonly onCount: (digits: number) => void;
  /** What the block will be asked for: some pads have to know card number and key before the first digit. */
  readonly forBlock?: PinBlockRequest;
}

/**
 * PIN blocks by layout and cipher; which one is the bank's choice.
 * Layouts of ISO 9564-1: `iso0`, `iso1` (no card number), `iso3` (random fill), `iso4` (two blocks, chained). `x98`: format 0 without
 * the card number, as UnionPay POS allows (field 53, first digit 1).
 * Ciphers: `tdes` 8 bytes, triple DES; `sm4-padded` the 8 bytes and eight 00, SM4; `sm4-wide` format 0 laid over 16 bytes, SM4; `aes`
 * and `sm4` of format 4. All in ECB.
 */
export const PIN_BLOCK_FORMATS = [
  'iso0-tdes',
  'iso1-tdes',
  'iso3-tdes',
  'x98-tdes',
  'iso0-sm4-padded',
  'iso1-sm4-padded',
  'iso3-sm4-padded',
  'iso0-sm4-wide',
  'iso4-aes',
  'iso4-sm4',
] as const;
export type PinBlockFormat = (typeof PIN_BLOCK_FORMATS)[number];

/** How a PIN leaves the pad enciphered under the named working key. */
export interface PinBlockRequest {
  readonly format: PinBlockFormat;
  readonly pan: string;
  /** Name of the working key inside the pad. */
  readonly key: string;
}

export interface PinPad {
  /** `onScreen` is the weaker promise: the digits pass through this program's memory. */
  readonly kind: 'onScreen' | 'hardware';
  state(): DeviceState;
  /** Waits until the person has finished; ends with the number of digits. Too short an entry is told by `onCount` and entry goes on. */
  enterPin(options: PinEntryOptions): Promise<Result<{ readonly digits: number }, PinPadFault>>;
  /** Lends the PIN that stands to `use`, then wipes it, whatever `use` does. */
  withPin<T>(use: (pin: PinBytes) => Promise<T>): Promise<Result<T, PinPadFault>>;
  /** The PIN that stands as an enciphered block, then wipes it. */
  pinBlock(request: PinBlockRequest): Promise<Result<Uint8Array, PinPadFault>>;
  /** Wipes whatever stands. */
  clear(): void;
}

/** What the screen draws of an on-screen keypad: ten labels in a shuffled order. Not recorded, not part of a View. */
export interface PadFace {
  /** Changes with every entry; a press that names an older one is ignored. */
  readonly id: string;
  /** The digits on keys 0-9, as they lie on the screen. */
  readonly labels: readonly string[];
  readonly digits: number;
}

export type PadKey = number | 'backspace' | 'clear' | 'enter' | 'cancel';

/** The on-screen keypad: a pin pad whose keys are on the touch screen. The screen reports positions, not digits. */
export interface OnScreenPinPad extends PinPad {
  readonly kind: 'onScreen';
  face(): PadFace | null;
  subscribe(listener: (face: PadFace | null) => void): () => void;
  press(faceId: string, key: PadKey): void;
}
