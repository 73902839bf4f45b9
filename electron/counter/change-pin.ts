/**
 * A customer changes their own social-security PIN at the counter: all three entries at their own screen or pad. The clerk sees which one is
 * asked for and nothing of it; the card checks the old PIN before a new one is asked for.
 */
import { leavesOpen } from '../card-writes/certainty.ts';
import type { EffectResult } from '../session/effects.ts';
import type { CounterConfig } from './config.ts';
import { evidenceOf } from './decide.ts';
import { onPinChecked } from './identified.ts';
import { onCommandDone, onWritten } from './result.ts';
import type { CounterState, PinTry, Tab, WorkAt } from './state.ts';
import { outcome, workAt, type CounterOutcome } from './steps.ts';
import { numbered, session, tabIn, triesOf } from './work.ts';

type ResultOf<Of extends EffectResult['of']> = Extract<EffectResult, { of: Of }>['result'];
type OwnEntry = 'old' | 'new' | 'newAgain';

/** The customer has said yes: first the PIN that holds now. */
export function startPinChange(state: CounterState, tab: Tab, config: CounterConfig): CounterOutcome {
  return openPad(state, tab, { entry: 'old', lastTry: 'none', triesLeft: triesOf(tab) }, config);
}

/** An entry has ended. */
export function onOwnPinEntered(
  state: CounterState,
  tab: Tab,
  at: Extract<WorkAt, { step: 'pin' }> & { readonly entry: OwnEntry },
  entered: ResultOf<'pad.enter'>,
  config: CounterConfig,
): CounterOutcome {
  switch (entered.outcome) {
    case 'timedOut':
      return openPad(state, tab, { entry: at.entry, lastTry: 'timedOut', triesLeft: at.triesLeft }, config);
    case 'cancelled':
      return outcome(workAt(state, tab, { step: 'declined' }));
    case 'failed':
      return outcome(workAt(state, { ...tab, faultCode: entered.code }, { step: 'form' }));
    case 'entered':
      break;
  }
  if (at.entry === 'old') {
    const checking = workAt(state, tab, { ...at, lastTry: 'none', triesLeft: null, checking: true });
    return session(checking, tabIn(checking, tab), { effect: 'card.verifyPin', keep: true });
  }
  const judged = entered.judged ?? 'fine';
  // A new PIN that will not do, or that was not the same twice, is chosen anew.
  if (judged !== 'fine') return openPad(state, tab, { entry: 'new', lastTry: judged, triesLeft: null }, config);
  if (at.entry === 'new') return openPad(state, tab, { entry: 'newAgain', lastTry: 'none', triesLeft: null }, config);
  const acting = workAt(state, tab, { step: 'acting' });
  const { tab: counted, key } = numbered(tabIn(acting, tab));
  return session(acting, counted, { effect: 'card.changePin', evidence: evidenceOf(tab), key });
}

/** The card has said whether the old PIN was right. */
export function onOldPinChecked(state: CounterState, tab: Tab, result: ResultOf<'card.verifyPin'>, config: CounterConfig): CounterOutcome {
  switch (result.outcome) {
    case 'correct':
      return openPad(state, onPinChecked(tab, 'socialSecurity', config).tab, { entry: 'new', lastTry: 'none', triesLeft: null }, config);
    case 'wrong':
      return openPad(state, tab, { entry: 'old', lastTry: 'wrong', triesLeft: result.triesLeft }, config);
    case 'invalidLength':
      return openPad(state, tab, { entry: 'old', lastTry: 'tooShort', triesLeft: null }, config);
    case 'locked':
      return outcome(workAt(state, { ...tab, faultCode: 'session.pinLocked' }, { step: 'form' }));
    case 'failed':
      return outcome(workAt(state, { ...tab, faultCode: result.code }, { step: 'form' }));
  }
}

/** The card has the new PIN, or the old one still; or nobody knows, and the next visit of the card finds out. */
export function onPinChanged(state: CounterState, tab: Tab, result: ResultOf<'card.changePin'>): CounterOutcome {
  switch (result.outcome) {
    case 'changed':
      if (result.receipt === null) return onWritten(state, tab, { outcome: 'done' });
      return onCommandDone(state, tab, { of: 'command', result: { outcome: 'done', receipt: result.receipt }, bank: null });
    case 'failed':
      return outcome(workAt(state, tab, { step: leavesOpen(result.code) ? 'unknown' : 'failed', faultCode: result.code }));
    case 'wrong':
    case 'locked':
    case 'invalidLength': // The card had taken the old PIN a moment ago: somebody spent its tries meanwhile.
      return outcome(workAt(state, tab, { step: 'failed', faultCode: 'session.pinLocked' }));
  }
}

interface Opened {
  readonly entry: OwnEntry;
  readonly lastTry: PinTry;
  readonly triesLeft: number | null;
}

function openPad(state: CounterState, tab: Tab, opened: Opened, config: CounterConfig): CounterOutcome {
  const { min: minDigits, max: maxDigits } = config.pinDigits.socialSecurity;
  const at = workAt(state, tab, { step: 'pin', pin: 'socialSecurity', again: false, checking: false, ...opened });
  const judge = opened.entry === 'old' ? {} : { judge: opened.entry };
  return session(at, tabIn(at, tab), { effect: 'pad.enter', pin: 'socialSecurity', minDigits, maxDigits, ...judge });
}
