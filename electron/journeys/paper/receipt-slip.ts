import type { SlipBlock, SlipDocument } from '../../../native/ports/slip-document.ts';
import type { ResultFact, ServiceId } from '../../api/view.ts';
import type { Known, Scene } from '../journey.ts';
import { withReceiptCode } from './receipt-code.ts';
import { holderLines, slip } from './slip.ts';
import { chineseDate, FUNCTION_WORDS, money, SERVICE_WORDS } from './words.ts';

/** The receipt of a change: who, what, its number, what follows. */
export function receiptSlip(service: ServiceId, facts: readonly ResultFact[], known: Known, scene: Scene): SlipDocument {
  const blocks: SlipBlock[] = [
    { kind: 'line', label: '办理业务', labelEn: 'Service', value: SERVICE_WORDS[service].zh, strong: true },
    ...holderLines(known),
    ...facts.map(factBlock),
  ];
  return withReceiptCode(slip({ zh: '业务受理回执', en: 'Receipt' }, blocks, known, scene), numberIn(facts));
}

function numberIn(facts: readonly ResultFact[]): string | undefined {
  return facts.flatMap((fact) => (fact.fact === 'receiptNumber' ? [fact.value] : []))[0];
}

/** What is told in one sentence. */
const SENTENCES = {
  neverLapses: '本次挂失不会自动解除。找到卡后，请持卡和身份证办理解挂。',
  newPin000000: '社保密码已重置为初始密码 000000。',
  changePinSoon: '请尽快修改密码，不要告诉他人。',
  ownPinHolds: '社保密码已修改，旧密码作废。请记住新密码，不要告诉他人。',
  pinStays: '社保密码已解锁，密码不变，可试次数已恢复。',
  bankNotTold: '银行还没有确认金融功能的变更，请马上拨打发卡银行客服电话核实。',
  neverLifted: '正式挂失不能解除。请凭身份证和本回执补办新卡。',
  reportAtHomeToo: '社保、银行功能和电子钱包没有冻结，请再在参保地挂失。',
  usableAgain: '上述功能已恢复正常使用。',
} satisfies Partial<Record<ResultFact['fact'], string>>;

function factBlock(fact: ResultFact): SlipBlock {
  switch (fact.fact) {
    case 'receiptNumber':
      return { kind: 'line', label: '回执编号', labelEn: 'Receipt no.', value: fact.value, strong: true };
    case 'functions':
      return { kind: 'line', label: '涉及功能', labelEn: 'Functions', value: fact.functions.map((f) => FUNCTION_WORDS[f].zh).join('、') };
    case 'lapsesOn':
      return {
        kind: 'notice',
        text: `本次临时挂失有效期 ${fact.days} 天，至${chineseDate(fact.date)}自动解除。请在此之前办理正式挂失补卡，或持卡和身份证解挂。`,
      };
    case 'movedBalance':
      return { kind: 'line', label: '转入原卡余额', labelEn: 'Moved from old card', value: `${money(fact.amountFen)} 元` };
    case 'oldCardVoid':
      return { kind: 'line', label: '作废原卡', labelEn: 'Old card, void', value: fact.maskedCardNumber };
    case 'settlementFrozen':
      return { kind: 'line', label: '就医地刷卡结算', labelEn: 'Settlement where treated', value: '已冻结' };
    case 'settlementReleased':
      return { kind: 'line', label: '就医地刷卡结算', labelEn: 'Settlement where treated', value: '已恢复' };
    case 'readyOn':
      return { kind: 'line', label: '可领卡日期', labelEn: 'Ready on', value: chineseDate(fact.date) };
    case 'terms':
      return { kind: 'text', text: fact.text.zh };
    case 'neverLapses':
    case 'newPin000000':
    case 'changePinSoon':
    case 'ownPinHolds':
    case 'pinStays':
    case 'bankNotTold':
    case 'neverLifted':
    case 'reportAtHomeToo':
    case 'usableAgain':
      return { kind: 'notice', text: SENTENCES[fact.fact] };
    case 'text':
      return { kind: 'notice', text: fact.text.zh };
  }
}
