import type { BilingualText } from '../../../native/base/bilingual.ts';
import type { Fact } from '../../../db/rules/fact-schema.ts';
import type { MadeCard, OrderReason } from '../../api/order-view.ts';
import type { ResultFact } from '../../api/view.ts';
import type { Known } from '../journey.ts';
import type { InstantCardState } from './model.ts';

/** Whether the bank makes the card only against a printed notice: the rules then name what stands on it. */
export function needsNotice(terms: readonly Fact[]): boolean {
  return noticeFields(terms).length > 0;
}

/** Names of the notice's fields, from the pack. */
export function noticeFields(terms: readonly Fact[]): readonly string[] {
  return terms.flatMap((term) => (term.id === 'notice.fields' && term.kind === 'list' ? term.values : []));
}

/** Time and cost in the pack's own words; banks and fields are the notice's matter. */
export function termTexts(terms: readonly Fact[]): readonly BilingualText[] {
  return terms.filter(({ kind }) => kind !== 'list').map(({ text }) => text);
}

const MADE_HERE: BilingualText = { zh: '提交后由本网点当场制卡。', en: 'The card is then made here, at this outlet.' };
const OLD_GIVES_WAY: BilingualText = { zh: '领到新卡启用后，原卡作废。', en: 'Once the new card is activated, the old one is void.' };

const MADE_BY_MACHINE: BilingualText = {
  zh: '提交后由本机当场制卡，约一分钟，请不要离开。',
  en: 'This machine then makes the card, in about a minute. Please stay.',
};

/** What will happen, before what the city says of it. `byMachine`: this one makes the card. */
export function consequencesOf(terms: readonly Fact[], { person }: Known, byMachine: boolean): readonly BilingualText[] {
  return [...(needsNotice(terms) ? [] : [byMachine ? MADE_BY_MACHINE : MADE_HERE]), ...(person === null ? [] : [OLD_GIVES_WAY])];
}

const TAKE_NOTICE: BilingualText = {
  zh: '请打印制卡申请通知，带通知和身份证到合作银行网点制卡。',
  en: 'Print the application notice and take it with your ID card to an outlet of a partner bank.',
};
const TAKE_RECEIPT: BilingualText = {
  zh: '请把回执和身份证交给本网点，当场制卡、领卡。',
  en: 'Give the receipt and your ID card to the outlet: the card is made and handed over at once.',
};
const CHANGE_PIN: BilingualText = {
  zh: '拿到卡后请尽快修改初始密码 000000。',
  en: 'Change the initial PIN 000000 soon after you get the card.',
};

const MADE_TEXTS: Readonly<Record<MadeCard, BilingualText>> = {
  taken: { zh: '新卡已交给您。', en: 'You have your new card.' },
  kept: {
    zh: '您没有取走新卡，本机已收回。可以马上重新办理，或凭回执和身份证到本网点柜台办理。',
    en: 'You did not take the new card: the machine keeps it. Try again now, or go to the counter here with the receipt and your ID card.',
  },
  failed: {
    zh: '本机没有制成卡，申请已保留。请凭回执和身份证到本网点柜台制卡。',
    en: 'The machine could not make the card; your order stands. Go to the counter here with the receipt and your ID card.',
  },
};
const ACTIVATE: BilingualText = {
  zh: '新卡激活后才能使用，请选择“激活功能”。',
  en: 'The new card works once it is activated: choose activation.',
};

/** What screen and slip say of an order that was taken. */
export function orderFacts(state: Extract<InstantCardState, { step: 'result' }>): readonly ResultFact[] {
  const { terms, receipt, made } = state;
  const { readyOn = null } = receipt;
  if (made !== undefined) {
    const asleep = state.functions?.some(({ state: standing }) => standing === 'notActivated') === true;
    return [
      { fact: 'receiptNumber', value: receipt.number },
      { fact: 'text', text: joined([MADE_TEXTS[made], ...(asleep ? [ACTIVATE] : []), ...(made === 'taken' ? [CHANGE_PIN] : [])]) },
    ];
  }
  const next = needsNotice(terms) ? TAKE_NOTICE : TAKE_RECEIPT;
  return [
    { fact: 'receiptNumber', value: receipt.number },
    ...(readyOn === null ? [] : [{ fact: 'readyOn', date: readyOn } as const]),
    ...together(termTexts(terms)),
    { fact: 'text', text: next },
  ];
}

/** The slip has room for one more. */
export function slipFacts(state: Extract<InstantCardState, { step: 'result' }>): readonly ResultFact[] {
  return [...orderFacts(state), ...(state.made === undefined ? [{ fact: 'text', text: CHANGE_PIN } as const] : [])];
}

function joined(texts: readonly BilingualText[]): BilingualText {
  return { zh: texts.map(({ zh }) => zh).join(''), en: texts.map(({ en }) => en).join(' ') };
}

/** One line of all terms; none where the city has none. */
function together(texts: readonly BilingualText[]): readonly ResultFact[] {
  if (texts.length === 0) return [];
  return [{ fact: 'terms', text: joined(texts) }];
}

/** The reason as the notice and the slip word it. */
export const REASON_WORDS: Readonly<Record<OrderReason, BilingualText>> = {
  landRequisitionRetiree: { zh: '拆迁退休人员办卡', en: 'Retiree of land requisition' },
  flexibleRetiree: { zh: '灵活就业退休人员办卡', en: 'Flexibly employed retiree' },
  urgent: { zh: '急需用卡，首次制卡', en: 'First card, needed at once' },
  misprint: { zh: '卡面信息有误换卡', en: 'Misprinted card' },
  afterLoss: { zh: '挂失补办', en: 'Replacement after a loss' },
};
