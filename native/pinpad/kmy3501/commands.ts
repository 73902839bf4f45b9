/** Commands, states and keys of the KMY3501. */
import type { PadKeyWord } from '../wire/model.ts';
import type { Reason } from '../wire/trouble.ts';

export const KMY = {
  version: 0x30,
  reset: 0x31,
  loadMaster: 0x32,
  loadWorking: 0x33,
  cardNumber: 0x34,
  startPin: 0x35,
  encrypt: 0x36,
  mac: 0x41,
  readPin: 0x42,
  activate: 0x43,
  keypad: 0x45,
  mode: 0x46,
} as const;

/** Data of 45: off; on, with a beep at each key. */
export const KEYPAD = { off: 0x01, on: 0x02 } as const;
/** Data of 46: what is set, and to what. */
export const MODE = { pin: 0x00, data: 0x01, mac: 0x06, des: 0x20, tdes: 0x30, x99: 0x01 } as const;

/** States that say "done"; two of them with a complaint. */
export const KMY_DONE: Readonly<Record<number, 'battery' | 'noMasterKey' | null>> = { 0x04: null, 0xa4: 'noMasterKey', 0xc4: 'battery' };

/** Every other state; F0 to F7 and what is not listed count as `broken`. */
export const KMY_REFUSALS: Readonly<Record<number, Reason>> = {
  0x15: 'command', // a wrong parameter
  0x80: 'timeout',
  0xb5: 'noMasterKey',
  0xd5: 'battery',
  0xe0: 'command', // unknown
};

export const KMY_KEYS: Readonly<Record<number, PadKeyWord>> = {
  0x2a: 'digit',
  0x08: 'backspace',
  0x0d: 'enter',
  0x1b: 'cancel',
  0x00: 'timeout',
};
