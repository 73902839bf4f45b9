/**
 * Typing a personal number on the touch screen. As with a PIN the digits stay with the pad: the screen gets masked groups, the caller gets
 * the whole number once, when its form is right. The keys lie in their usual order, for a number that is long and no secret sign.
 */
import type { Result } from '../base/result.ts';
import type { PinPadFault } from './pin-pad.ts';

/** `identityNumber`: 18 characters, the last perhaps X (GB 11643). `personalNumber`: 社保个人编号, 8 digits. */
export type TypedNumber = 'identityNumber' | 'personalNumber';

/** What the screen draws. Not recorded, not part of a View. */
export interface NumberFace {
  /** Changes with every entry; a press that names an older one is ignored. */
  readonly id: string;
  readonly number: TypedNumber;
  /** `●` typed, `_` still empty; the last few typed stand as they are, for the person to compare. */
  readonly groups: readonly string[];
  readonly typed: number;
  readonly places: number;
  /** What is wrong with the form of what stands. */
  readonly complaint: 'none' | 'tooShort' | 'checkCharacter';
}

export type NumberKey = number | 'X' | 'backspace' | 'clear' | 'enter' | 'cancel';

export interface NumberPad {
  /** Waits for a number of right form; ends with it, `pinpad.cancelled` or `pinpad.aborted`. */
  enterNumber(number: TypedNumber, signal: AbortSignal): Promise<Result<string, PinPadFault>>;
  face(): NumberFace | null;
  subscribe(listener: (face: NumberFace | null) => void): () => void;
  press(faceId: string, key: NumberKey): void;
  /** Ends an entry and wipes what stands. */
  clear(): void;
}
