/** Frames of the services that make, replace or hand out a card. */
import type { Frame, View } from '../../electron/api/view.ts';

interface OrderFrame {
  readonly name: string;
  readonly view: View;
  readonly over: Partial<Frame>;
}

const OUT: Partial<Frame> = { cardIn: false };
const HOLDER = '周福田';
const INSTANT = { zh: '即时制卡约30分钟。', en: 'Instant making takes about 30 minutes.' };
const FREE = { zh: '首次领取免费。', en: 'The first card is free.' };

export const ORDER_FRAMES: readonly OrderFrame[] = [
  {
    name: 'chooseReason',
    view: {
      screen: 'chooseReason',
      service: 'instantCard',
      holder: HOLDER,
      reasons: ['landRequisitionRetiree', 'flexibleRetiree'],
    },
    over: OUT,
  },
  {
    name: 'chooseReason-notice',
    view: { screen: 'chooseReason', service: 'instantCard', holder: HOLDER, reasons: ['urgent', 'misprint', 'afterLoss'] },
    over: OUT,
  },
  {
    name: 'confirm-instant',
    view: {
      screen: 'confirm',
      service: 'instantCard',
      holder: HOLDER,
      functions: [],
      consequences: [
        {
          zh: '窗口打印制卡申请通知，凭通知到合作银行网点即时制卡。',
          en: 'The window prints the application notice; with it a partner bank makes the card at once.',
        },
      ],
      lapsesOn: null,
      terms: [INSTANT, FREE],
    },
    over: OUT,
  },
  {
    name: 'confirm-activate',
    view: {
      screen: 'confirm',
      service: 'activateFunction',
      holder: '欧阳小丽',
      functions: ['socialSecurity'],
      consequences: [
        { zh: '激活后，原卡个人账户余额转入本卡。', en: 'The balance of your old card moves to this card.' },
        { zh: '原卡同时作废。', en: 'The old card is void from then on.' },
      ],
      lapsesOn: null,
      oldCard: { maskedCardNumber: 'T*****01X', balanceFen: 123_456 },
    },
    over: {},
  },
  {
    name: 'result-instant',
    view: {
      screen: 'result',
      service: 'instantCard',
      facts: [
        { fact: 'receiptNumber', value: 'ZT-20261122-000017' },
        { fact: 'terms', text: { zh: INSTANT.zh + FREE.zh, en: `${INSTANT.en} ${FREE.en}` } },
        {
          fact: 'text',
          text: {
            zh: '请打印制卡申请通知，带通知和身份证到合作银行网点制卡。',
            en: 'Print the application notice and take it with your ID card to an outlet of a partner bank.',
          },
        },
      ],
      canPrint: true,
      alsoPrints: 'notice',
    },
    over: OUT,
  },
  { name: 'takeNewCard', view: { screen: 'takeNewCard', holder: HOLDER, seconds: 30 }, over: OUT },
  {
    name: 'result-instant-kept',
    view: {
      screen: 'result',
      service: 'instantCard',
      made: 'kept',
      facts: [
        { fact: 'receiptNumber', value: 'CS-20261122-000017' },
        {
          fact: 'text',
          text: {
            zh: '您没有取走新卡，本机已收回。可以马上重新办理，或凭回执和身份证到本网点柜台办理。',
            en: 'You did not take the new card: the machine keeps it. Try again now, or go to the counter here with the receipt and your ID card.',
          },
        },
      ],
      canPrint: true,
    },
    over: OUT,
  },
  {
    name: 'result-formal-loss',
    view: {
      screen: 'result',
      service: 'formalLoss',
      facts: [
        { fact: 'receiptNumber', value: 'SZ-20261122-000017' },
        { fact: 'functions', functions: ['socialSecurity', 'bank'] },
        { fact: 'neverLifted' },
      ],
      canPrint: true,
    },
    over: {},
  },
  {
    name: 'confirm-loss-elsewhere',
    view: {
      screen: 'confirm',
      service: 'lossElsewhere',
      holder: '王小梅',
      functions: [],
      consequences: [
        {
          zh: '只冻结异地就医实时划卡，银行账户、电子钱包不冻结。',
          en: 'Only settlement at the place of treatment is frozen, not the bank account or the e-wallet.',
        },
        {
          zh: '请再在参保地挂失：到苏州银行各营业网点，或拨打96067、962026。',
          en: 'Then report it at home as well: at any outlet of the Bank of Suzhou, or by calling 96067 or 962026.',
        },
      ],
      lapsesOn: null,
    },
    over: {},
  },
  {
    name: 'result-loss-elsewhere',
    view: {
      screen: 'result',
      service: 'lossElsewhere',
      facts: [{ fact: 'receiptNumber', value: 'SZ-20261122-000018' }, { fact: 'settlementFrozen' }, { fact: 'reportAtHomeToo' }],
      canPrint: true,
    },
    over: {},
  },
];
