/**
 * The mains are gone: on battery nothing that changes a card or a host is begun, and the clerk is told. A battery that is nearly empty has
 * the program close, as soon as nothing is under way, at the latest when it is due.
 */
import type { PowerSource } from '../../native/ports/power-supply.ts';
import { powerFault } from '../session/closed.ts';
import { writes } from '../session/power.ts';
import type { CounterAsk, CounterEffect, CounterEvent } from './effects.ts';
import type { CounterState, Tab } from './state.ts';
import { outcome, putTab, type CounterOutcome } from './steps.ts';
import { isActing } from './tabs.ts';

/** The power supply has another source. */
export function onCounterPower(state: CounterState, source: PowerSource): CounterOutcome {
  return outcome({ ...state, power: source, closing: source === 'low' ? state.closing : false });
}

/** What an event has led to, as the power allows it. `before`: the state before the event. */
export function asCounterPowerAllows(before: CounterState, after: CounterOutcome, event: CounterEvent): CounterOutcome {
  const allowed = withoutNewWrites(before, after);
  const { state } = allowed;
  if (state.power !== 'low' || state.closing) return allowed;
  const busy = state.tabs.some(isActing) || state.office !== null;
  if (busy && event.event !== 'shutdownDue') return allowed;
  return outcome({ ...state, closing: true }, ...allowed.effects, { effect: 'shutdown' });
}

function withoutNewWrites(before: CounterState, after: CounterOutcome): CounterOutcome {
  const code = powerFault(before);
  const begun = after.effects.filter((effect) => begins(effect));
  if (code === null || begun.length === 0) return after;
  const tabs = new Set(begun.flatMap(({ ask }) => ('tab' in ask ? [ask.tab] : [])));
  const told = after.state.tabs.filter(({ tab }) => tabs.has(tab)).reduce((state, tab) => putTab(state, refused(tab, code)), after.state);
  return outcome(told, ...after.effects.filter((effect) => !begins(effect)));
}

type Asking = Extract<CounterEffect, { effect: 'ask' }>;

function begins(effect: CounterEffect): effect is Asking {
  return effect.effect === 'ask' && changes(effect.ask);
}

function changes(ask: CounterAsk): boolean {
  if (ask.ask === 'session') return writes(ask.effect);
  return ask.ask === 'command' || ask.ask === 'newPassword' || ask.ask === 'updateCard' || ask.ask === 'blockCard';
}

/** Back at the form, with what was filled in: it can be sent when the mains are back. */
function refused(tab: Tab, faultCode: string): Tab {
  return { ...tab, pending: null, faultCode, work: tab.work === null ? null : { ...tab.work, approvedBy: null, at: { step: 'form' } } };
}
