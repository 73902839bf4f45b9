/** Asking for a PIN on the pad: the same for the card's PIN, the bank's, and the three entries of a change. */
import { unreachable } from '../../native/base/result.ts';
import type { LastTry, PinEntry, PinKind, ServiceId, View } from '../api/view.ts';
import type { SessionConfig } from '../session/config.ts';
import type { AskEffect, EffectResult, NewPinJudgement } from '../session/effects.ts';
import { type Known, shownName } from './journey.ts';

/** What the screen of an entry says beside the PIN's name. */
export interface PinTry {
  readonly triesLeft: number | null;
  readonly lastTry: LastTry;
}

/** Opens the pad. */
export function askForPin(pin: PinKind, config: SessionConfig, judge?: 'new' | 'newAgain'): Extract<AskEffect, { effect: 'pad.enter' }> {
  const { min, max } = config.pinDigits[pin];
  return { effect: 'pad.enter', pin, minDigits: min, maxDigits: max, ...(judge === undefined ? {} : { judge }) };
}

export type AfterEntry =
  | { readonly next: 'typed'; readonly judged: NewPinJudgement }
  | { readonly next: 'again' }
  | { readonly next: 'leave' }
  | { readonly next: 'trouble'; readonly code: string };

/** What an entry leads to. Nobody typed: it is asked once more, and the idle timer decides. */
export function afterEntry(result: Extract<EffectResult, { of: 'pad.enter' }>['result']): AfterEntry {
  switch (result.outcome) {
    case 'entered':
      return { next: 'typed', judged: result.judged ?? 'fine' };
    case 'timedOut':
      return { next: 'again' };
    case 'cancelled':
      return { next: 'leave' };
    case 'failed':
      return { next: 'trouble', code: result.code };
    default:
      return unreachable(result);
  }
}

/** The PIN screen, the same pattern for all of them. */
export function pinView(
  pin: PinKind,
  state: PinTry & { readonly purpose: 'identify' | ServiceId; readonly entry: PinEntry },
  known: Known,
  config: SessionConfig,
): Extract<View, { screen: 'pin' }> {
  const { min, max } = config.pinDigits[pin];
  return {
    screen: 'pin',
    pin,
    holder: shownName(known),
    purpose: state.purpose,
    entry: state.entry,
    triesLeft: state.triesLeft,
    lastTry: state.lastTry,
    minDigits: min,
    maxDigits: max,
    keypad: config.keypads[pin],
    help: config.rules.help(pin === 'bank' ? 'bankPinLocked' : 'socialSecurityPinLocked').goTo,
  };
}
