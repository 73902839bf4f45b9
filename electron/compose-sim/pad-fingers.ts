/** Fingers on whatever takes a PIN now: the encrypting pad where that waits, else the keypad of the screen; and what is the matter with the pad. */
import { fault, type Fault } from '../../native/base/fault.ts';
import { err, ok, type Result } from '../../native/base/result.ts';
import { type PinPadTrouble, troublePinPad } from '../../native/sim/bench/pin-pad-trouble.ts';
import type { TerminalSide } from '../api/terminal.ts';
import { pressPinKey, type PinKey } from './pin-fingers.ts';
import type { PadHands } from './pin-pad.ts';
import type { ScriptRecorder } from './recorder.ts';

export type PadFault = Fault<'sim.noPinAsked' | 'sim.noPinPad'>;

interface Fingers {
  /** The terminal that writes down what is typed on its screen. */
  readonly terminal: TerminalSide;
  readonly hands: PadHands | null;
  readonly recorder: ScriptRecorder;
}

/** Presses keys, one after the other; the watched terminal writes down what is typed on the screen. */
export function typeKeys({ terminal, hands, recorder }: Fingers, keys: readonly string[]): Result<void, PadFault> {
  for (const key of keys as readonly PinKey[]) {
    if (hands?.pad.waits() === true) pressAtPad(hands, key, recorder);
    else if (!pressPinKey(terminal, key)) return err(fault('sim.noPinAsked', 'no PIN is asked for now'));
  }
  return ok(undefined);
}

/** Written down key by key: the same script plays where the PIN is typed on the screen. */
function pressAtPad({ pad, driver }: PadHands, key: PinKey, recorder: ScriptRecorder): void {
  recorder.before({ do: 'pinKey', key });
  if (key !== 'clear') pad.press(key);
  else for (let digits = driver.typed() ?? 0; digits > 0; digits -= 1) pad.press('backspace');
}

export function troublePad(hands: PadHands | null, code: PinPadTrouble): Result<void, PadFault> {
  if (hands === null) return err(fault('sim.noPinPad', 'this run has no encrypting PIN pad'));
  troublePinPad(hands, code);
  return ok(undefined);
}

/** Calls `listener` when the pad comes, goes, begins to wait, or has another digit; the function returned ends it. */
export function watchPad(hands: PadHands | null, listener: () => void): () => void {
  const offs = hands === null ? [] : [hands.driver.subscribe(listener), hands.driver.watchTyped(listener)];
  return () => {
    for (const off of offs) off();
  };
}
