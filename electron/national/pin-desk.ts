/** Asking for PINs at the pin pad, as the interface's functions do: once for the PIN, twice for a new one. */
import { equalBytes } from '../../native/base/bytes.ts';
import type { Clock } from '../../native/base/clock.ts';
import { ok, unreachable } from '../../native/base/result.ts';
import type { PinBytes, PinPad } from '../../native/ports/pin-pad.ts';
import type { VerifyOutcome } from '../../native/ports/social-security-card.ts';
import { wrongPin } from './answer.ts';
import { refuse, told, type Outcome } from './outcome.ts';

/** Which PIN is asked for: the one that stands, the new one, the new one once more. */
export type PinWanted = 'current' | 'new' | 'newAgain';

export interface PinDesk {
  /** Absent: functions that need a PIN are not supported (−13). */
  readonly pinPad?: PinPad;
  readonly clock: Clock;
  /** Told before every entry, so that the person can be asked. */
  readonly onPinWanted?: (wanted: PinWanted) => void;
}

/** LD/T 33 lets a terminal end an entry that nobody finishes (−32). */
const PIN_WITHIN_MS = 60_000;
const PIN_DIGITS = { minDigits: 4, maxDigits: 16 } as const;

/** Asks for a PIN and lends it to `use`. */
export async function withPin<T>(desk: PinDesk, wanted: PinWanted, use: (pin: PinBytes) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  if (desk.pinPad === undefined) return refuse('notSupported', '没有密码键盘');
  const tooLong = new AbortController();
  const stop = desk.clock.after(PIN_WITHIN_MS, () => tooLong.abort());
  desk.onPinWanted?.(wanted);
  const entered = await desk.pinPad.enterPin({ ...PIN_DIGITS, signal: tooLong.signal, onCount: () => undefined });
  stop();
  if (!entered.ok) return tooLong.signal.aborted ? refuse('pinTimeout') : told(entered);
  if (entered.value.digits < PIN_DIGITS.minDigits || entered.value.digits > PIN_DIGITS.maxDigits) {
    desk.pinPad.clear();
    return refuse('pinLength');
  }
  const used = told(await desk.pinPad.withPin(use));
  return used.ok ? used.value : used;
}

/** Asks for a PIN that must outlast the next entry; the caller wipes it. */
export function takePin(desk: PinDesk, wanted: PinWanted): Promise<Outcome<PinBytes>> {
  return withPin(desk, wanted, (pin) => Promise.resolve(ok(Uint8Array.from(pin))));
}

/** Asks for a new PIN twice; two that differ are −34. Lends it to `use` and wipes it. */
export async function withNewPin<T>(desk: PinDesk, use: (pin: PinBytes) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const first = await takePin(desk, 'new');
  if (!first.ok) return first;
  try {
    const same = await withPin(desk, 'newAgain', (pin) => Promise.resolve(ok(equalBytes(first.value, pin))));
    if (!same.ok) return same;
    return same.value ? await use(first.value) : refuse('pinsDiffer');
  } finally {
    first.value.fill(0);
  }
}

/** The interface's word for how a PIN was taken. */
export function pinOutcome(outcome: VerifyOutcome): Outcome<string> {
  switch (outcome.outcome) {
    case 'correct':
      return ok('');
    case 'wrong':
      return { ok: false, error: wrongPin(outcome.triesLeft) };
    case 'locked':
      return refuse('pinLocked');
    case 'invalidLength':
      return refuse('pinLength');
    default:
      return unreachable(outcome);
  }
}
