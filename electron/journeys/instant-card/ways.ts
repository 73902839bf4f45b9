/** The ways to a card on the spot that a city knows: for retirees at the bank's machine, or by an application notice. */
import { shanghaiDate } from '../../../native/base/civil-date.ts';
import { OUTLET_KINDS } from '../../../db/rules/words.ts';
import type { Decision, Evidence } from '../../../db/rules/model.ts';
import { ORDER_REASONS, type OrderReason } from '../../api/order-view.ts';
import { decideFor } from '../decide-for.ts';
import type { Known, Scene } from '../journey.ts';

/** Under which service of the packs each reason stands. */
export const SERVICE_OF = {
  landRequisitionRetiree: 'instantCard',
  flexibleRetiree: 'instantCard',
  urgent: 'applyForCard',
  misprint: 'exchangeCard',
  afterLoss: 'instantCard',
} as const satisfies Readonly<Record<OrderReason, string>>;

const ALL_SHOWN: Evidence = { card: true, idCard: true, socialSecurityPin: true, bankPin: true, proxy: false };

/** Reasons for which the city's rules have an entry of their own; who has a card does not apply for the first one. */
export function reasonsHere({ person }: Known, { config, atMs }: Scene): readonly OrderReason[] {
  const asked = { channel: 'counter', outletKinds: OUTLET_KINDS, evidence: ALL_SHOWN, on: shanghaiDate(atMs) } as const;
  const entryFor = (reason: OrderReason, said: boolean): string =>
    config.rules.decide({ ...asked, service: SERVICE_OF[reason], ...(said ? { circumstances: [reason] } : {}) }).entry;
  return ORDER_REASONS.filter((reason) => !(reason === 'urgent' && person !== null) && entryFor(reason, true) !== entryFor(reason, false));
}

/** What the rules say to somebody with that reason, here and now. */
export function decideReason(reason: OrderReason, known: Known, scene: Scene): Decision {
  return decideFor(SERVICE_OF[reason], null, known, scene, [reason]);
}

/** Of all reasons of the city: what a menu needs. */
export function decisionsOnSpot(known: Known, scene: Scene): readonly Decision[] {
  const reasons = reasonsHere(known, scene);
  return reasons.length === 0
    ? [decideFor('instantCard', null, known, scene)]
    : reasons.map((reason) => decideReason(reason, known, scene));
}
