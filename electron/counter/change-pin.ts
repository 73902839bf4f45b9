/**
 * A customer changes their own social-security PIN at the counter: all three entries at their own screen or pad. The clerk sees which one is
 * asked for and nothing of it; the card checks the old PIN before a new one is asked for.
 */
import { leavesOpen } from '../card-writes/certainty.ts';
import type { EffectResult } from '../session/effects.ts';
import type { CounterConfig } from './config.ts';
import { changeAtReader } from '../journeys/pin-entry.ts';
import { learnUnseen } from '../journeys/change-pin/unseen.ts';
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
  return begin(state, tab, { lastTry: 'none', triesLeft: triesOf(tab) }, config);
}

type Tried = Pick<Opened, 'lastTry' | 'triesLeft'>;

/** At a reader with keys for it the old and the new PIN are typed there, and the card has changed when it answers. */
function begin(state: CounterState, tab: Tab, tried: Tried, config: CounterConfig): CounterOutcome {
  const atReader = tab.known === null ? null : changeAtReader(tab.known, config);
  if (atReader === null) return openPad(state, tab, { entry: 'old', ...tried }, config);
  // Under way: until the reader has answered nobody can say what the card holds.
  const at = workAt(state, tab, { step: 'pin', pin: 'socialSecurity', entry: 'atReader', again: false, checking: true, ...tried });
  const { tab: counted, key } = numbered(tabIn(at, tab));
  return session(at, counted, { effect: 'card.changePin', evidence: evidenceOf(tab), key, atReader });
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
export function onPinChanged(state: CounterState, tab: Tab, result: ResultOf<'card.changePin'>, config: CounterConfig): CounterOutcome {
  const atReader = tab.work?.at.step === 'pin';
  const again = (lastTry: PinTry, triesLeft = triesOf(tab)): CounterOutcome => begin(state, tab, { lastTry, triesLeft }, config);
  switch (result.outcome) {
    case 'changed':
      return onChanged(state, tab, result);
    case 'failed':
      return outcome(workAt(state, tab, { step: leavesOpen(result.code) ? 'unknown' : 'failed', faultCode: result.code }));
    case 'initial':
    case 'different':
      return again(result.outcome);
    case 'cancelled':
    case 'timedOut':
      return outcome(workAt(state, tab, { step: 'declined' }));
    case 'wrong':
      if (atReader) return again('wrong', result.triesLeft);
      break;
    case 'invalidLength':
      if (atReader) return again('tooShort');
      break;
    case 'locked':
      break;
  }
  // Typed on the screen, the card had taken the old PIN a moment ago: somebody spent its tries meanwhile.
  return outcome(workAt(state, tab, { step: 'failed', faultCode: 'session.pinLocked' }));
}

function onChanged(
  state: CounterState,
  tab: Tab,
  { receipt, unseen }: Extract<ResultOf<'card.changePin'>, { outcome: 'changed' }>,
): CounterOutcome {
  const known = tab.known === null ? null : { ...tab.known, ...learnUnseen(unseen ?? null, tab.known) };
  const acting = workAt(state, { ...tab, known }, { step: 'acting' });
  const own = tabIn(acting, tab);
  const done =
    receipt === null
      ? onWritten(acting, own, { outcome: 'done' })
      : onCommandDone(acting, own, { of: 'command', result: { outcome: 'done', receipt }, bank: null });
  return unseen?.told === 'unknown' ? withUnseen(done, tab) : done;
}

/** Nobody here knows whether the new PIN is the initial one: the customer is told so. */
function withUnseen({ state, effects }: CounterOutcome, tab: Tab): CounterOutcome {
  const own = tabIn(state, tab);
  const at = own.work?.at;
  if (at?.step !== 'done') return { state, effects };
  return { state: workAt(state, own, { ...at, facts: [...at.facts, { fact: 'newPinUnseen' }] }), effects };
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
