import type { SlipBlock, SlipDocument } from '../../../native/ports/slip-document.ts';
import type { InformationRow } from '../../api/view.ts';
import { ethnicGroupName } from '../ethnic-groups.ts';
import type { Known, Scene } from '../journey.ts';
import { informationRows } from '../personal-information/rows.ts';
import { labelled, slip } from './slip.ts';
import { chineseDate, CODED_VALUES, INSURANCE_STATE_WORDS, INSURANCE_WORDS } from './words.ts';

/** 个人信息打印: name, masked numbers, insured place and state by insurance, employer, months, account kind. */
export function informationSlip(known: Known, scene: Scene): SlipDocument {
  const blocks: SlipBlock[] = informationRows(known).map((row) => labelled(row.field, printed(row)));
  const insurances = known.person?.insurances ?? [];
  if (insurances.length > 0) {
    blocks.push(
      { kind: 'rule' },
      { kind: 'heading', text: '参保情况', textEn: 'Insurances' },
      {
        kind: 'table',
        columns: [
          { title: '险种', align: 'left', share: 3 },
          { title: '状态', align: 'left', share: 3 },
          { title: '参保地', align: 'left', share: 3 },
          { title: '缴费月数', align: 'right', share: 3 },
        ],
        rows: insurances.map((row) => [
          INSURANCE_WORDS[row.kind],
          INSURANCE_STATE_WORDS[row.state],
          row.place,
          String(row.contributionMonths),
        ]),
      },
    );
  }
  if (known.person?.card.initialPin === true) blocks.push({ kind: 'notice', text: '社保密码仍为初始密码，请尽快修改。' });
  return slip({ zh: '个人信息单', en: 'Personal information' }, blocks, known, scene);
}

function printed(row: InformationRow): string {
  switch (row.field) {
    case 'sex':
    case 'accountKind':
      return CODED_VALUES[row.value] ?? row.value;
    case 'ethnicGroup':
      return ethnicGroupName(row.value);
    case 'birthDate':
    case 'issuedOn':
    case 'validUntil':
      return chineseDate(row.value);
    case 'name':
    case 'identityNumber':
    case 'cardNumber':
    case 'region':
    case 'issuingBank':
    case 'employer':
    case 'specification':
      return row.value;
  }
}
