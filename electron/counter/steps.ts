/** What every step of the counter is made of. */
import type { CounterAsk, CounterEffect } from './effects.ts';
import type { CounterState, Tab, Work, WorkAt } from './state.ts';

export interface CounterOutcome {
  readonly state: CounterState;
  readonly effects: readonly CounterEffect[];
}

/** A state and what is to be done. */
export function outcome(state: CounterState, ...effects: readonly CounterEffect[]): CounterOutcome {
  return { state, effects };
}

/** The customer that the clerk has before them. */
export function activeTab(state: CounterState): Tab {
  const found = state.tabs.find(({ tab }) => tab === state.active);
  if (found === undefined) throw new Error('the active tab is not there');
  return found;
}

export function putTab(state: CounterState, tab: Tab): CounterState {
  return { ...state, tabs: state.tabs.map((one) => (one.tab === tab.tab ? tab : one)) };
}

/** The tab's work at another step. */
export function workAt(state: CounterState, tab: Tab, at: WorkAt, change: Partial<Work> = {}): CounterState {
  if (tab.work === null) return state;
  return putTab(state, { ...tab, work: { ...tab.work, ...change, at } });
}

/** Asks the world for a customer; what was asked before is waited for no longer. */
export function askFor(state: CounterState, tab: Tab, ask: CounterAsk): CounterOutcome {
  const id = state.nextId;
  const next = putTab({ ...state, nextId: id + 1 }, { ...tab, pending: { id, ask }, faultCode: null });
  return outcome(next, ...cancelled(tab.pending), { effect: 'ask', id, ask });
}

/** Asks the world for the office. */
export function askOffice(state: CounterState, ask: CounterAsk): CounterOutcome {
  const id = state.nextId;
  return outcome({ ...state, nextId: id + 1, office: { id, ask } }, ...cancelled(state.office), { effect: 'ask', id, ask });
}

/** Tells the world something; nobody waits for the answer. */
export function tell(before: CounterOutcome, ask: CounterAsk): CounterOutcome {
  const id = before.state.nextId;
  return outcome({ ...before.state, nextId: id + 1 }, ...before.effects, { effect: 'ask', id, ask });
}

export function cancelled(pending: { readonly id: number } | null): readonly CounterEffect[] {
  return pending === null ? [] : [{ effect: 'cancel', id: pending.id }];
}

/** Records that are asked anew meanwhile may wait: they are asked again after what is done now. */
export function isFree({ pending }: Tab): boolean {
  const ask = pending?.ask;
  return ask === undefined || ask.ask === 'lists' || (ask.ask === 'session' && ask.effect.effect === 'records.person');
}
