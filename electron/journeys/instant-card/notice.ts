/** 制卡申请通知: printed at the card service window; with it and the ID card a partner bank makes the card. */
import { shanghaiDate } from '../../../native/base/civil-date.ts';
import type { SlipBlock, SlipDocument } from '../../../native/ports/slip-document.ts';
import type { Known, Scene } from '../journey.ts';
import { holderLines, slip } from '../paper/slip.ts';
import { chineseDate } from '../paper/words.ts';
import { noticeFields, REASON_WORDS } from './facts.ts';
import type { InstantCardState } from './model.ts';

type Ordered = Extract<InstantCardState, { step: 'result' }>;

/** One A4 sheet with the fields that the city's pack names, in its order. Numbers are masked: the bank reads the ID card itself. */
export function noticePaper(state: Ordered, known: Known, scene: Scene): SlipDocument {
  const blocks: SlipBlock[] = [
    { kind: 'text', text: '请为下列参保人即时制发社会保障卡。' },
    { kind: 'text', text: ' ' },
    ...noticeFields(state.terms).flatMap((field) => fieldBlocks(field, state, known, scene)),
    { kind: 'text', text: ' ' },
    { kind: 'notice', text: '请本人携带本通知和有效身份证件，到合作银行能即时制卡的网点办理。' },
    ...state.terms.flatMap(({ kind, text }): SlipBlock[] => (kind === 'duration' ? [{ kind: 'notice', text: text.zh }] : [])),
    { kind: 'text', text: ' ' },
    { kind: 'line', label: '银行经办人签章', labelEn: 'Bank clerk', value: '＿＿＿＿＿＿＿＿＿＿' },
    { kind: 'line', label: '领卡人签名', labelEn: 'Collected by', value: '＿＿＿＿＿＿＿＿＿＿' },
  ];
  const document = slip({ zh: '制卡申请通知', en: 'Card application notice' }, blocks, known, scene);
  return { ...document, footNote: '凭本通知和本人身份证件到合作银行网点制卡' };
}

function fieldBlocks(field: string, state: Ordered, known: Known, scene: Scene): readonly SlipBlock[] {
  const line = (label: string, labelEn: string, value: string, strong = false): readonly SlipBlock[] => [
    { kind: 'line', label, labelEn, value, ...(strong ? { strong } : {}) },
  ];
  const { terms, receipt, reason } = state;
  const [name, identityNumber] = holderLines(known);
  const fee = terms.find(({ kind }) => kind === 'fee');
  switch (field) {
    case 'noticeNumber':
      return line('通知编号', 'Notice no.', receipt.number, true);
    case 'name':
      return name === undefined ? [] : [name];
    case 'identityNumber':
      return identityNumber === undefined ? [] : [identityNumber];
    case 'reason':
      return line('申请事由', 'Reason', REASON_WORDS[reason].zh);
    case 'banks':
      return terms.flatMap((term) =>
        term.id === 'banks.partners' && term.kind === 'list' ? line('制卡银行', 'Banks', term.values.join('、')) : [],
      );
    case 'fee':
      return fee === undefined ? [] : line('费用', 'Cost', fee.text.zh.replace(/。$/u, ''));
    case 'window':
      return line('办理窗口', 'Window', scene.config.terminal.outletName);
    case 'date':
      return line('日期', 'Date', chineseDate(shanghaiDate(receipt.issuedAtMs)));
    default: // A field that a later pack names and this program does not know is left to be filled in by hand.
      return line(field, field, '＿＿＿＿＿＿＿＿＿＿');
  }
}
