/** What the world has answered, brought to where it was asked. */
import { unreachable } from '../../native/base/result.ts';
import type { EffectResult } from '../session/effects.ts';
import { onOldPinChecked, onOwnPinEntered, onPinChanged } from './change-pin.ts';
import type { CounterConfig } from './config.ts';
import type { CounterAnswer } from './effects.ts';
import { askRecords, onCardRead, onIdRead, onNumberFound, onPinChecked, onRecords } from './identified.ts';
import { onOfficeAnswer } from './office.ts';
import { onCommandDone, onWritten } from './result.ts';
import { onApproved, onSignedIn } from './sign-in.ts';
import type { CounterState, Tab } from './state.ts';
import { outcome, putTab, workAt, type CounterOutcome } from './steps.ts';
import { askNewPassword, askPin, carryOut, checkPin, proceed, triesOf } from './work.ts';

/** One answer; of a question that nobody waits for any longer it changes nothing. */
export function onDone(state: CounterState, id: number, answer: CounterAnswer, config: CounterConfig, atMs: number): CounterOutcome {
  if (state.office?.id === id) {
    if (answer.of === 'staff') return onSignedIn(state, answer.result);
    return onOfficeAnswer({ ...state, office: null }, answer);
  }
  if (answer.of === 'devices') return outcome({ ...state, devices: answer.devices });
  const tab = state.tabs.find((one) => one.pending?.id === id);
  if (tab === undefined) return outcome(state);
  const { pending } = tab;
  const free = { ...tab, pending: null };
  const put = putTab(state, free);
  if (answer.of === 'session') {
    const insertion = pending?.ask.ask === 'session' && pending.ask.effect.effect === 'card.identify' ? pending.ask.effect.insertion : 0;
    return onSessionAnswer(put, free, answer, { config, atMs, insertion });
  }
  return onTabAnswer(put, free, answer, config, atMs);
}

type TabAnswer = Exclude<CounterAnswer, { of: 'session' | 'devices' }>;

function onTabAnswer(state: CounterState, tab: Tab, answer: TabAnswer, config: CounterConfig, atMs: number): CounterOutcome {
  switch (answer.of) {
    case 'staff':
      return onApproved(state, tab, answer.result, config, atMs);
    case 'typedNumber':
      return onNumberFound(state, tab, answer);
    case 'proxyId':
      return outcome(putTab(state, proxyRead(tab, answer.result)));
    case 'lists':
      return outcome(
        putTab(
          state,
          answer.result.outcome === 'found' ? { ...tab, lists: answer.result.lists } : { ...tab, faultCode: answer.result.code },
        ),
      );
    case 'bankCard':
      return onBankCard(state, tab, answer.result, config);
    case 'command':
      return onCommandDone(state, tab, answer);
    case 'newPassword':
      return onNewPassword(state, tab, answer.result);
    case 'updateCard':
    case 'blockCard':
      return onWritten(state, tab, answer.result);
    case 'signOut':
    case 'leave':
    case 'queue':
    case 'search':
    case 'day':
    case 'saveDay':
      return outcome(state);
    default:
      return unreachable(answer);
  }
}

function proxyRead(tab: Tab, result: Extract<CounterAnswer, { of: 'proxyId' }>['result']): Tab {
  if (result.outcome === 'failed') return { ...tab, faultCode: result.code };
  return { ...tab, proxy: { checked: 'reader', name: result.name, number: result.number } };
}

/** The account is in this person's name: the PIN may be asked for. Otherwise the number is wrong. */
function onBankCard(
  state: CounterState,
  tab: Tab,
  result: Extract<CounterAnswer, { of: 'bankCard' }>['result'],
  config: CounterConfig,
): CounterOutcome {
  if (result.outcome === 'matches') return askPin(state, tab, { pin: 'bank', lastTry: 'none', triesLeft: null }, config);
  const faultCode = result.outcome === 'failed' ? result.code : 'counter.otherAccount';
  return outcome(workAt(state, { ...tab, faultCode }, { step: 'form' }));
}

interface SessionTurn {
  readonly config: CounterConfig;
  readonly atMs: number;
  readonly insertion: number;
}

/** What a kiosk asks and a counter does not. */
const NEVER_ASKED = [
  'card.pinState',
  'card.retain',
  'card.resolvePin',
  'maker.make',
  'maker.handOut',
  'bank.pinState',
  'records.inquire',
  'records.execute',
  'records.order',
  'session.open',
  'numbers.enter',
  'code.read',
  'records.code',
  'records.identity',
] as const satisfies readonly EffectResult['of'][];
const NEVER: ReadonlySet<string> = new Set(NEVER_ASKED);

function isNeverAsked(result: EffectResult): result is Extract<EffectResult, { of: (typeof NEVER_ASKED)[number] }> {
  return NEVER.has(result.of);
}

function onSessionAnswer(
  state: CounterState,
  tab: Tab,
  answer: Extract<CounterAnswer, { of: 'session' }>,
  { config, atMs, insertion }: SessionTurn,
): CounterOutcome {
  const { result } = answer;
  if (isNeverAsked(result)) return outcome(state);
  switch (result.of) {
    case 'card.identify':
      return onCardRead(state, tab, answer, result.result, insertion);
    case 'idCard.read':
      return onIdRead(state, tab, answer, result.result);
    case 'records.person':
      return onRecords(state, tab, result.result);
    case 'pad.enter':
      return onEntered(state, tab, result.result, config);
    case 'card.changePin':
      return onPinChanged(state, tab, result.result, config);
    case 'card.verifyPin':
      return isChange(tab) ? onOldPinChecked(state, tab, result.result, config) : onChecked(state, tab, result, config, atMs);
    case 'bank.verifyPin':
      return onChecked(state, tab, result, config, atMs);
    case 'card.resetPin':
    case 'card.unblockPin':
      return onCommandDone(state, tab, { of: 'command', result: result.result, bank: null });
    case 'print':
      return onPrinted(state, tab, result.result);
  }
}

function isChange({ work }: Tab): boolean {
  return work?.at.step === 'pin' && work.at.entry !== 'current';
}

type ResultOf<Of extends EffectResult['of']> = Extract<EffectResult, { of: Of }>['result'];

function onEntered(state: CounterState, tab: Tab, entered: ResultOf<'pad.enter'>, config: CounterConfig): CounterOutcome {
  const at = tab.work?.at;
  if (at?.step !== 'pin' || at.pin === 'query') return outcome(state);
  const { entry } = at;
  if (entry === 'atReader') return outcome(state);
  if (entry !== 'current') return onOwnPinEntered(state, tab, { ...at, entry }, entered, config);
  if (entered.outcome === 'entered') return checkPin(state, tab, at.pin);
  if (entered.outcome === 'timedOut') return askPin(state, tab, { pin: at.pin, lastTry: 'timedOut', triesLeft: at.triesLeft }, config);
  const faultCode = entered.outcome === 'failed' ? entered.code : null;
  return outcome(workAt(state, { ...tab, faultCode }, { step: 'form' }));
}

/** A wrong PIN is typed again while tries are left; the screen of the customer says how many. */
function onChecked(
  state: CounterState,
  tab: Tab,
  { of, result }: Extract<EffectResult, { of: 'card.verifyPin' | 'bank.verifyPin' }>,
  config: CounterConfig,
  atMs: number,
): CounterOutcome {
  const pin = of === 'card.verifyPin' ? 'socialSecurity' : 'bank';
  switch (result.outcome) {
    case 'correct':
      return proceed(state, onPinChecked(tab, pin, config).tab, config, atMs);
    case 'wrong':
      return askPin(state, tab, { pin, lastTry: 'wrong', triesLeft: result.triesLeft }, config);
    case 'enterAgain':
      return askPin(state, tab, { pin, lastTry: 'enterAgain', triesLeft: null }, config);
    case 'failed':
      return outcome(workAt(state, { ...tab, faultCode: result.code }, { step: 'form' }));
    case 'invalidLength': // At a reader's own keys: nothing reached the card.
      return askPin(state, tab, { pin, lastTry: 'tooShort', triesLeft: triesOf(tab) }, config);
    case 'locked':
    case 'unknownCard':
    case 'cardLost':
    case 'refused': {
      const faultCode = pin === 'bank' ? 'session.bankPinLocked' : 'session.pinLocked';
      return outcome(workAt(state, { ...tab, faultCode }, { step: 'form' }));
    }
  }
}

function onNewPassword(state: CounterState, tab: Tab, result: Extract<CounterAnswer, { of: 'newPassword' }>['result']): CounterOutcome {
  const at = tab.work?.at;
  if (at?.step !== 'pin' || tab.work === null) return outcome(state);
  switch (result.outcome) {
    case 'typed':
      return at.again ? carryOut(state, tab, tab.work) : askNewPassword(state, tab, true, 'none');
    case 'different':
      return askNewPassword(state, tab, false, 'different');
    case 'timedOut':
      return askNewPassword(state, tab, false, 'timedOut');
    case 'cancelled':
      return outcome(workAt(state, tab, { step: 'declined' }));
    case 'failed':
      return outcome(workAt(state, tab, { step: 'failed', faultCode: result.code }));
  }
}

function onPrinted(state: CounterState, tab: Tab, result: ResultOf<'print'>): CounterOutcome {
  const at = tab.work?.at;
  if (at?.step !== 'done') return outcome(state);
  const printed = result.outcome === 'printed' ? ('printed' as const) : { faultCode: result.code };
  const shown = workAt(state, tab, { ...at, printed });
  return askRecords(shown, shown.tabs.find((one) => one.tab === tab.tab) ?? tab);
}
