/** Signing in at the counter, and the second person's leave at the same screen. */
import type { CounterIntent } from '../api/counter-intent.ts';
import type { SignInNote } from '../api/counter-view.ts';
import type { CounterConfig } from './config.ts';
import type { StaffOutcome } from './staff.ts';
import { emptyTab, QUIET_NOTE, type CounterState, type Tab } from './state.ts';
import { askFor, askOffice, cancelled, isFree, outcome, tell, workAt, type CounterOutcome } from './steps.ts';
import { proceed } from './work.ts';

type SignInIntent = Extract<CounterIntent, { intent: 'signIn' | 'approve' }>;

/** A clerk tries to sign in. */
export function onSignIn(state: CounterState, { by, staff }: SignInIntent): CounterOutcome {
  if (state.staff !== null || state.office !== null || (by === 'card' && state.card === null)) return outcome(state);
  const busy: CounterState = { ...state, signIn: { ...QUIET_NOTE, busy: true } };
  return askOffice(busy, { ask: 'staff', purpose: 'signIn', by, staff, insertion: by === 'card' ? state.card : null, tab: null });
}

/** The page shows nothing until the clerk is back; what goes on at the customer's screen goes on. */
export function lock(state: CounterState): CounterOutcome {
  return outcome(state.staff === null || state.locked ? state : { ...state, locked: true, signIn: QUIET_NOTE });
}

/** The clerk is back. */
export function onUnlock(state: CounterState, by: SignInIntent['by']): CounterOutcome {
  const { staff, office } = state;
  const busy = office?.ask.ask === 'staff' || (by === 'card' && !isStaffCardIn(state));
  if (staff === null || !state.locked || busy) return outcome(state);
  const insertion = by === 'card' ? state.card : null;
  const waiting: CounterState = { ...state, signIn: { ...QUIET_NOTE, busy: true } };
  return askOffice(waiting, { ask: 'staff', purpose: 'unlock', by, staff: staff.id, insertion, tab: null });
}

/** Whether a card lies in the reader that is no customer's. */
export function isStaffCardIn({ card, tabs }: CounterState): boolean {
  return card !== null && tabs.every(({ insertion }) => insertion !== card);
}

/** The try has ended. */
export function onSignedIn(state: CounterState, result: StaffOutcome): CounterOutcome {
  const free: CounterState = { ...state, office: null };
  if (result.outcome !== 'right') return outcome({ ...free, signIn: noteOf(result) });
  if (state.locked) return outcome({ ...free, locked: false, signIn: QUIET_NOTE });
  const signedIn: CounterState = { ...free, staff: result.staff, signIn: QUIET_NOTE, page: 'customer' };
  return tell(outcome(signedIn), { ask: 'devices' });
}

/** The clerk leaves: every customer's data go with them. */
export function onSignOut(state: CounterState): CounterOutcome {
  const ends = state.tabs.flatMap(({ pending }) => cancelled(pending));
  const fresh = emptyTab(state.nextTab);
  const left: CounterState = {
    ...state,
    staff: null,
    locked: false,
    signIn: QUIET_NOTE,
    page: 'customer',
    tabs: [fresh],
    active: fresh.tab,
    nextTab: state.nextTab + 1,
    office: null,
    queue: { ...state.queue, rows: [] },
    search: { number: '', rows: null, faultCode: null },
    day: { ...state.day, report: null, saved: null },
  };
  const wiped = state.tabs.reduce(
    (before, { tab }) => tell(before, { ask: 'leave', tab }),
    outcome(left, ...ends, ...cancelled(state.office)),
  );
  return tell(wiped, { ask: 'signOut' });
}

/** Another person signs for what the clerk does. */
export function onApprove(state: CounterState, tab: Tab, { by, staff }: SignInIntent): CounterOutcome {
  if (tab.work?.at.step !== 'approval' || !isFree(tab)) return outcome(state);
  if (by === 'password' && staff === state.staff?.id)
    return outcome(workAt(state, tab, { step: 'approval', note: { ...QUIET_NOTE, lastTry: 'samePerson' } }));
  const busy = workAt(state, tab, { step: 'approval', note: { ...QUIET_NOTE, busy: true } });
  const next = busy.tabs.find((one) => one.tab === tab.tab) ?? tab;
  return askFor(busy, next, { ask: 'staff', purpose: 'approval', by, staff, insertion: by === 'card' ? state.card : null, tab: tab.tab });
}

export function onApproved(state: CounterState, tab: Tab, result: StaffOutcome, config: CounterConfig, atMs: number): CounterOutcome {
  if (tab.work === null) return outcome(state);
  if (result.outcome !== 'right') return outcome(workAt(state, tab, { step: 'approval', note: noteOf(result) }));
  if (result.staff.id === state.staff?.id)
    return outcome(workAt(state, tab, { step: 'approval', note: { ...QUIET_NOTE, lastTry: 'samePerson' } }));
  return proceed(state, { ...tab, work: { ...tab.work, approvedBy: result.staff.id } }, config, atMs);
}

function noteOf(result: Exclude<StaffOutcome, { outcome: 'right' }>): SignInNote {
  if (result.outcome === 'failed') return { ...QUIET_NOTE, lastTry: 'failed', faultCode: result.code };
  return { ...QUIET_NOTE, lastTry: result.outcome, triesLeft: result.triesLeft };
}
