/** The number pad on the touch screen: digits in their usual order, X for identity numbers. What is typed stands in one buffer and is wiped. */
import { toHex } from '../base/bytes.ts';
import { citizenCheckCharacter } from '../base/citizen-number.ts';
import { fault } from '../base/fault.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { NumberFace, NumberKey, NumberPad, TypedNumber } from '../ports/number-pad.ts';
import type { PinPadFault, PinPadFaultCode } from '../ports/pin-pad.ts';

/** How each number is grouped, and how many of the last typed stay to be seen. */
const FORMS: Readonly<Record<TypedNumber, { readonly groups: readonly number[]; readonly seen: number }>> = {
  identityNumber: { groups: [6, 8, 4], seen: 4 },
  personalNumber: { groups: [4, 4], seen: 2 },
};
/** The character X in the buffer. */
const TEN = 10;
const FACE_ID_BYTES = 8;

interface Entry {
  readonly id: string;
  readonly number: TypedNumber;
  readonly buffer: Uint8Array;
  readonly end: (result: Result<string, PinPadFault>) => void;
  readonly signal: AbortSignal;
  readonly onAbort: () => void;
  typed: number;
  complaint: NumberFace['complaint'];
}

/** The pad; nothing shows until `enterNumber`. */
export function createNumberPad(): NumberPad {
  return new ScreenNumberPad();
}

class ScreenNumberPad implements NumberPad {
  readonly #listeners = new Set<(face: NumberFace | null) => void>();
  #entry: Entry | null = null;

  enterNumber(number: TypedNumber, signal: AbortSignal): Promise<Result<string, PinPadFault>> {
    this.clear();
    if (signal.aborted) return Promise.resolve(failed('pinpad.aborted'));
    return new Promise((resolve) => {
      const onAbort = (): void => this.clear();
      signal.addEventListener('abort', onAbort, { once: true });
      const id = toHex(crypto.getRandomValues(new Uint8Array(FACE_ID_BYTES)));
      const buffer = new Uint8Array(placesOf(number));
      this.#entry = { id, number, buffer, end: resolve, signal, onAbort, typed: 0, complaint: 'none' };
      this.#tell();
    });
  }

  face(): NumberFace | null {
    return this.#entry === null ? null : faceOf(this.#entry);
  }

  subscribe(listener: (face: NumberFace | null) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  press(faceId: string, key: NumberKey): void {
    const entry = this.#entry;
    if (entry?.id !== faceId) return;
    if (key === 'cancel') this.#finish(failed('pinpad.cancelled'));
    else if (key === 'enter') this.#enter(entry);
    else this.#change(entry, key);
  }

  clear(): void {
    this.#finish(failed('pinpad.aborted'));
  }

  #change(entry: Entry, key: Exclude<NumberKey, 'enter' | 'cancel'>): void {
    if (key === 'clear') entry.typed = 0;
    else if (key === 'backspace') entry.typed = Math.max(0, entry.typed - 1);
    else typeKey(entry, key);
    entry.buffer.fill(0, entry.typed);
    // Said at once with the last character, not only at the end.
    const full = entry.typed === entry.buffer.length;
    entry.complaint = full && !hasRightForm(entry) ? 'checkCharacter' : 'none';
    this.#tell();
  }

  #enter(entry: Entry): void {
    if (entry.typed === entry.buffer.length && hasRightForm(entry)) {
      this.#finish(ok(textOf(entry)));
      return;
    }
    entry.complaint = entry.typed < entry.buffer.length ? 'tooShort' : 'checkCharacter';
    this.#tell();
  }

  #finish(result: Result<string, PinPadFault>): void {
    const entry = this.#entry;
    if (entry === null) return;
    this.#entry = null;
    entry.signal.removeEventListener('abort', entry.onAbort);
    entry.buffer.fill(0);
    this.#tell();
    entry.end(result);
  }

  #tell(): void {
    const face = this.face();
    for (const listener of this.#listeners) listener(face);
  }
}

/** Adds a digit, or X in the one place where a number may have it. */
function typeKey(entry: Entry, key: number | 'X'): void {
  const { typed, buffer, number } = entry;
  if (typed >= buffer.length) return;
  const last = number === 'identityNumber' && typed === buffer.length - 1;
  if (key === 'X' ? !last : !Number.isInteger(key) || key < 0 || key >= TEN) return;
  buffer[typed] = key === 'X' ? TEN : key;
  entry.typed = typed + 1;
}

function hasRightForm(entry: Entry): boolean {
  const text = textOf(entry);
  return entry.number === 'personalNumber' || citizenCheckCharacter(text) === text.slice(-1);
}

function textOf({ buffer, typed }: Entry): string {
  return Array.from(buffer.subarray(0, typed), (value) => (value === TEN ? 'X' : String(value))).join('');
}

function faceOf(entry: Entry): NumberFace {
  const { id, number, typed, buffer, complaint } = entry;
  const { groups, seen } = FORMS[number];
  const shown = Array.from(textOf(entry), (character, place) => (place < typed - seen ? '●' : character))
    .join('')
    .padEnd(buffer.length, '_');
  let from = 0;
  const cut = groups.map((length) => shown.slice(from, (from += length)));
  return { id, number, groups: cut, typed, places: buffer.length, complaint };
}

function placesOf(number: TypedNumber): number {
  return FORMS[number].groups.reduce((sum, length) => sum + length, 0);
}

function failed(code: PinPadFaultCode): Result<never, PinPadFault> {
  return err(fault(code, 'on-screen number pad'));
}
