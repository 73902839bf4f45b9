/** First byte of an answer, and single bytes between frames, of SZZT's ZT598 and ZT588. */
import type { PadKeyWord } from '../wire/model.ts';
import type { Reason } from '../wire/trouble.ts';

/** Answers that say "done"; which of them comes with which command is not published. */
const DONE_FROM = 0x60;
const DONE_TO = 0x9f;
const ALSO_DONE: ReadonlySet<number> = new Set([0xa0, 0xa1, 0xa3, 0xab, 0xb0, 0xb1, 0xb2, 0xb3, 0xb4, 0xb5, 0xb6, 0xb7]);

export function isDone(code: number): boolean {
  return (code >= DONE_FROM && code <= DONE_TO) || ALSO_DONE.has(code);
}

/** Every other answer. What is not listed counts as `broken`. */
export const ZT_REFUSALS: Readonly<Record<number, Reason>> = {
  // D0 to DC and DE: SM2 and SM4, not told apart in public.
  ...Object.fromEntries(Array.from({ length: 0xdf - 0xd0 }, (_, i) => [0xd0 + i, 'command' as const])),
  0xdd: 'tampered',
  0xe0: 'battery',
  0xe1: 'noMasterKey', // no initial master key
  0xe2: 'noMasterKey', // no terminal master key
  0xe3: 'keyLength',
  0xe4: 'noKey',
  0xe5: 'keyUse',
  0xe6: 'keyParity',
  0xe7: 'checkValue',
  0xe8: 'command', // length of the command
  0xe9: 'command', // its data
  0xea: 'command', // no such code information
  0xeb: 'command', // its parameter
  0xec: 'authentication',
  0xed: 'locked',
  0xee: 'timeout',
  0xef: 'unspecified', // "other"; after a question for the PIN block: there is none
  0xff: 'tampered', // the removal switch is open
};

/** Keys, whatever model; 22, # and 2E stand for 00, 000 and the point, which no PIN has. */
export const ZT_KEYS: Readonly<Record<number, PadKeyWord>> = {
  0x2a: 'digit',
  0x1b: 'cancel',
  0x0d: 'enter',
  0x80: 'timeout',
};
export const ZT_CLEAR_KEY = 0x08;
