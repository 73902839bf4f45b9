/** The slip of a service done at the counter. */
import type { ReceiptFact } from '../api/counter-view.ts';
import type { SlipBlock, SlipDocument } from '../../native/ports/slip-document.ts';
import type { Known, Scene } from '../journeys/journey.ts';
import { withReceiptCode } from '../journeys/paper/receipt-code.ts';
import { holderLines, slip } from '../journeys/paper/slip.ts';
import { chineseDate, FUNCTION_WORDS, money } from '../journeys/paper/words.ts';
import type { CounterConfig } from './config.ts';
import { STATE_WORDS, SERVICE_NAMES } from './words.ts';
import type { CounterState, Tab } from './state.ts';
import { isFree, outcome, workAt, type CounterOutcome } from './steps.ts';
import { session } from './work.ts';

/** Prints the receipt; once more it is the same slip, marked as a reprint. */
export function printReceipt(state: CounterState, tab: Tab, config: CounterConfig, atMs: number): CounterOutcome {
  const { work, known } = tab;
  if (work?.at.step !== 'done' || known === null || !isFree(tab)) return outcome(state);
  const { at } = work;
  const seen = { ...known, evidence: { ...known.evidence, idCard: tab.idChecked !== 'none' } };
  const scene = { config, atMs, slipPrinter: true, cardMaker: null, numberTriesLeft: 0, elder: false };
  const document = counterReceipt(work.service, at.facts, seen, scene);
  const again = at.printed !== 'none';
  const printing = workAt(state, tab, { ...at, printed: 'printing' });
  const same = printing.tabs.find((one) => one.tab === tab.tab) ?? tab;
  return session(printing, same, { effect: 'print', printer: 'slip', document: again ? { ...document, reprint: true } : document });
}

/** The receipt of a service for the person `seen`: who, what, its number, what follows, who did it. */
export function counterReceipt(
  service: keyof typeof SERVICE_NAMES,
  facts: readonly ReceiptFact[],
  seen: Known,
  scene: Scene,
): SlipDocument {
  const { zh, en } = SERVICE_NAMES[service];
  const blocks: SlipBlock[] = [
    { kind: 'line', label: '办理业务', labelEn: 'Service', value: zh, strong: true },
    ...holderLines(seen),
    ...facts.map(factBlock),
  ];
  const title = service === 'instantCard' ? { zh: '制卡申请通知', en: 'Application notice' } : { zh: '业务受理回执', en: `Receipt: ${en}` };
  const document = slip(title, blocks, seen, scene);
  return withReceiptCode(document, facts.flatMap((fact) => (fact.fact === 'receiptNumber' ? [fact.value] : []))[0]);
}

const PIN_NOTICES = {
  newPin000000: '社保密码已重置为初始密码 000000，请尽快修改，不要告诉他人。',
  ownPinHolds: '新的社保密码已生效，旧密码作废。请牢记，不要告诉他人。',
  newPinUnseen: '新密码只有您知道。如果设成了 000000，请马上再改一次。',
} as const;

function factBlock(fact: ReceiptFact): SlipBlock {
  switch (fact.fact) {
    case 'receiptNumber':
      return line('回执编号', 'Receipt no.', fact.value, true);
    case 'reference':
      return line('业务编号', 'Reference', fact.value);
    case 'functions':
      return line(
        '涉及功能',
        'Functions',
        `${fact.functions.map((one) => FUNCTION_WORDS[one].zh).join('、')}：${STATE_WORDS[fact.state].zh}`,
      );
    case 'lapsesOn':
      return line('自动解除日期', 'Lapses on', chineseDate(fact.date));
    case 'readyOn':
      return line('可领取日期', 'Ready on', chineseDate(fact.date), true);
    case 'feeFen':
      return line('费用', 'Fee', `${money(fact.amountFen)} 元`, true);
    case 'movedFen':
      return line('转入原卡余额', 'Moved from old card', `${money(fact.amountFen)} 元`);
    case 'bring':
      return line('请携带', 'Bring', fact.text.zh);
    case 'settlementElsewhere':
      return line('就医地刷卡结算', 'Settlement where treated', fact.state === 'frozen' ? '已冻结' : '已恢复', true);
    case 'bankTold':
      return fact.told
        ? line('银行', 'Bank', '已同步办理')
        : { kind: 'notice', text: '银行还没有确认金融功能的变更，请马上拨打发卡银行客服电话核实。' };
    case 'newPin000000':
    case 'ownPinHolds':
    case 'newPinUnseen':
      return { kind: 'notice', text: PIN_NOTICES[fact.fact] };
    case 'proxy':
      return line('代办人', 'By proxy', fact.value);
    case 'staff':
      return line('经办人', 'Clerk', fact.value);
    case 'approvedBy':
      return line('复核人', 'Approved by', fact.value);
  }
}

function line(label: string, labelEn: string, value: string, strong = false): SlipBlock {
  return { kind: 'line', label, labelEn, value, strong };
}
