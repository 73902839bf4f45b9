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

/** The same for a PIN that goes into the card alone: at the reader's own keys where it has any, and where the length is known beforehand. */
export function askForCardPin(known: Known, config: SessionConfig): Extract<AskEffect, { effect: 'pad.enter' }> {
  const ask = askForPin('socialSecurity', config);
  return isAtReader(known, config) ? { ...ask, atReader: true } : ask;
}

/** The same for a change of it: `null` where the reader has no keys for that, and it is typed on the screen. */
export function changeAtReader(
  { card }: Known,
  { pinDigits }: SessionConfig,
): { readonly digits: number; readonly mayProbe: boolean } | null {
  const { min, max } = pinDigits.socialSecurity;
  if (card?.pinChangeAtReader !== true || min !== max || max % 2 !== 0) return null;
  return { digits: max, mayProbe: card.pin.state === 'tries' && card.pin.left >= PROBE_FROM_TRIES };
}

/** One of them may be spent on asking the card whether its new PIN is the initial one, and two are still left. */
const PROBE_FROM_TRIES = 3;

/** After a reset of unknown end it matters whether the PIN is the initial one, which the reader does not tell. */
function isAtReader({ card, pinDoubt }: Known, { pinDigits }: SessionConfig): boolean {
  const { min, max } = pinDigits.socialSecurity;
  return card?.pinAtReader === true && pinDoubt !== 'reset' && min === max && max % 2 === 0;
}

/** Entries whose digits this program has to compare. */
const COMPARED: ReadonlySet<PinEntry> = new Set<PinEntry>(['old', 'new', 'newAgain']);

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

/** Where an entry is typed: at the card reader or an encrypting pad, or on the screen. */
export function pinKeypad(pin: PinKind, entry: PinEntry, known: Known, config: SessionConfig): 'onScreen' | 'hardware' {
  if (entry === 'atReader') return 'hardware';
  const atReader = pin === 'socialSecurity' && !COMPARED.has(entry) && isAtReader(known, config);
  return atReader ? 'hardware' : config.keypads[pin];
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
    keypad: pinKeypad(pin, state.entry, known, config),
    help: config.rules.help(pin === 'bank' ? 'bankPinLocked' : 'socialSecurityPinLocked').goTo,
  };
}
