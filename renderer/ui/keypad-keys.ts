/** From a key of a real keyboard to a place on the shuffled pad. Nothing is kept: a digit becomes its position in the same breath. */
import type { NumberKeyPress, PadKeyPress } from '../../electron/api/intent.ts';

/** Where position 9 stands: alone in the last row, between clear and backspace. */
export const LAST_POSITION = 9;

const NAMED_KEYS: ReadonlyMap<string, 'enter' | 'cancel' | 'backspace' | 'clear'> = new Map([
  ['Enter', 'enter'],
  ['Escape', 'cancel'],
  ['Backspace', 'backspace'],
  ['Delete', 'clear'],
]);

/** The pad's key for `key` (a KeyboardEvent's), by the labels as they lie on the screen now; `null` for any other key. */
export function padKeyOf(key: string, labels: readonly string[]): PadKeyPress | null {
  const position = /^[0-9]$/.test(key) ? labels.indexOf(key) : -1;
  return position >= 0 ? position : (NAMED_KEYS.get(key) ?? null);
}

/** The number pad's key for `key`; X in either case. */
export function numberKeyOf(key: string): NumberKeyPress | null {
  if (/^[0-9]$/.test(key)) return Number(key);
  return key.toUpperCase() === 'X' ? 'X' : (NAMED_KEYS.get(key) ?? null);
}
