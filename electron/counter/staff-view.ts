/** What the clerk sees: a function of the state. Nothing that the customer types is in the state, so nothing of it can be here. */
import { unreachable } from '../../native/base/result.ts';
import type { CounterPage, CounterView, CustomerPage, FormVerdict, ServiceRow, WorkStep } from '../api/counter-view.ts';
import { COUNTER_SERVICES, type CounterService } from '../api/counter-words.ts';
import { functionRows } from '../journeys/functions.ts';
import type { AskEffect } from '../session/effects.ts';
import type { CounterConfig } from './config.ts';
import { decideAtCounter, judge } from './decide.ts';
import { formFields } from './form.ts';
import { CIRCUMSTANCES_OF, SERVICES } from './services.ts';
import { keypadAt } from './keypad.ts';
import type { CounterState, Tab, Work } from './state.ts';
import { isStaffCardIn } from './sign-in.ts';
import { activeTab } from './steps.ts';
import { isActing } from './tabs.ts';
import { needsApproval } from './work.ts';

export function staffView(state: CounterState, config: CounterConfig, atMs: number): CounterView {
  const { staff } = state;
  if (staff === null) return { screen: 'signIn', staffCardIn: state.card !== null, note: state.signIn };
  if (state.locked) {
    const acting = state.tabs.some(isActing);
    return { screen: 'locked', staff: { id: staff.id, name: staff.name }, staffCardIn: isStaffCardIn(state), acting, note: state.signIn };
  }
  return {
    screen: 'work',
    staff: { id: staff.id, name: staff.name },
    tabs: state.tabs.map((tab) => ({ tab: tab.tab, holder: maskedHolder(tab), busy: tab.pending !== null })),
    active: state.active,
    at: pageOf(state, config, atMs),
  };
}

function pageOf(state: CounterState, config: CounterConfig, atMs: number): CounterPage {
  const busy = state.office !== null;
  switch (state.page) {
    case 'customer':
      return customerPage(activeTab(state), config, { atMs, staffCardIn: isStaffCardIn(state) });
    case 'queue': {
      const { show, rows, faultCode } = state.queue;
      const kinds = { orders: 'order', corrections: 'correction', unknown: 'unknown' } as const;
      return { page: 'queue', show, rows: show === 'all' ? rows : rows.filter(({ kind }) => kind === kinds[show]), busy, faultCode };
    }
    case 'search':
      return { page: 'search', ...state.search, busy };
    case 'dayEnd':
      return { page: 'dayEnd', ...state.day, busy };
    default:
      return unreachable(state.page);
  }
}

export function maskedHolder({ known }: Tab): string {
  const { maskedName = '', maskedIdentityNumber = '' } = known?.card ?? known?.idCard ?? {};
  // Of who has no card yet the records may not tell the name.
  return maskedName === '' ? maskedIdentityNumber : maskedName;
}

interface Moment {
  readonly atMs: number;
  readonly staffCardIn: boolean;
}

function customerPage(tab: Tab, config: CounterConfig, moment: Moment): CustomerPage {
  const { atMs } = moment;
  const { known, work, proxy } = tab;
  return {
    page: 'customer',
    session: known?.session ?? '',
    holder: holderOf(tab),
    cardIn: tab.insertion !== null,
    idChecked: tab.idChecked,
    proxyChecked: proxy.checked,
    proxyName: proxy.name,
    functions: functionRows(known?.person?.card.functions ?? [], atMs),
    issuingBank: known?.person?.card.issuingBank ?? '',
    lossElsewhere: elsewhereOf(tab),
    pin: pinOf(tab),
    settled: tab.settled,
    services: known === null ? [] : COUNTER_SERVICES.map((service) => serviceRow(tab, service, config, atMs)),
    work: work === null ? null : { service: work.service, at: workStep(tab, work, config, moment) },
    receipts: tab.receipts,
    busy: busyOf(tab),
    faultCode: tab.faultCode,
  };
}

function elsewhereOf({ known }: Tab): CustomerPage['lossElsewhere'] {
  const report = known?.person?.card.lossElsewhere;
  return report === undefined ? null : { since: report.since, outlet: report.loss.outletName };
}

function holderOf(tab: Tab): CustomerPage['holder'] {
  const { known } = tab;
  if (known === null) return null;
  const { card, idCard } = known;
  const shown = tab.idChecked !== 'none' || known.evidence.socialSecurityPin;
  return {
    name: (shown ? (card?.name ?? idCard?.name) : undefined) ?? maskedHolder(tab),
    identityNumber: card?.maskedIdentityNumber ?? idCard?.maskedIdentityNumber ?? '',
    cardNumber: card?.maskedCardNumber ?? '',
  };
}

function pinOf({ known, insertion }: Tab): CustomerPage['pin'] {
  const pin = known?.card?.pin;
  if (pin === undefined || insertion === null) return null;
  return { triesLeft: pin.state === 'tries' ? pin.left : null, locked: pin.state === 'locked' };
}

const WAITS: Readonly<Partial<Record<AskEffect['effect'], CustomerPage['busy']>>> = {
  'card.identify': 'readingCard',
  'idCard.read': 'readingId',
  'records.person': 'askingRecords',
};

function busyOf({ pending, work }: Tab): CustomerPage['busy'] {
  const ask = pending?.ask;
  if (ask === undefined) return null;
  if (ask.ask === 'proxyId') return 'readingId';
  if (ask.ask === 'typedNumber') return 'askingRecords';
  // While a service is open its own step says what is waited for.
  const waits = ask.ask === 'lists' ? 'askingRecords' : ask.ask === 'session' ? (WAITS[ask.effect.effect] ?? null) : null;
  return waits === 'askingRecords' && work !== null ? null : waits;
}

/** What can still come with evidence that is not shown yet stays available: the form says what is missing. */
function serviceRow(tab: Tab, service: CounterService, config: CounterConfig, atMs: number): ServiceRow {
  const { group, on } = SERVICES[service];
  const functions = on === 'chosen' ? (['socialSecurity', 'bank'] as const) : [null];
  // A particular case that the clerk may find opens what is closed to others.
  const cases = ['', ...(CIRCUMSTANCES_OF[service] ?? [])];
  const decisions = cases.flatMap((circumstance) =>
    functions.map((cardFunction) =>
      decideAtCounter(tab, { service, fields: { circumstance, ...(cardFunction === null ? {} : { cardFunction }) } }, config, atMs),
    ),
  );
  const [first] = decisions;
  const open = decisions.some(({ decision }) => decision !== 'refused');
  const reason = first?.decision === 'refused' ? first.reason : null;
  return open ? { service, group, state: 'available', reason: null } : { service, group, state: 'unavailable', reason };
}

function workStep(tab: Tab, work: Work, config: CounterConfig, { atMs, staffCardIn }: Moment): WorkStep {
  const { at, approvedBy } = work;
  switch (at.step) {
    case 'form':
      return { step: 'form', fields: formFields(tab, work), verdict: verdictOf(tab, work, config, atMs), approvedBy };
    case 'pin':
      return {
        step: 'pin',
        pin: at.pin,
        entry: at.entry,
        keypad: keypadAt(tab, at, config),
        again: at.again,
        lastTry: at.lastTry,
        checking: at.checking,
      };
    case 'approval':
      return { ...at, staffCardIn };
    case 'consent':
    case 'acting':
    case 'refused':
    case 'declined':
    case 'unknown':
    case 'failed':
      return at;
    case 'done':
      return { step: 'done', facts: at.facts, printed: at.printed };
    default:
      return unreachable(at);
  }
}

function verdictOf(tab: Tab, work: Work, config: CounterConfig, atMs: number): FormVerdict {
  const judged = judge(tab, work, config, atMs);
  if (judged.is === 'incomplete') return { verdict: 'incomplete' };
  const { decision } = judged;
  switch (decision.decision) {
    case 'needs':
      return { verdict: 'needs', missing: decision.missing, bring: decision.bring };
    case 'refused':
      return { verdict: 'refused', reason: decision.reason, goTo: decision.goTo, bring: decision.bring };
    case 'allowed':
      return { verdict: 'allowed', ...termsOf(decision), bring: decision.bring, approval: needsApproval(work, decision) };
  }
}

type Allowed = Extract<ReturnType<typeof decideAtCounter>, { decision: 'allowed' }>;

/** Consequences, fee and date, as clerk and customer both read them. */
export function termsOf(allowed: Allowed): Pick<Extract<FormVerdict, { verdict: 'allowed' }>, 'consequences' | 'feeFen' | 'readyOn'> {
  const fee = allowed.terms.find((term) => term.kind === 'fee');
  const feeFen = fee?.kind === 'fee' ? fee.amountFen : null;
  // Where the document says that it costs something and not how much, its sentence stands among what happens.
  const unsaid = fee !== undefined && feeFen === null ? [fee.text] : [];
  return { consequences: [...allowed.consequences, ...unsaid], feeFen, readyOn: allowed.readyOn };
}
