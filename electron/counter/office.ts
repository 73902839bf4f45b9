/** The pages beside the customers: the queue of what is open, the search, the end of the day. */
import { isCivilDate } from '../../native/base/civil-date.ts';
import type { CounterIntent } from '../api/counter-intent.ts';
import type { CounterPageName } from '../api/counter-view.ts';
import type { CounterAnswer } from './effects.ts';
import type { CounterState } from './state.ts';
import { askOffice, outcome, type CounterOutcome } from './steps.ts';

/** Opens a page; what it lists is asked anew. */
export function goTo(state: CounterState, page: CounterPageName): CounterOutcome {
  const there: CounterState = { ...state, page };
  switch (page) {
    case 'queue':
      return askOffice(there, { ask: 'queue' });
    case 'dayEnd':
      return askDay(there, false);
    case 'customer':
    case 'search':
      return outcome(there);
  }
}

type OfficeIntent = Extract<CounterIntent, { intent: 'filter' | 'search' | 'day' | 'reconcile' | 'save' }>;

export function onOfficeIntent(state: CounterState, intent: OfficeIntent): CounterOutcome {
  switch (intent.intent) {
    case 'filter':
      return outcome({ ...state, queue: { ...state.queue, show: intent.show } });
    case 'search':
      return askOffice(
        { ...state, search: { number: intent.number, rows: null, faultCode: null } },
        { ask: 'search', number: intent.number },
      );
    case 'day':
      return isCivilDate(intent.on) ? askDay({ ...state, day: { ...state.day, on: intent.on } }, false) : outcome(state);
    case 'reconcile':
      return askDay(state, true);
    case 'save':
      return state.day.report === null ? outcome(state) : askOffice(state, { ask: 'saveDay', report: state.day.report });
  }
}

function askDay(state: CounterState, reconcile: boolean): CounterOutcome {
  const { on } = state.day;
  const report = state.day.report?.on === on ? state.day.report : null;
  return askOffice({ ...state, day: { on, report, saved: null, faultCode: null } }, { ask: 'day', on, reconcile });
}

/** What the records or the journal have answered, on the page that asked. */
export function onOfficeAnswer(state: CounterState, answer: CounterAnswer): CounterOutcome {
  const { queue, search, day } = state;
  if (answer.of === 'queue') {
    const { result } = answer;
    const next = result.outcome === 'found' ? { rows: result.rows, faultCode: null } : { rows: [], faultCode: result.code };
    return outcome({ ...state, queue: { ...queue, ...next } });
  }
  if (answer.of === 'search') {
    const { result } = answer;
    const next = result.outcome === 'found' ? { rows: result.rows, faultCode: null } : { rows: null, faultCode: result.code };
    return outcome({ ...state, search: { ...search, ...next } });
  }
  if (answer.of === 'day') {
    const { result } = answer;
    const next = result.outcome === 'found' ? { report: result.report, faultCode: null } : { faultCode: result.code };
    return outcome({ ...state, day: { ...day, ...next } });
  }
  if (answer.of !== 'saveDay') return outcome(state);
  const { result } = answer;
  const next = result.outcome === 'saved' ? { saved: result.file, faultCode: null } : { faultCode: result.code };
  return outcome({ ...state, day: { ...day, ...next } });
}
