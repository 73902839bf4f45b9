/** How a service ended: the facts of its receipt, for the clerk, the customer and the slip. */
import type { Receipt } from '../../db/authority/api.ts';
import type { ReceiptFact } from '../api/counter-view.ts';
import { leavesOpen } from '../card-writes/certainty.ts';
import type { BankTold } from '../hosts/ports.ts';
import { askRecords } from './identified.ts';
import type { CounterAnswer } from './effects.ts';
import type { Failure } from '../session/effects.ts';
import type { CounterState, Tab, Work } from './state.ts';
import { outcome, workAt, type CounterOutcome } from './steps.ts';

/** The authority has answered, or its answer was lost. The records are asked anew, so that the page shows what stands now. */
export function onCommandDone(state: CounterState, tab: Tab, { result, bank }: Extract<CounterAnswer, { of: 'command' }>): CounterOutcome {
  const { work } = tab;
  if (work?.at.step !== 'acting') return outcome(state);
  switch (result.outcome) {
    case 'done': {
      const facts = receiptFacts(state, tab, work, result.receipt, bank);
      const { number } = result.receipt;
      const receipts = [{ service: work.service, number }, ...tab.receipts];
      const done = workAt(state, { ...withoutOldTries(tab, work), receipts }, { step: 'done', facts, number, printed: 'none' });
      return refresh(done, tab.tab);
    }
    case 'refused':
      return refresh(workAt(state, tab, { step: 'refused', code: result.code, reason: result.reason }), tab.tab);
    case 'accepted':
      return outcome(workAt(state, tab, { step: 'done', facts: acceptedFacts(result.number), number: result.number, printed: 'none' }));
    case 'failed':
      return outcome(workAt(state, tab, ended(result.code)));
  }
}

type Written = { readonly outcome: 'done' } | Failure;

/** What the card said of its tries before a reset or unlock holds no longer. */
function withoutOldTries(tab: Tab, { service }: Work): Tab {
  const { known } = tab;
  const card = known?.card ?? null;
  if (known === null || card === null || (service !== 'resetPin' && service !== 'unlockPin' && service !== 'changePin')) return tab;
  return { ...tab, known: { ...known, card: { ...card, pin: { state: 'unknown' } } } };
}

/** The card has been written, or not; nothing of it is known to the records. */
export function onWritten(state: CounterState, tab: Tab, result: Written): CounterOutcome {
  if (tab.work?.at.step !== 'acting') return outcome(state);
  if (result.outcome === 'failed') return outcome(workAt(state, tab, ended(result.code)));
  const number = `${tab.known?.session ?? ''}-${tab.known?.count ?? 0}`;
  const facts: readonly ReceiptFact[] = [
    { fact: 'reference', value: number },
    ...(tab.work.service === 'changePin' ? [{ fact: 'ownPinHolds' as const }] : []),
    ...people(state, tab, tab.work),
  ];
  const receipts = [{ service: tab.work.service, number }, ...tab.receipts];
  return outcome(workAt(state, { ...tab, receipts }, { step: 'done', facts, number, printed: 'none' }));
}

function ended(faultCode: string): Extract<Work['at'], { step: 'unknown' | 'failed' }> {
  return { step: leavesOpen(faultCode) ? 'unknown' : 'failed', faultCode };
}

function refresh(state: CounterState, number: number): CounterOutcome {
  const tab = state.tabs.find((one) => one.tab === number);
  return tab === undefined ? outcome(state) : askRecords(state, tab);
}

function receiptFacts(state: CounterState, tab: Tab, work: Work, receipt: Receipt, bank: BankTold): readonly ReceiptFact[] {
  const { number, functions, lapsesOn, movedBalanceFen, reference, readyOn, feeFen, bring = [] } = receipt;
  const standing = functions[0]?.state;
  return [
    { fact: 'receiptNumber', value: number },
    ...(reference === undefined || reference === number ? [] : [{ fact: 'reference' as const, value: reference }]),
    ...(standing === undefined
      ? []
      : [{ fact: 'functions' as const, functions: functions.map((one) => one.cardFunction), state: standing }]),
    ...(lapsesOn === null ? [] : [{ fact: 'lapsesOn' as const, date: lapsesOn }]),
    ...(typeof readyOn === 'string' ? [{ fact: 'readyOn' as const, date: readyOn }] : []),
    ...(typeof feeFen === 'number' ? [{ fact: 'feeFen' as const, amountFen: feeFen }] : []),
    ...(receipt.settlementElsewhere === undefined ? [] : [{ fact: 'settlementElsewhere' as const, state: receipt.settlementElsewhere }]),
    ...(movedBalanceFen === null ? [] : [{ fact: 'movedFen' as const, amountFen: movedBalanceFen }]),
    ...(work.service === 'changePin' ? [{ fact: 'ownPinHolds' as const }] : []),
    ...(work.service === 'resetPin' ? [{ fact: 'newPin000000' as const }] : []),
    ...bring.map((text) => ({ fact: 'bring' as const, text })),
    ...(bank === null ? [] : [{ fact: 'bankTold' as const, told: bank === 'told' }]),
    ...people(state, tab, work),
  ];
}

/** Who did it, who gave leave, who came in the holder's place. */
function people({ staff }: CounterState, { proxy }: Tab, { approvedBy }: Work): readonly ReceiptFact[] {
  return [
    ...(proxy.checked === 'none' ? [] : [{ fact: 'proxy' as const, value: proxy.name }]),
    { fact: 'staff', value: staff?.id ?? '' },
    ...(approvedBy === null ? [] : [{ fact: 'approvedBy' as const, value: approvedBy }]),
  ];
}

function acceptedFacts(number: string): readonly ReceiptFact[] {
  return [{ fact: 'reference', value: number }];
}
