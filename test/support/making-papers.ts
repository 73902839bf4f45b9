/** Papers about cards that are made on the spot, or that the machine keeps: out of the sessions that print them. */
import type { Terminal } from '../../db/authority/api.ts';
import type { OrderReason } from '../../electron/api/order-view.ts';
import type { SlipDocument } from '../../native/ports/slip-document.ts';
import { MORNING_MS, Rig, rigConfig, SERVICE_CENTRE } from './terminal-rig.ts';

const KEEP_MS = 40_000;
const MACHINE: Terminal = { id: 'CS1', city: 'changsha', outletName: '长沙银行示范支行', outletKinds: ['issuingBankOutlet'] };
const ID_CARD = {
  name: '周福田',
  maskedName: '*福田',
  maskedIdentityNumber: '430***********0015',
  validUntil: 'longTerm',
  matchesCard: null,
} as const;
const RECEIPT = { number: 'ZT-20261122-000017', issuedAtMs: MORNING_MS, functions: [], lapsesOn: null, movedBalanceFen: null };

/** Somebody with nothing but an ID card has ordered one. */
function ordered(rig: Rig, reason: OrderReason): Rig {
  rig.intent({ intent: 'begin' });
  rig.answer({ of: 'idCard.read', result: { outcome: 'read', session: 'S-20261122-0001', idCard: ID_CARD, settled: [] } });
  rig.answer({ of: 'records.person', result: { outcome: 'failed', code: 'authority.unknownCard' } });
  rig.intent({ intent: 'choose', service: 'instantCard' });
  rig.intent({ intent: 'chooseReason', reason });
  rig.intent({ intent: 'confirm' });
  rig.answer({ of: 'records.order', result: { outcome: 'done', receipt: RECEIPT } });
  return rig;
}

/** 制卡申请通知, which a partner bank takes. */
export function instantCardNotice(): SlipDocument {
  const rig = ordered(new Rig(), 'urgent');
  rig.intent({ intent: 'print', paper: 'notice' });
  return rig.asked('print').document;
}

/** The receipt of a card that the machine has made, as it went. */
export function madeCardSlip(result: 'taken' | 'kept'): SlipDocument {
  const rig = ordered(new Rig({ ...rigConfig(MACHINE), makesCards: { takeMs: KEEP_MS } }), 'landRequisitionRetiree');
  rig.answer({ of: 'maker.make', result: { outcome: 'made' } });
  rig.answer({ of: 'maker.handOut', result: result === 'taken' ? { outcome: 'taken', receipt: RECEIPT } : { outcome: 'kept' } });
  rig.intent({ intent: 'print' });
  return rig.asked('print').document;
}

/** 社保卡收存单: whose card it is stands nowhere on it. */
export function retainedCardSlip(): SlipDocument {
  const rig = new Rig({ ...rigConfig(SERVICE_CENTRE), retainCardAfterMs: KEEP_MS });
  rig.verify();
  rig.intent({ intent: 'end' });
  rig.send({ event: 'timer', timer: 'leave' });
  rig.send({ event: 'timer', timer: 'leave' });
  rig.answer({ of: 'card.retain', result: { outcome: 'retained' } });
  return rig.asked('print').document;
}
