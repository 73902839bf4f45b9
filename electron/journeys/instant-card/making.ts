/** Where the machine has a dispenser the card is made here: taken from the stack, written, read back, handed out. */
import type { OrderReason } from '../../api/order-view.ts';
import type { EffectResult } from '../../session/effects.ts';
import type { Known, Scene, Turn } from '../journey.ts';
import { needsNotice } from './facts.ts';
import type { InstantCardState } from './model.ts';
import { decideReason } from './ways.ts';

type Step<Name extends InstantCardState['step']> = Extract<InstantCardState, { step: Name }>;
type On = Extract<Turn<InstantCardState>, { go: 'on' }>;
type Of<Name extends EffectResult['of']> = Extract<EffectResult, { of: Name }>['result'];

/** Whether a card for that reason would be made by this machine: where the city wants a notice, a bank makes it. */
export function isMadeHere(reason: OrderReason, known: Known, scene: Scene): boolean {
  if (scene.config.makesCards === null) return false;
  const decision = decideReason(reason, { ...known, evidence: { ...known.evidence, idCard: true } }, scene);
  return decision.decision === 'allowed' && !needsNotice(decision.terms);
}

/** The order stands: now the card. */
export function make(ordered: Pick<Step<'making'>, 'reason' | 'terms' | 'consequences' | 'readyOn' | 'receipt'>, known: Known): On {
  const { reason, terms, consequences, readyOn, receipt } = ordered;
  const key = `${known.session}-making-${known.count}`;
  const { evidence } = known;
  return {
    go: 'on',
    state: { journey: 'instantCard', step: 'making', reason, terms, consequences, readyOn, receipt, key },
    ask: { effect: 'maker.make', order: receipt.number, evidence, key },
    learn: { count: known.count + 1 },
  };
}

/** A card lies in the machine, or none could be made: then the order is for the counter. */
export function onMade({ step: _, key, ...ordered }: Step<'making'>, made: Of<'maker.make'>, known: Known): On {
  if (made.outcome !== 'made') return { go: 'on', state: { ...ordered, step: 'result', made: 'failed' } };
  const { evidence } = known;
  return {
    go: 'on',
    state: { ...ordered, step: 'handingOut' },
    ask: { effect: 'maker.handOut', order: ordered.receipt.number, evidence, key },
  };
}

/** It was taken, or it is in the machine. */
export function onHandedOut(state: Step<'handingOut'>, handed: Of<'maker.handOut'>): On {
  switch (handed.outcome) {
    case 'taken': {
      const told = handed.receipt === null ? {} : { functions: handed.receipt.functions };
      return { go: 'on', state: { ...state, step: 'result', made: 'taken', ...told } };
    }
    case 'kept':
      return { go: 'on', state: { ...state, step: 'result', made: 'kept' } };
    case 'failed':
      return { go: 'on', state: { ...state, step: 'result', made: 'failed' } };
  }
}

/** Of an order that stands already only this machine's own kind can be gone on with; else it is as refused as before. */
export function onOrdersFound({ refusal, ...agreed }: Step<'findingOrder'>, found: Of<'records.inquire'>, known: Known, scene: Scene): On {
  const orders = found.outcome === 'found' && found.found.inquiry === 'orders' ? found.found.answer : [];
  const open = orders.find(({ kind, step }) => kind === 'instant' && (step === 'dataCollected' || step === 'verified'));
  if (open === undefined) return { go: 'on', state: { journey: 'instantCard', step: 'refused', view: refusal } };
  return make({ ...agreed, receipt: { number: open.order, issuedAtMs: scene.atMs } }, known);
}
