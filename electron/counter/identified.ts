/** What card, ID card and records have said of the person on a tab. */
import { emptyKnown, learnRecords } from '../journeys/journey.ts';
import type { IdCardSummary } from '../session/effects.ts';
import type { CounterConfig } from './config.ts';
import { evidenceOf } from './decide.ts';
import type { CounterAnswer } from './effects.ts';
import type { CounterState, Tab } from './state.ts';
import { askFor, outcome, putTab, type CounterOutcome } from './steps.ts';
import { session } from './work.ts';

type OfSession = Extract<CounterAnswer, { of: 'session' }>;
type ResultOf<Of extends OfSession['result']['of']> = Extract<OfSession['result'], { of: Of }>['result'];

/** A card was read. One of somebody else is not taken in: a new tab is for the next customer. */
export function onCardRead(
  state: CounterState,
  tab: Tab,
  { session: number, other }: OfSession,
  result: ResultOf<'card.identify'>,
  insertion: number,
): CounterOutcome {
  if (other) return outcome(putTab(state, { ...tab, faultCode: 'counter.otherHolder' }));
  if (result.outcome === 'failed') return outcome(putTab(state, { ...tab, faultCode: result.code }));
  if (state.card !== insertion) return outcome(putTab(state, tab));
  const known = tab.known ?? emptyKnown(number, 'card');
  const seen: Tab = {
    ...tab,
    insertion,
    settled: result.settled.length > 0 ? result.settled : tab.settled,
    known: { ...known, card: result.card, evidence: { ...known.evidence, card: true } },
  };
  return askRecords(state, seen);
}

/** An ID card was read. With a card in the reader it has to be the same person's. */
export function onIdRead(state: CounterState, tab: Tab, { other }: OfSession, result: ResultOf<'idCard.read'>): CounterOutcome {
  if (other) return outcome(putTab(state, { ...tab, faultCode: 'counter.otherHolder' }));
  if (result.outcome === 'failed') return outcome(putTab(state, { ...tab, faultCode: result.code }));
  if (result.idCard.matchesCard === false) return outcome(putTab(state, { ...tab, faultCode: 'session.idCardMismatch' }));
  const seen = withPerson(tab, result.session, result.idCard);
  return askRecords(state, { ...seen, idChecked: 'reader', settled: [...tab.settled, ...result.settled] });
}

/** The records know a number that the clerk typed from the ID card, which was looked at by that. */
export function onNumberFound(state: CounterState, tab: Tab, answer: Extract<CounterAnswer, { of: 'typedNumber' }>): CounterOutcome {
  const { result } = answer;
  if (result.outcome === 'failed') return outcome(putTab(state, { ...tab, faultCode: result.code }));
  return askRecords(state, { ...withPerson(tab, result.session, result.person), idChecked: 'looked', settled: result.settled });
}

function withPerson(tab: Tab, session: string, idCard: IdCardSummary): Tab {
  return { ...tab, known: { ...(tab.known ?? emptyKnown(session, 'idCard')), idCard } };
}

export function askRecords(state: CounterState, tab: Tab): CounterOutcome {
  return session(state, tab, { effect: 'records.person', evidence: evidenceOf(tab) });
}

/** The records have answered; orders, bindings and filings are asked next. */
export function onRecords(state: CounterState, tab: Tab, result: ResultOf<'records.person'>): CounterOutcome {
  if (tab.known === null) return outcome(putTab(state, tab));
  const learned = { ...tab, known: { ...tab.known, ...learnRecords(result) } };
  if (result.outcome === 'failed' && result.code !== 'authority.unknownCard')
    return outcome(putTab(state, { ...learned, faultCode: result.code }));
  return askFor(state, learned, { ask: 'lists', tab: tab.tab, evidence: evidenceOf(learned) });
}

/** A PIN was tried. */
export function onPinChecked(
  tab: Tab,
  pin: 'socialSecurity' | 'bank',
  config: CounterConfig,
): { readonly tab: Tab; readonly pinDigits: CounterConfig['pinDigits']['bank'] } {
  const { known } = tab;
  if (known === null) throw new Error('a PIN of nobody');
  const proved = pin === 'bank' ? { bankPin: true } : { socialSecurityPin: true };
  return { tab: { ...tab, known: { ...known, evidence: { ...known.evidence, ...proved } } }, pinDigits: config.pinDigits[pin] };
}
