/** A finger on the keypads of the screen: which digit lies where. */
import type { NumberKeyPress, PadKeyPress } from '../api/intent.ts';
import type { PIN_KEYS } from '../api/bench/action.ts';
import type { TerminalSide } from '../api/terminal.ts';

export type PinKey = (typeof PIN_KEYS)[number];

/** Presses one key where it lies now, on the PIN pad or on that for numbers; `false` when neither is there. */
export function pressPinKey(terminal: TerminalSide, key: PinKey | 'X'): boolean {
  const { pad, numberFace } = terminal.frame();
  if (numberFace !== null) return terminal.receive({ kind: 'numberKey', face: numberFace.id, key: digitOf(key) }).accepted;
  if (pad === null || key === 'X') return false;
  const place = /^\d$/.test(key) ? pad.labels.indexOf(key) : key;
  return terminal.receive({ kind: 'padKey', face: pad.id, key: place }).accepted;
}

/** What a press on the pad meant; `null`: there is no such pad. */
export function keyAt(terminal: TerminalSide, face: string, key: PadKeyPress): PinKey | null {
  const { pad } = terminal.frame();
  if (pad?.id !== face) return null;
  if (typeof key === 'string') return key;
  const label = pad.labels[key] ?? '';
  return DIGITS.find((digit) => digit === label) ?? null;
}

/** What a press on the pad for numbers meant. */
export function numberKeyAt(terminal: TerminalSide, face: string, key: NumberKeyPress): string | null {
  return terminal.frame().numberFace?.id === face ? String(key) : null;
}

function digitOf(key: PinKey | 'X'): NumberKeyPress {
  return isWord(key) ? key : Number(key);
}

function isWord(key: PinKey | 'X'): key is Exclude<NumberKeyPress, number> {
  return !/^\d$/.test(key);
}

const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
