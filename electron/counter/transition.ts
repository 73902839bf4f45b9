/**
 * The counter as a function: `(state, event) -> [state, effects]`. No clock, no randomness, no await. Two people look at it: the clerk at
 * the staff page, the customer at the other screen; each of them sends events of their own, and only the customer's open a PIN pad's way.
 */
import { unreachable } from '../../native/base/result.ts';
import type { CounterIntent } from '../api/counter-intent.ts';
import type { CounterField, CounterService } from '../api/counter-view.ts';
import type { Intent } from '../api/intent.ts';
import { onDone } from './answers.ts';
import { startPinChange } from './change-pin.ts';
import type { CounterConfig } from './config.ts';
import { judge } from './decide.ts';
import type { CounterEvent, TimedCounterEvent } from './effects.ts';
import { goTo, onOfficeIntent } from './office.ts';
import { asCounterPowerAllows, onCounterPower } from './power.ts';
import { printReceipt } from './print.ts';
import { lock, onApprove, onSignIn, onSignOut, onUnlock } from './sign-in.ts';
import type { CounterState, Tab } from './state.ts';
import { activeTab, cancelled, isFree, outcome, putTab, tell, workAt, type CounterOutcome } from './steps.ts';
import { chooseTab, closeTab, isActing, newTab, onCardInserted, onCardRemoved, onIdentity } from './tabs.ts';
import { act, proceed, submit } from './work.ts';

/** One event. The state given is never changed. */
export function counterTransition(state: CounterState, timed: TimedCounterEvent, config: CounterConfig): CounterOutcome {
  return asCounterPowerAllows(state, step(state, timed, config), timed.event);
}

function step(state: CounterState, { atMs, event }: TimedCounterEvent, config: CounterConfig): CounterOutcome {
  switch (event.event) {
    case 'staffIntent':
      return onStaffIntent(state, event.intent, config, atMs);
    case 'customerIntent':
      return onCustomerIntent(state, event.intent, config, atMs);
    case 'done':
      return onDone(state, event.id, event.answer, config, atMs);
    case 'language':
    case 'comfort':
    case 'cardInserted':
    case 'cardRemoved':
    case 'readerGone':
    case 'readerBack':
    case 'power':
    case 'shutdownDue':
    case 'devices':
    case 'idle':
      return onWorld(state, event);
    default:
      return unreachable(event);
  }
}

function onWorld(state: CounterState, event: Exclude<CounterEvent, { event: 'staffIntent' | 'customerIntent' | 'done' }>): CounterOutcome {
  switch (event.event) {
    case 'language':
      return outcome({ ...state, language: event.language });
    case 'comfort':
      return outcome({ ...state, customerComfort: { ...state.customerComfort, ...event.change } });
    case 'cardInserted':
      return onCardInserted(state, event.insertion, event.chip);
    case 'cardRemoved':
      return onCardRemoved(state, event.insertion);
    case 'readerGone': {
      const without = state.card === null ? outcome(state) : onCardRemoved(state, state.card);
      return outcome({ ...without.state, card: null, readerFault: event.faultCode });
    }
    case 'readerBack':
      return outcome({ ...state, readerFault: null });
    case 'power':
      return onCounterPower(state, event.source);
    case 'shutdownDue': // The power has its say over every event.
      return outcome(state);
    case 'devices':
      return state.staff === null ? outcome(state) : tell(outcome(state), { ask: 'devices' });
    case 'idle':
      return lock(state);
    default:
      return unreachable(event);
  }
}

function onStaffIntent(state: CounterState, intent: CounterIntent, config: CounterConfig, atMs: number): CounterOutcome {
  if (intent.intent === 'signIn') return onSignIn(state, intent);
  if (state.staff === null) return outcome(state);
  if (state.locked && intent.intent !== 'unlock' && intent.intent !== 'signOut') return outcome(state);
  switch (intent.intent) {
    case 'signOut':
      return state.tabs.some(isActing) ? outcome(state) : onSignOut(state);
    case 'lock':
      return lock(state);
    case 'unlock':
      return onUnlock(state, intent.by);
    case 'goTo':
      return goTo(state, intent.page);
    case 'newTab':
      return newTab(state);
    case 'chooseTab':
      return chooseTab(state, intent.tab);
    case 'closeTab':
      return closeTab(state);
    case 'filter':
    case 'search':
    case 'day':
    case 'reconcile':
    case 'save':
      return onOfficeIntent(state, intent);
    case 'approve':
    case 'readId':
    case 'typedNumber':
    case 'looked':
    case 'choose':
    case 'fill':
    case 'submit':
    case 'cancel':
    case 'print':
      return onTabIntent(state, activeTab(state), intent, config, atMs);
    default:
      return unreachable(intent);
  }
}

type TabIntent = Extract<
  CounterIntent,
  { intent: 'approve' | 'readId' | 'typedNumber' | 'looked' | 'choose' | 'fill' | 'submit' | 'cancel' | 'print' }
>;

function onTabIntent(state: CounterState, tab: Tab, intent: TabIntent, config: CounterConfig, atMs: number): CounterOutcome {
  switch (intent.intent) {
    case 'approve':
      return onApprove(state, tab, intent);
    case 'readId':
    case 'typedNumber':
    case 'looked':
      return onIdentity(state, tab, intent);
    case 'choose':
      return choose(state, tab, intent.service);
    case 'fill':
      return outcome(putTab(state, fill(tab, intent.field, intent.value)));
    case 'submit':
      return submit(state, tab, config, atMs);
    case 'cancel':
      return cancel(state, tab);
    case 'print':
      return printReceipt(state, tab, config, atMs);
    default:
      return unreachable(intent);
  }
}

/** Opens a service's form; nothing is left of the one before. */
function choose(state: CounterState, tab: Tab, service: CounterService): CounterOutcome {
  if (tab.known === null || isActing(tab)) return outcome(state);
  const fresh = { ...tab, faultCode: null, work: { service, fields: {}, tried: false, approvedBy: null, at: { step: 'form' as const } } };
  const waits = tab.work?.at.step === 'pin' ? cancelled(tab.pending) : [];
  return outcome(putTab(state, { ...fresh, pending: waits.length > 0 ? null : tab.pending }), ...waits);
}

/** The proxy belongs to the visit, everything else to the form. What somebody has seen and then changed is not seen any more. */
function fill(tab: Tab, field: CounterField, value: string): Tab {
  if (field === 'proxyName') return { ...tab, proxy: { ...tab.proxy, name: value, checked: 'none' } };
  if (field === 'proxyNumber') return { ...tab, proxy: { ...tab.proxy, number: value, checked: 'none' } };
  const { work } = tab;
  if (work?.at.step !== 'form') return tab;
  // A leave is for what was read then: a form that was changed after it asks for a new one.
  return { ...tab, faultCode: null, work: { ...work, approvedBy: null, fields: { ...work.fields, [field]: value } } };
}

/** Out of what is open, as long as nothing is being done. */
function cancel(state: CounterState, tab: Tab): CounterOutcome {
  if (isActing(tab)) return outcome(state);
  const ends = cancelled(tab.pending);
  const free: Tab = { ...tab, pending: null, faultCode: null };
  const { work } = tab;
  if (work === null) return outcome(putTab(state, free), ...ends);
  const { step } = work.at;
  if (step === 'pin' || step === 'approval' || step === 'consent') {
    const back = workAt(state, free, { step: 'form' }, { approvedBy: null });
    return outcome(back, ...ends);
  }
  return outcome(putTab(state, { ...free, work: null, pending: step === 'form' ? null : tab.pending }), ...(step === 'form' ? ends : []));
}

/** The customer has said yes. A PIN of their own is changed at their screen from here on; everything else is done. */
function agreed(state: CounterState, tab: Tab, config: CounterConfig, atMs: number): CounterOutcome {
  const { work } = tab;
  if (work?.service !== 'changePin') return act(state, tab, config, atMs);
  const judged = judge(tab, work, config, atMs);
  const allowed = judged.is === 'decided' && judged.decision.decision === 'allowed';
  return allowed ? startPinChange(state, tab, config) : proceed(state, tab, config, atMs);
}

/** At the customer's screen there is one question: yes or no. */
function onCustomerIntent(state: CounterState, intent: Intent, config: CounterConfig, atMs: number): CounterOutcome {
  const tab = activeTab(state);
  const leaves = intent.intent === 'back' || intent.intent === 'end';
  // Away from the PIN pad, as the pad's own cancel.
  if (tab.work?.at.step === 'pin' && leaves) return cancel(state, tab);
  if (tab.work?.at.step !== 'consent' || !isFree(tab)) return outcome(state);
  if (intent.intent === 'confirm') return agreed(state, tab, config, atMs);
  return leaves ? outcome(workAt(state, tab, { step: 'declined' })) : outcome(state);
}
