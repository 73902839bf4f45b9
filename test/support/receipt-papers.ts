/** Receipts of the kiosk's changes, each with what the screen says of it. Invented people only. */
import type { ResultFact, ServiceId } from '../../electron/api/view.ts';
import type { Known, Scene } from '../../electron/journeys/journey.ts';
import { acceptedSlip } from '../../electron/journeys/paper/accepted-slip.ts';
import { receiptSlip } from '../../electron/journeys/paper/receipt-slip.ts';
import { MORNING_MS } from './terminal-rig.ts';
import type { NamedPaper } from './papers.ts';

const BOTH = { fact: 'functions', functions: ['socialSecurity', 'bank'] } as const;
const SOCIAL = { fact: 'functions', functions: ['socialSecurity'] } as const;

/** What follows the receipt's number, by service. */
const FOLLOWS: Partial<Record<ServiceId, readonly ResultFact[]>> = {
  temporaryLoss: [BOTH, { fact: 'lapsesOn', date: '2026-11-27', days: 5 }, { fact: 'bankNotTold' }],
  replacement: [
    { fact: 'movedBalance', amountFen: 377_640 },
    { fact: 'oldCardVoid', maskedCardNumber: 'A*****210' },
    { fact: 'neverLifted' },
    { fact: 'readyOn', date: '2026-12-10' },
    { fact: 'newPin000000' },
    { fact: 'changePinSoon' },
  ],
  liftLoss: [BOTH, { fact: 'usableAgain' }],
  activateFunction: [SOCIAL, { fact: 'movedBalance', amountFen: 12_345 }, { fact: 'oldCardVoid', maskedCardNumber: 'A*****210' }],
  formalLoss: [BOTH, { fact: 'neverLifted' }, { fact: 'text', text: { zh: '请携带本人有效身份证。', en: 'Bring your valid ID card.' } }],
  lossElsewhere: [{ fact: 'settlementFrozen' }, { fact: 'reportAtHomeToo' }],
  liftLossElsewhere: [{ fact: 'settlementReleased' }],
  unlockSocialSecurityPin: [{ fact: 'pinStays' }],
  resetSocialSecurityPin: [{ fact: 'newPin000000' }, { fact: 'changePinSoon' }],
  changeSocialSecurityPin: [{ fact: 'ownPinHolds' }],
  instantCard: [
    { fact: 'readyOn', date: '2026-11-22' },
    { fact: 'terms', text: { zh: '工本费16元，首次申领免费。', en: 'Fee 16 yuan, the first one is free.' } },
    { fact: 'text', text: { zh: '请尽快修改初始密码。', en: 'Please change the first PIN soon.' } },
  ],
};
const NAMES: Partial<Record<ServiceId, string>> = { temporaryLoss: 'loss' };

/** Every receipt, and the two slips of what the terminal could only take in. */
export function receiptPapers(person: Known, scene: Scene): readonly NamedPaper[] {
  const receipts = Object.entries(FOLLOWS).map(([service, facts], i) => {
    const id = service as ServiceId;
    const number = { fact: 'receiptNumber', value: `R20261122-0000${String(17 + i)}` } as const;
    return { name: `receipt-${NAMES[id] ?? id}`, document: receiptSlip(id, [number, ...facts], person, scene) };
  });
  const accepted = { outcome: 'accepted', number: 'T1-A-0007', acceptedAtMs: MORNING_MS } as const;
  return [
    ...receipts,
    { name: 'accepted', document: acceptedSlip('temporaryLoss', accepted, 'socialSecurity', person, scene) },
    { name: 'accepted-bank', document: acceptedSlip('temporaryLoss', accepted, 'bank', person, scene) },
  ];
}
