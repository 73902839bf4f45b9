/** What the keys of a real keyboard do on the two pads. Nothing is kept. */
import type { NumberKeyPress, PadKeyPress } from '../../electron/api/intent.ts';

/** Where position 9 stands: alone in the last row, between clear and backspace. */
export const LAST_POSITION = 9;

const NAMED_KEYS: ReadonlyMap<string, 'enter' | 'cancel' | 'backspace' | 'clear'> = new Map([
  ['Enter', 'enter'],
  ['Escape', 'cancel'],
  ['Backspace', 'backspace'],
  ['Delete', 'clear'],
]);

/**
 * The PIN pad's key for `key` (a KeyboardEvent's): confirm, cancel and correct only; `null` for any other key. A digit of a PIN is never
 * taken from a keyboard: it would pass this window in the clear, and whatever is plugged in between. It is chosen by its place on the
 * shuffled pad (by touch, or by Tab and Enter), or typed on a sealed encrypting keypad, which arrives by the PIN pad port and never
 * comes here (the frame's keypad is then `hardware`).
 */
export function padKeyOf(key: string): PadKeyPress | null {
  return NAMED_KEYS.get(key) ?? null;
}

/** The number pad's key for `key`; X in either case. */
export function numberKeyOf(key: string): NumberKeyPress | null {
  if (/^[0-9]$/.test(key)) return Number(key);
  return key.toUpperCase() === 'X' ? 'X' : (NAMED_KEYS.get(key) ?? null);
}
