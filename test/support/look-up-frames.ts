/** What is looked up, as screens get it: full and empty. Invented people only. */
import type { BilingualText } from '../../native/base/bilingual.ts';
import type { AccountsView, ContributionYear, Found, LookUpView, MonthState } from '../../electron/api/look-up-view.ts';

function text(zh: string, en: string): BilingualText {
  return { zh, en };
}

function view(found: Found, says: readonly BilingualText[] = []): LookUpView {
  return { screen: 'lookUp', service: found.of, holder: found.of === 'placesToAsk' ? '' : '欧阳小丽', found, says, canPrint: true };
}

function months(missing: number | null, until = 12): readonly MonthState[] {
  return Array.from({ length: 12 }, (_, index) => (index >= until ? 'none' : index === missing ? 'missing' : 'paid'));
}

const KINDS = ['pension', 'employeeMedical', 'unemployment', 'workInjury', 'maternity'] as const;

function contributionYear(year: number, missing: number | null, until = 12): readonly ContributionYear[] {
  return KINDS.map((kind, index) => ({
    year,
    kind,
    months: months(missing, until),
    employerFen: index === 3 ? 23_100 : 1_123_200,
    personFen: index === 3 ? 0 : 561_600,
  }));
}

const ACCOUNTS: AccountsView = {
  screen: 'accounts',
  holder: '欧阳小丽',
  accounts: [
    {
      kind: 'card',
      balanceFen: 377_640,
      carriedFen: 377_640,
      frozenSince: null,
      closedOn: null,
      lastEntryOn: '2026-05-04',
    },
    { kind: 'ledger', balanceFen: 1_364_820, carriedFen: 0, frozenSince: null, closedOn: null, lastEntryOn: '2026-11-21' },
  ],
  says: [
    text(
      '老户老办法：医保卡余额不转入记账户，仍按原途径使用。',
      'Old account, old way: the balance stays on the medical card and is used as before.',
    ),
    text('2023年11月起，资金全部划入记账户。', 'From November 2023 all credit goes to the ledger account.'),
  ],
  entriesRefused: null,
  firstMonth: '2021-12',
  lastMonth: '2026-11',
};

const ORDER = {
  kind: 'replacement',
  step: 'made',
  orderedOn: '2026-11-10',
  dueOn: '2026-12-10',
  feeFen: 2_200,
  done: [
    { step: 'dataCollected', on: '2026-11-10', note: null },
    { step: 'verified', on: '2026-11-12', note: null },
    { step: 'made', on: '2026-11-19', note: null },
  ],
  ahead: ['atOutlet', 'collected'],
} as const;

const FILINGS: Found = {
  of: 'referralFiling',
  rows: [
    {
      kind: 'transfer',
      state: 'filed',
      place: '云南省昆明市',
      hospital: '昆明示范医院',
      filedOn: '2026-11-02',
      validTo: '2027-01-31',
      changeableFrom: null,
    },
    {
      kind: 'resettlement',
      state: 'replaced',
      place: '四川省成都市',
      hospital: null,
      filedOn: '2023-03-01',
      validTo: null,
      changeableFrom: '2025-03-01',
    },
  ],
};

const PLACES: Found = {
  of: 'placesToAsk',
  contacts: [
    {
      by: 'telephone',
      address: '96067',
      text: text('苏州银行服务热线96067，可口头挂失。', 'Bank of Suzhou hotline 96067; takes loss reports.'),
      hours: null,
    },
    {
      by: 'telephone',
      address: '12333',
      text: text('12333提供政策咨询、信息和账户查询、社会保障卡挂失。', '12333: advice, look-up, loss reports.'),
      hours: text('人工服务周一至周五 8:30-17:00（节假日除外）。', 'Staffed Monday to Friday 8:30-17:00, not on holidays.'),
    },
    {
      by: 'site',
      address: null,
      text: text('苏州市社会保险基金管理会网站“网上查询”。', 'The website of the fund, under on-line look-up.'),
      hours: null,
    },
    {
      by: 'window',
      address: null,
      text: text('苏州各区、县级市社会保险基金管理中心。', 'The insurance offices of the districts.'),
      hours: null,
    },
  ],
  outlets: [
    {
      name: '示范路社保卡服务中心',
      address: '示范路 18 号',
      telephone: '0512-00000000',
      hours: [1, 2, 3, 4, 5].flatMap((weekday) => [
        { weekday, opens: '08:30', closes: '11:45' },
        { weekday, opens: '13:00', closes: '17:00' },
      ]),
    },
  ],
};

export const LOOK_UP_VIEWS: readonly (readonly [string, LookUpView | AccountsView])[] = [
  ['accounts', ACCOUNTS],
  [
    'accounts-balances-only',
    {
      ...ACCOUNTS,
      accounts: ACCOUNTS.accounts.slice(1).map((row) => ({ ...row, frozenSince: '2026-10-01' })),
      entriesRefused: text('查看明细需要插入社保卡。', 'The entries need the social-security card.'),
    },
  ],
  [
    'lookUp-contributions',
    view(
      {
        of: 'contributions',
        totals: [
          { kind: 'pension', state: 'insured', place: '苏州市', contributionMonths: 204 },
          { kind: 'employeeMedical', state: 'insured', place: '苏州市', contributionMonths: 204 },
        ],
        years: [...contributionYear(2026, 1, 10), ...contributionYear(2025, null)],
      },
      [text('未按时缴费的，个人账户从次月起冻结。', 'Paid late, the personal account is frozen from the next month on.')],
    ),
  ],
  [
    'lookUp-pension',
    view({
      of: 'pension',
      payments: Array.from({ length: 14 }, (_, index) => ({
        month: index < 11 ? `2026-${String(11 - index).padStart(2, '0')}` : `2025-${String(23 - index).padStart(2, '0')}`,
        kind: index === 5 ? ('adjustment' as const) : ('pension' as const),
        paidOn: '2026-11-15',
        amountFen: index === 5 ? 74_400 : 388_850,
        note: index === 5 ? '2026年调整补发（1至6月）' : '基本养老金',
      })),
      years: [{ year: 2024, months: 12, personFen: 499_200, interestFen: 312_650, balanceFen: 8_628_100 }],
    }),
  ],
  [
    'lookUp-medicalCosts',
    view({
      of: 'medicalCosts',
      from: '2025-11-24',
      to: '2026-11-22',
      sums: { totalFen: 1_284_600, fundFen: 741_300, accountFen: 343_310, ownFen: 199_990 },
      rows: Array.from({ length: 9 }, (_, index) => ({
        on: `2026-${String(10 - index).padStart(2, '0')}-07`,
        provider: index % 3 === 0 ? '示范市第一人民医院' : '惠民大药房',
        kind: index === 3 ? ('inpatient' as const) : index % 3 === 0 ? ('outpatient' as const) : ('pharmacy' as const),
        totalFen: 864_200,
        fundFen: 641_300,
        accountFen: 89_160,
        ownFen: 133_740,
      })),
    }),
  ],
  [
    'lookUp-orderProgress',
    view(
      {
        of: 'orderProgress',
        orders: [ORDER],
        goTo: [text('社会保障·市民卡服务中心', 'The citizen-card service centre')],
        bring: [text('本人有效身份证', 'Your own valid ID card'), text('业务回执', 'The receipt of the request')],
      },
      [text('制卡周期为30天。', 'Making a card takes 30 days.'), text('补卡周期为7天。', 'Replacing one takes 7 days.')],
    ),
  ],
  [
    'lookUp-orderProgress-none',
    view({ of: 'orderProgress', orders: [], goTo: [], bring: [] }, [text('制卡周期为30天。', 'Making a card takes 30 days.')]),
  ],
  ['lookUp-referralFiling', view(FILINGS, [text('临时转院备案一次有效。', 'A referral is good for one stay.')])],
  [
    'lookUp-familySharing',
    view(
      {
        of: 'familySharing',
        rows: [
          { as: 'owner', otherName: '欧阳小满', otherNumber: '530***********1251', relation: 'child', boundOn: '2026-05-06' },
          { as: 'member', otherName: '欧阳大海', otherNumber: '530***********1032', relation: 'parent', boundOn: '2025-01-16' },
        ],
        goTo: [text('各级医保经办窗口、街道和社区医保服务站', 'Insurance windows, streets and communities')],
        bring: [text('本人有效身份证', 'Your own valid ID card')],
      },
      [text('共济对象：配偶、父母、子女。', 'It can be shared with spouse, parents and children.')],
    ),
  ],
  [
    'lookUp-receipts',
    view({
      of: 'receipts',
      rows: ['reportLoss', 'orderCard', 'recordPinReset', 'fileReferral', 'bindFamily', 'unheardOf'].map((command, index) => ({
        outcome: (['done', 'underWay', 'done', 'cancelled', 'ended', 'rejected'] as const)[index] ?? 'done',
        number: `SZ-20261122-00000${index + 1}`,
        command,
        at: '2026-11-22 10:05:33',
        terminalId: 'SZ-0001',
      })),
    }),
  ],
  ['lookUp-receipts-none', view({ of: 'receipts', rows: [] })],
  [
    'lookUp-functionStates',
    view({
      of: 'functionStates',
      rows: [
        { cardFunction: 'socialSecurity', state: 'temporarilyLost', lapsesOn: '2026-12-07', daysLeft: 15 },
        { cardFunction: 'bank', state: 'active', lapsesOn: null, daysLeft: null },
      ],
    }),
  ],
  ['lookUp-placesToAsk', view(PLACES)],
];

/** States inside a screen: the questions after the accounts, and the pages that follow the first. */
export const LOOK_UP_PRESSED: readonly (readonly [string, LookUpView | AccountsView, readonly (readonly [string, readonly string[]])[]])[] =
  [
    [
      'accounts',
      ACCOUNTS,
      [
        ['period', ['[data-intent=see-ledger]']],
        ['months', ['[data-intent=see-ledger]', '[data-intent=ownMonths]']],
        ['months-moved', ['[data-intent=see-card]', '[data-intent=ownMonths]', '.stepper:first-child .step-key:first-child']],
      ],
    ],
    ...LOOK_UP_VIEWS.filter(([name]) => /contributions|pension|medicalCosts|placesToAsk/.test(name)).map(
      ([name, shown]) => [name, shown, [['second', ['[data-intent=nextPage]']]]] as const,
    ),
  ];
