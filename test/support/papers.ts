/** Every kind of slip and A4 document, as the services make them. Invented people only. */
import { letterPaper } from '../../electron/journeys/letter/letter.ts';
import { informationSlip } from '../../electron/journeys/paper/information-slip.ts';
import { lookUpSlip } from '../../electron/journeys/paper/look-up-slip.ts';
import { statementPaper } from '../../electron/journeys/paper/statement-paper.ts';
import { sceneOf } from '../../electron/session/view.ts';
import type { SlipDocument } from '../../native/ports/slip-document.ts';
import { medicalStatement, personalInformation } from '../../native/printer/samples.fixture.ts';
import { LOOK_UP_VIEWS } from './look-up-frames.ts';
import { instantCardNotice, madeCardSlip, retainedCardSlip } from './making-papers.ts';
import { officeDocuments, officeSlips } from './office-papers.ts';
import { receiptPapers } from './receipt-papers.ts';
import { MORNING_MS, Rig } from './terminal-rig.ts';

export interface NamedPaper {
  readonly name: string;
  readonly document: SlipDocument;
}

/** Characters from the second font, and of none: planes 0, 2 and 3, a private code. */
const RARE: SlipDocument = {
  ...personalInformation,
  serial: 'YX00120320261122000190',
  blocks: [
    { kind: 'line', label: '姓名', labelEn: 'Name', value: '欧阳𠀾𮧵鿫', strong: true },
    { kind: 'line', label: '曾用名', labelEn: 'Former name', value: '王\u{2ebf0}\ue123𬂛' },
    { kind: 'text', text: '家庭成员：𪚥𫠆、𡈙\u{30001}、㬎䶮。' },
  ],
};

function known() {
  const rig = new Rig();
  rig.verify();
  const { phase } = rig.state;
  if (phase.phase !== 'session') throw new Error('no session');
  const named = {
    ...phase.session.known,
    card: phase.session.known.card === null ? null : { ...phase.session.known.card, name: '欧阳𠮷䶮' },
  };
  return { known: named, scene: sceneOf(rig.state, rig.config, MORNING_MS) };
}

/** What comes out of the slip printer. */
export function slips(): readonly NamedPaper[] {
  const { known: person, scene } = known();
  const lookUps = LOOK_UP_VIEWS.flatMap(([name, view]) =>
    view.screen === 'lookUp' ? [{ name, document: lookUpSlip(view.service, view.found, person, scene) }] : [],
  );
  return [
    { name: 'sample', document: personalInformation },
    { name: 'reprint', document: { ...personalInformation, reprint: true } },
    { name: 'information', document: informationSlip(person, scene) },
    ...receiptPapers(person, scene),
    { name: 'made-taken', document: madeCardSlip('taken') },
    { name: 'made-kept', document: madeCardSlip('kept') },
    { name: 'retained-card', document: retainedCardSlip() },
    ...officeSlips(person, scene),
    ...lookUps,
  ];
}

/** What comes out of the A4 printer. */
export function documents(): readonly NamedPaper[] {
  const { known: person, scene } = known();
  const entries = Array.from({ length: 60 }, (_, i) => ({
    on: `2026-0${1 + (i % 9)}-1${i % 10}`,
    kind: i % 3 === 0 ? ('credit' as const) : ('use' as const),
    note: i % 3 === 0 ? '单位缴费划入' : '示范区人民医院',
    amountFen: i % 3 === 0 ? 23_400 : -4_250,
    balanceFen: 100_000 + 37 * i,
  }));
  const statement = {
    accountKind: 'card',
    from: '2026-01-01',
    to: '2026-11-22',
    openingFen: 100_000,
    closingFen: 102_183,
    entries,
  } as const;
  return [
    { name: 'a4-sample', document: personalInformation },
    { name: 'a4-rare', document: RARE },
    { name: 'a4-long', document: medicalStatement(120) },
    { name: 'a4-statement', document: statementPaper(statement, person, scene) },
    {
      name: 'a4-letter',
      document: letterPaper(
        ['employeeName', 'identityNumber', 'employerMedicalNumber', 'employerSeal', 'date', 'collectorSignature'],
        person,
        scene,
      ),
    },
    { name: 'a4-notice', document: instantCardNotice() },
    ...officeDocuments(scene),
  ];
}
