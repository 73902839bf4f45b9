/** What clerks and engineers print: receipts of the counter, the day's report, readiness, pages that test a printer. */
import type { DayReport, ReceiptFact } from '../../electron/api/counter-view.ts';
import type { ReadinessCheck } from '../../electron/api/maintenance-view.ts';
import { printTestPage } from '../../electron/cli/print-test.ts';
import { dayPaper } from '../../electron/counter/day-paper.ts';
import { counterReceipt } from '../../electron/counter/print.ts';
import type { Known, Scene } from '../../electron/journeys/journey.ts';
import { readinessDocument } from '../../electron/maintenance/runner/report.ts';
import { testPage } from '../../electron/maintenance/runner/test-page.ts';
import { systemClock } from '../../native/base/clock.ts';
import type { NamedPaper } from './papers.ts';
import { MORNING_MS } from './terminal-rig.ts';

const ISSUED_AT = '2026-11-22 17:05:00';
const BY: readonly ReceiptFact[] = [
  { fact: 'proxy', value: '李*' },
  { fact: 'staff', value: '1001 王敏' },
  { fact: 'approvedBy', value: '1002 赵强' },
];
const COUNTER: readonly (readonly [name: string, service: Parameters<typeof counterReceipt>[0], facts: readonly ReceiptFact[]])[] = [
  [
    'counter-formalLoss',
    'formalLoss',
    [
      { fact: 'receiptNumber', value: 'R20261122-000101' },
      { fact: 'functions', functions: ['socialSecurity', 'bank'], state: 'formallyLost' },
      { fact: 'bring', text: { zh: '本人有效身份证', en: 'Your valid ID card' } },
      { fact: 'bankTold', told: false },
      ...BY,
    ],
  ],
  [
    'counter-replacement',
    'replacement',
    [
      { fact: 'receiptNumber', value: 'R20261122-000102' },
      { fact: 'reference', value: 'O20261122-0007' },
      { fact: 'readyOn', date: '2026-12-10' },
      { fact: 'feeFen', amountFen: 1_600 },
      { fact: 'movedFen', amountFen: 377_640 },
      { fact: 'bankTold', told: true },
      ...BY,
    ],
  ],
  [
    'counter-lossElsewhere',
    'lossElsewhere',
    [
      { fact: 'receiptNumber', value: 'R20261122-000103' },
      { fact: 'settlementElsewhere', state: 'frozen' },
      { fact: 'lapsesOn', date: '2026-11-27' },
      ...BY,
    ],
  ],
  ['counter-resetPin', 'resetPin', [{ fact: 'receiptNumber', value: 'R20261122-000104' }, { fact: 'newPin000000' }, ...BY]],
  ['counter-changePin', 'changePin', [{ fact: 'receiptNumber', value: 'R20261122-000105' }, { fact: 'ownPinHolds' }, ...BY]],
  ['counter-instantCard', 'instantCard', [{ fact: 'reference', value: 'O20261122-0008' }, { fact: 'feeFen', amountFen: 0 }, ...BY]],
];

/** What comes out of the slip printer of a counter, and of a printer that is tested. */
export function officeSlips(person: Known, scene: Scene): readonly NamedPaper[] {
  return [
    ...COUNTER.map(([name, service, facts]) => ({ name, document: counterReceipt(service, facts, person, scene) })),
    { name: 'print-test', document: printTestPage(ISSUED_AT) },
    { name: 'maintenance-test', document: testPage({ terminal: scene.config.terminal, clock: MORNING }, 'ZT-M-0001') },
  ];
}

const MORNING = { ...systemClock, nowMs: () => MORNING_MS };
const PLACE = { outlet: '云溪市人民路社保服务大厅', terminal: 'YX-0012-03', hotline: '12333', issuedAt: ISSUED_AT };
const EMPTY_DAY: DayReport = {
  on: '2026-11-21',
  services: [],
  receipts: 0,
  firstReceipt: null,
  lastReceipt: null,
  feeFen: 0,
  slipsPrinted: 0,
  slipsBroken: 0,
  approvals: 0,
  unknown: [],
};
const DAY: DayReport = {
  on: '2026-11-22',
  services: [
    { what: 'reportLoss', done: 12, refused: 1, feeFen: 0 },
    { what: 'orderCard', done: 7, refused: 2, feeFen: 11_200 },
    { what: 'changeQueryPassword', done: 3, refused: 0, feeFen: 0 },
  ],
  receipts: 22,
  firstReceipt: 'R20261122-000084',
  lastReceipt: 'R20261122-000105',
  feeFen: 11_200,
  slipsPrinted: 21,
  slipsBroken: 1,
  approvals: 6,
  unknown: [
    { key: 'C1-3-17', what: 'reportLoss', atMs: MORNING_MS, staff: '1001', state: 'open', receiptNumber: null },
    { key: 'C1-3-18', what: 'orderCard', atMs: MORNING_MS + 90_000, staff: '1001', state: 'done', receiptNumber: 'R20261122-000099' },
  ],
};
const CHECKS: readonly ReadinessCheck[] = [
  check('cardReader', '读卡器', 'Card reader', 'ready', '就绪', 'ready', null),
  check('slipPrinter', '凭条打印机', 'Slip printer', 'attention', '纸将尽', 'paper low', 'printer.paperOut'),
  check('bankHost', '银行主机', 'Bank host', 'notReady', '没有应答', 'no answer', 'bankHost.unreachable'),
];

function check(
  name: string,
  zh: string,
  en: string,
  level: ReadinessCheck['level'],
  valueZh: string,
  valueEn: string,
  faultCode: string | null,
): ReadinessCheck {
  return { check: name, name: { zh, en }, level, value: { zh: valueZh, en: valueEn }, faultCode };
}

/** What clerks and engineers get on A4. */
export function officeDocuments(scene: Scene): readonly NamedPaper[] {
  const about = {
    terminal: scene.config.terminal,
    versions: { program: '1.0.0', node: '24.21.0' },
    pack: { city: 'zhaotong', version: 3, nameZh: '昭通市', nameEn: 'Zhaotong', from: '2026-01-01', to: null, rules: 142 },
    clock: MORNING,
  };
  return [
    { name: 'a4-day', document: dayPaper(DAY, PLACE) },
    { name: 'a4-day-empty', document: dayPaper(EMPTY_DAY, PLACE) },
    { name: 'a4-readiness', document: readinessDocument(about, CHECKS, 'ZT-M-0002', '01') },
    { name: 'a4-test', document: testPage(about, 'ZT-M-0003') },
  ];
}
