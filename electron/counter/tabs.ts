/** Customers at the counter: one a tab, known by card, by ID card, or by a number that the clerk typed. */
import type { CounterIntent } from '../api/counter-intent.ts';
import { isRecordedCitizenNumber } from '../../native/base/citizen-number.ts';
import { evidenceOf } from './decide.ts';
import { emptyTab, type CounterState, type Tab } from './state.ts';
import { activeTab, askFor, isFree, cancelled, outcome, putTab, tell, type CounterOutcome } from './steps.ts';
import { session } from './work.ts';

/** So many customers stand open side by side at most. */
const TABS_MAX = 6;

export function newTab(state: CounterState): CounterOutcome {
  if (state.tabs.length >= TABS_MAX) return outcome(state);
  const fresh = emptyTab(state.nextTab);
  const next = { ...state, tabs: [...state.tabs, fresh], active: fresh.tab, nextTab: fresh.tab + 1, page: 'customer' as const };
  return outcome(next);
}

export function chooseTab(state: CounterState, tab: number): CounterOutcome {
  return state.tabs.some((one) => one.tab === tab) ? outcome({ ...state, active: tab, page: 'customer' }) : outcome(state);
}

/** The customer leaves: everything of them is wiped. What is being done is waited for first. */
export function closeTab(state: CounterState): CounterOutcome {
  const gone = activeTab(state);
  if (isActing(gone)) return outcome(state);
  const rest = state.tabs.filter(({ tab }) => tab !== gone.tab);
  const fresh = rest.length === 0 ? [emptyTab(state.nextTab)] : rest;
  const left = { ...state, tabs: fresh, active: fresh.at(-1)?.tab ?? state.nextTab, nextTab: state.nextTab + 1 };
  return tell(outcome(left, ...cancelled(gone.pending)), { ask: 'leave', tab: gone.tab });
}

/** Whether something is under way whose end must be known. */
export function isActing({ work, pending }: Tab): boolean {
  const checking = work?.at.step === 'pin' && work.at.checking;
  return pending !== null && (work?.at.step === 'acting' || checking);
}

/** A card was put in: it is of the customer before the clerk. */
export function onCardInserted(state: CounterState, insertion: number, chip: 'online' | 'mute'): CounterOutcome {
  const here = { ...state, card: insertion };
  const tab = activeTab(here);
  // While the counter is locked, or waits for a second person, it is their staff card.
  if (here.staff === null || here.locked || tab.work?.at.step === 'approval' || isActing(tab)) return outcome(here);
  if (chip === 'mute') return outcome(putTab(here, { ...tab, faultCode: 'card.mute' }));
  // Who waited for a PIN begins it anew, with the card that lies there now.
  const waited = tab.work?.at.step === 'pin' && tab.work.at.pin !== 'query';
  const free = waited ? { ...tab, work: { ...tab.work, at: { step: 'form' as const } } } : tab;
  return session(here, free, { effect: 'card.identify', insertion });
}

/** The card has left: what it proved goes with it. The customer stays. */
export function onCardRemoved(state: CounterState, insertion: number): CounterOutcome {
  const here = { ...state, card: state.card === insertion ? null : state.card };
  const tabs = here.tabs.map((tab) => (tab.insertion === insertion ? withoutCard(tab) : tab));
  return outcome({ ...here, tabs });
}

function withoutCard(tab: Tab): Tab {
  const { known } = tab;
  if (known === null) return { ...tab, insertion: null };
  return { ...tab, insertion: null, known: { ...known, evidence: { ...known.evidence, card: false, socialSecurityPin: false } } };
}

type IdIntent = Extract<CounterIntent, { intent: 'readId' | 'typedNumber' | 'looked' }>;

/** The clerk finds out, or says, who stands there. */
export function onIdentity(state: CounterState, tab: Tab, intent: IdIntent): CounterOutcome {
  if (!isFree(tab)) return outcome(state);
  switch (intent.intent) {
    case 'readId':
      if (intent.whose === 'proxy') return askFor(state, tab, { ask: 'proxyId', tab: tab.tab });
      return session(state, tab, { effect: 'idCard.read', session: tab.known?.session ?? null });
    case 'typedNumber':
      return tab.known === null ? askFor(state, tab, { ask: 'typedNumber', tab: tab.tab, number: intent.number }) : outcome(state);
    case 'looked':
      return intent.at === 'holder' ? onLooked(state, tab, intent.yes) : outcome(putTab(state, lookedAtProxy(tab, intent.yes)));
  }
}

/** With the ID card more may be looked up: orders, bindings and filings are asked anew. */
function onLooked(state: CounterState, tab: Tab, yes: boolean): CounterOutcome {
  const looked = lookedAtHolder(tab, yes);
  if (looked === tab) return outcome(state);
  return yes ? askFor(state, looked, { ask: 'lists', tab: tab.tab, evidence: evidenceOf(looked) }) : outcome(putTab(state, looked));
}

function lookedAtHolder(tab: Tab, yes: boolean): Tab {
  if (tab.known === null || tab.idChecked === 'reader') return tab;
  return { ...tab, idChecked: yes ? 'looked' : 'none' };
}

/** A proxy counts with name and number; the clerk compares both with the ID card. */
function lookedAtProxy(tab: Tab, yes: boolean): Tab {
  const { proxy } = tab;
  if (!yes) return { ...tab, proxy: { checked: 'none', name: '', number: '' } };
  const whole = proxy.name.trim() !== '' && isRecordedCitizenNumber(proxy.number);
  return whole ? { ...tab, proxy: { ...proxy, checked: 'looked' } } : tab;
}
