/** One frame for every screen and its variants: what the renderer is shown in tests. Invented people only. */
import type { BilingualText } from '../../native/base/bilingual.ts';
import type { Comfort, Frame, FunctionRow, ServiceId, ServiceOffer, StatementRow, View } from '../../electron/api/view.ts';
import { MENU_GROUPS, SERVICE_IDS } from '../../electron/api/service-id.ts';
import type { TroubleKind } from '../../electron/api/trouble-kind.ts';
import { ORDER_FRAMES } from './order-frames.ts';
import { CODE_FRAMES } from './code-frames.ts';
import { TYPED_FRAMES } from './typed-frames.ts';
import { LOOK_UP_PRESSED, LOOK_UP_VIEWS } from './look-up-frames.ts';
import { DEVICES, MAINTENANCE_VIEWS } from './maintenance-frames.ts';

/** 2026-11-22 10:05 in Shanghai. */
const AT_MS = Date.UTC(2026, 10, 22, 2, 5);
const HOLDER = '*小丽';

export const STANDARD_COMFORT: Comfort = { language: 'zh-CN', theme: 'light', elder: false, lowReach: false, volume: 2, speech: false };

export interface NamedFrame {
  /** Screen, and the variant after a dash: `pin-wrong`. */
  readonly name: string;
  readonly frame: Frame;
  /** Selectors of what is touched, one after the other, before one looks: states inside a screen that the session does not know of. */
  readonly press?: readonly string[];
}

/** A frame around `view` as a session would make it; `over` replaces parts. */
export function frameOf(view: View, over: Partial<Frame> = {}): Frame {
  return {
    sequence: 1,
    view,
    comfort: STANDARD_COMFORT,
    outlet: { name: '星沙社保卡服务中心', terminal: 'CS-0001', simulated: true },
    atMs: AT_MS,
    cardIn: true,
    secondsLeft: 45,
    pad: null,
    typed: null,
    idCardLies: false,
    numberFace: null,
    sound: null,
    speech: null,
    photo: null,
    ...over,
  };
}

function text(zh: string, en: string): BilingualText {
  return { zh, en };
}

const WHERE = [
  text('星沙街道社保卡服务窗口，天华路 1 号，工作日 9:00–17:00', 'Xingsha card service window, 1 Tianhua Road, weekdays 9:00–17:00'),
  text('发卡银行任一网点', 'Any branch of the issuing bank'),
];
const BRING = [text('本人身份证原件', 'Your own resident ID card'), text('社会保障卡', 'Your social security card')];
const PIN_HELP = [text('部分三级协议医疗机构、特殊门诊药店', 'Some designated tertiary hospitals and special outpatient pharmacies')];

const FUNCTIONS: readonly FunctionRow[] = [
  { cardFunction: 'socialSecurity', state: 'active', lapsesOn: null, daysLeft: null },
  { cardFunction: 'bank', state: 'temporarilyLost', lapsesOn: '2026-11-27', daysLeft: 5 },
  { cardFunction: 'eWallet', state: 'absent', lapsesOn: null, daysLeft: null },
];

const NOT_NOW: Partial<Record<ServiceId, BilingualText>> = {
  liftLoss: text('没有挂失记录，不用解除', 'No loss is reported, so nothing is to be lifted'),
  unlockSocialSecurityPin: text('密码没有锁定，不用解锁', 'The PIN is not locked'),
  resetSocialSecurityPin: text('请带身份证到社保卡服务窗口办理', 'Please go to a card service window with your ID card'),
  formalLoss: text('正式挂失请本人到发卡银行柜台办理。', 'A formal report is made in person at the issuing bank.'),
  replacement: text('补卡请到发卡银行柜台办理。', 'Cards are replaced at the issuing bank.'),
  changeBankPin: text('银行密码只能在发卡银行修改。', 'Only the issuing bank changes its PIN.'),
  resetBankPin: text('银行密码只能在发卡银行重置。', 'Only the issuing bank resets its PIN.'),
  withdrawAccount: text(
    '只有死亡、出国（境）定居、跨制度参保或跨统筹区转移时才能支取。',
    'Money is withdrawn only on death, emigration, a change of scheme, or a move to another pool.',
  ),
  referralFiling: text('本市终端不提供此项查询。', 'The terminals of this city do not show this.'),
};

/** Every service, so that each is drawn; some of them not to be had now. */
const SERVICES: readonly ServiceOffer[] = SERVICE_IDS.map((service) => {
  const reason = NOT_NOW[service];
  if (reason !== undefined) return { service, state: 'unavailable', reason };
  return { service, state: service === 'statement' || service === 'pension' ? 'needsPin' : 'available' };
});

const INFORMATION: Extract<View, { screen: 'personalInformation' }> = {
  screen: 'personalInformation',
  rows: [
    { field: 'name', value: '欧阳小丽' },
    { field: 'identityNumber', value: '430***********0023' },
    { field: 'sex', value: '2', code: '2' },
    { field: 'ethnicGroup', value: '15', code: '15' },
    { field: 'birthDate', value: '1956-03-07' },
    { field: 'employer', value: '湖南省长沙市星沙经济技术开发区远大精密机械制造有限责任公司' },
    { field: 'accountKind', value: 'ledger', code: 'ledger' },
    { field: 'cardNumber', value: 'A****0678' },
    { field: 'issuedOn', value: '2021-06-01' },
    { field: 'validUntil', value: '2031-05-31' },
    { field: 'region', value: '湖南省长沙市' },
    { field: 'issuingBank', value: '湘江农村商业银行' },
    { field: 'specification', value: '2.00' },
  ],
  insurances: [
    { kind: 'pension', state: 'retired', place: '长沙市', contributionMonths: 372 },
    { kind: 'employeeMedical', state: 'insured', place: '长沙市', contributionMonths: 311 },
    { kind: 'residentMedical', state: 'ended', place: '长沙县', contributionMonths: 24 },
    { kind: 'unemployment', state: 'suspended', place: '长沙市', contributionMonths: 200 },
    { kind: 'workInjury', state: 'insured', place: '长沙市', contributionMonths: 311 },
    { kind: 'maternity', state: 'insured', place: '长沙市', contributionMonths: 97 },
  ],
  functions: FUNCTIONS,
  initialPinWarning: true,
  canChangePin: true,
  recordsFault: null,
  canPrint: true,
};

const ENTRIES: readonly Omit<StatementRow, 'balanceFen'>[] = [
  { on: '2026-10-28', kind: 'credit', note: '10 月划入', amountFen: 21_340 },
  { on: '2026-10-21', kind: 'use', note: '长沙市第八医院门诊', amountFen: -8_650 },
  { on: '2026-10-03', kind: 'use', note: '康寿大药房', amountFen: -4_280 },
  { on: '2026-09-29', kind: 'credit', note: '9 月划入', amountFen: 21_340 },
  { on: '2026-09-30', kind: 'interest', note: '', amountFen: 1_207 },
  { on: '2026-09-15', kind: 'transferIn', note: '外地转入', amountFen: 123_456 },
  { on: '2026-09-12', kind: 'familySharing', note: '家人使用', amountFen: -30_000 },
  { on: '2026-09-01', kind: 'premiumWithheld', note: '大病医疗互助', amountFen: -14_000 },
];

function withBalances(openingFen: number): readonly StatementRow[] {
  let balanceFen = openingFen;
  return ENTRIES.map((entry) => ({ ...entry, balanceFen: (balanceFen += entry.amountFen) }));
}

const STATEMENT: Extract<View, { screen: 'statement' }> = {
  screen: 'statement',
  holder: '欧阳小丽',
  accountKind: 'ledger',
  from: '2026-05-22',
  to: '2026-11-22',
  openingFen: 1_234_567,
  closingFen: 1_364_820,
  flow: [
    { when: '2026-05', inFen: 21_340, outFen: 0 },
    { when: '2026-06', inFen: 22_547, outFen: 12_880 },
    { when: '2026-07', inFen: 21_340, outFen: 46_210 },
    { when: '2026-08', inFen: 21_340, outFen: 9_930 },
    { when: '2026-09', inFen: 146_003, outFen: 44_000 },
    { when: '2026-10', inFen: 21_340, outFen: 12_930 },
    { when: '2026-11', inFen: 0, outFen: 0 },
  ],
  totals: [
    { kind: 'credit', count: 6, amountFen: 128_040 },
    { kind: 'use', count: 9, amountFen: -81_950 },
    { kind: 'interest', count: 2, amountFen: 2_414 },
    { kind: 'transferIn', count: 1, amountFen: 123_456 },
    { kind: 'familySharing', count: 1, amountFen: -30_000 },
    { kind: 'premiumWithheld', count: 1, amountFen: -14_000 },
  ],
  rows: withBalances(1_234_567),
  page: 1,
  pages: 3,
  canPrint: true,
};

const YEARS_OF_FLOW = [2021, 2022, 2023, 2024, 2025, 2026].map((year, index) => ({
  when: String(year),
  inFen: index === 0 ? 21_340 : 256_080 + index * 10_000,
  outFen: index === 0 ? 0 : 198_770,
}));
const EMPTY_FLOW = STATEMENT.flow.map(({ when }) => ({ when, inFen: 0, outFen: 0 }));

const PIN: Extract<View, { screen: 'pin' }> = {
  screen: 'pin',
  pin: 'socialSecurity',
  holder: HOLDER,
  purpose: 'identify',
  entry: 'current',
  triesLeft: 6,
  lastTry: 'none',
  minDigits: 6,
  maxDigits: 6,
  keypad: 'onScreen',
  help: PIN_HELP,
};

const BANK_PAD: Extract<View, { screen: 'pin' }> = { ...PIN, pin: 'bank', purpose: 'bankPinCheck', triesLeft: null, keypad: 'hardware' };
/** A face in one of its shuffled orders. */
export const PAD_LABELS = ['7', '2', '9', '4', '0', '1', '8', '3', '6', '5'] as const;
const PAD = { id: 'face-1', labels: PAD_LABELS, digits: 0 };

const TROUBLES: readonly TroubleKind[] = [
  'cardUnreadable',
  'cardNotSocialSecurity',
  'cardBlocked',
  'cardRemoved',
  'cardExpired',
  'cardRetained',
  'cardNotGenuine',
  'readerGone',
  'serviceDown',
  'pinLocked',
  'pinNotSet',
  'bankPinLocked',
  'bankCardUnknown',
  'bankCardLost',
  'bankCardRestricted',
  'bankCardExpired',
  'bankWantsCall',
  'bankTryLater',
  'bankRefusesTerminal',
  'bankCheckUnknown',
  'pinPadGone',
  'pinPadTampered',
  'idCardUnreadable',
  'idCardExpired',
  'idCardMismatch',
  'codeReaderGone',
  'hostAway',
  'pinChangeCutOff',
  'unknownOutcome',
  'numbersLocked',
  'personUnknown',
  'cardMakerEmpty',
  'cardMakerDown',
  'powerOnBattery',
  'powerLow',
  'internal',
];

const FRAME_CODES: Readonly<Partial<Record<TroubleKind, string>>> = {
  hostAway: 'host.socialSecurity.timeout',
  cardMakerEmpty: 'dispenser.empty',
  codeReaderGone: 'barcode.gone',
  cardMakerDown: 'dispenser.jammed',
};

const RETRIED: readonly TroubleKind[] = ['hostAway', 'idCardUnreadable', 'codeReaderGone', 'pinPadGone'];

function trouble(kind: TroubleKind): NamedFrame {
  const places = kind === 'pinLocked' || kind === 'bankPinLocked' || kind === 'cardExpired';
  const out = [
    'readerGone',
    'serviceDown',
    'cardRemoved',
    'cardRetained',
    'powerLow',
    'cardMakerEmpty',
    'cardMakerDown',
    'codeReaderGone',
    'pinPadTampered',
  ].includes(kind);
  const view: View = {
    screen: 'trouble',
    trouble: kind,
    ...(kind === 'idCardExpired' ? { endedOn: '2025-03-01' } : {}),
    faultCode: FRAME_CODES[kind] ?? 'card.unreadable',
    goTo: places ? WHERE : [],
    bring: places ? BRING : [],
    retry: RETRIED.includes(kind) ? 'again' : out ? 'none' : 'takeCard',
    alternatives:
      kind === 'hostAway'
        ? ['personalInformation']
        : kind === 'pinLocked'
          ? ['unlockSocialSecurityPin', 'resetSocialSecurityPin', 'temporaryLoss']
          : [],
  };
  return { name: `trouble-${kind}`, frame: frameOf(view, { cardIn: !out, secondsLeft: 30 }) };
}

function named(name: string, view: View, over: Partial<Frame> = {}): NamedFrame {
  return { name, frame: frameOf(view, over) };
}

/** The same view after touches inside it. A press that a size of letters does not offer is left out. */
function pressed(name: string, view: View, presses: readonly (readonly [string, readonly string[]])[]): readonly NamedFrame[] {
  return presses.map(([state, press]) => ({ name: `${name}-${state}`, frame: frameOf(view), press }));
}

/** Stands for a picture of the outlet's own. */
const OUTLET_PICTURE = `data:image/svg+xml;base64,${btoa(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 480"><rect width="640" height="480" fill="#f6e7c8"/><circle cx="320" cy="200" r="120" fill="#b5651d"/><rect x="120" y="370" width="400" height="40" fill="#7c3503"/></svg>',
)}`;

const NO_SESSION = { cardIn: false, secondsLeft: null };

/** Every screen, and every variant that looks different. */
export const NAMED_FRAMES: readonly NamedFrame[] = [
  named(
    'attract',
    {
      screen: 'attract',
      notices: [
        text('11 月 25 日 18:00 起系统维护，请错开时间办理。', 'Maintenance from 18:00 on 25 November: please come at another time.'),
      ],
      pictures: [],
      seconds: 10,
      printerReady: true,
      idReaderReady: true,
    },
    NO_SESSION,
  ),
  named(
    'attract-limited',
    {
      screen: 'attract',
      notices: [
        text(
          '社保卡换发期间，窗口上午人多，建议下午来。',
          'Windows are busy in the morning while cards are renewed: afternoons are quieter.',
        ),
        text('谨防诈骗：工作人员不会向您要密码。', 'Beware of fraud: staff never ask for your PIN.'),
      ],
      pictures: [],
      seconds: 10,
      printerReady: false,
      idReaderReady: false,
    },
    NO_SESSION,
  ),
  named(
    'attract-pictures',
    { screen: 'attract', notices: [], pictures: [OUTLET_PICTURE], seconds: 10, printerReady: true, idReaderReady: true },
    NO_SESSION,
  ),
  named('insertCard', { screen: 'insertCard', accepts: 'card', without: [] }, { cardIn: false, secondsLeft: 30 }),
  named('insertCard-or-id-card', { screen: 'insertCard', accepts: 'cardOrIdCard', without: [] }, { cardIn: false, secondsLeft: 30 }),
  named(
    'insertCard-or-numbers',
    { screen: 'insertCard', accepts: 'cardOrIdCard', without: ['typedNumbers', 'letterOfIntroduction', 'placesToAsk'] },
    { cardIn: false, secondsLeft: 30 },
  ),
  ...[...TYPED_FRAMES, ...CODE_FRAMES, ...ORDER_FRAMES].map(({ name, view, over }) => named(name, view, over)),
  named('waiting', { screen: 'waiting', task: 'readingCard', cancellable: true, takesLonger: false }, { secondsLeft: null }),
  named('waiting-writing', { screen: 'waiting', task: 'changingPin', cancellable: false, takesLonger: false }, { secondsLeft: null }),
  named('waiting-longer', { screen: 'waiting', task: 'reportingLoss', cancellable: false, takesLonger: true }, { secondsLeft: null }),
  named('pin', PIN, { pad: PAD }),
  named('pin-typing', { ...PIN, purpose: 'personalInformation' }, { pad: { ...PAD, digits: 4 } }),
  named('pin-wrong', { ...PIN, triesLeft: 3, lastTry: 'wrong' }, { pad: PAD }),
  named('pin-last-try', { ...PIN, triesLeft: 1, lastTry: 'wrong' }, { pad: PAD, secondsLeft: 8 }),
  named('pin-too-short', { ...PIN, lastTry: 'tooShort', minDigits: 4 }, { pad: PAD }),
  named('pin-timed-out', { ...PIN, lastTry: 'timedOut' }, { pad: PAD }),
  named('pin-bank', { ...PIN, pin: 'bank', purpose: 'bankPinCheck', triesLeft: null }, { pad: PAD }),
  named('pin-hardware', { ...PIN, keypad: 'hardware' }),
  named('pin-hardware-bank', BANK_PAD, { typed: 0 }),
  named('pin-hardware-bank-typing', BANK_PAD, { typed: 4 }),
  named('pin-hardware-bank-timed-out', { ...BANK_PAD, lastTry: 'timedOut' }, { typed: 0 }),
  named('pin-at-reader', { ...PIN, purpose: 'changeSocialSecurityPin', entry: 'atReader', keypad: 'hardware' }),
  named('pin-old', { ...PIN, purpose: 'changeSocialSecurityPin', entry: 'old' }, { pad: PAD }),
  named('pin-new', { ...PIN, purpose: 'changeSocialSecurityPin', entry: 'new', triesLeft: null }, { pad: PAD }),
  named(
    'pin-new-different',
    { ...PIN, purpose: 'changeSocialSecurityPin', entry: 'new', triesLeft: null, lastTry: 'different' },
    { pad: PAD },
  ),
  named(
    'pin-new-again',
    { ...PIN, purpose: 'changeSocialSecurityPin', entry: 'newAgain', triesLeft: null },
    { pad: { ...PAD, digits: 3 } },
  ),
  named('pin-perhaps-new', { ...PIN, entry: 'perhapsNew' }, { pad: PAD }),
  named('pin-perhaps-old', { ...PIN, entry: 'perhapsOld', triesLeft: 5, lastTry: 'wrong' }, { pad: PAD }),
  named('pin-perhaps-old-last', { ...PIN, entry: 'perhapsOld', triesLeft: 1, lastTry: 'wrong' }, { pad: PAD }),
  named('pin-perhaps-initial', { ...PIN, entry: 'perhapsInitial' }, { pad: PAD }),
  named('whichPin', { screen: 'whichPin', holder: HOLDER }),
  named('menu', {
    screen: 'menu',
    holder: HOLDER,
    identifiedBy: 'card',
    verified: false,
    group: null,
    services: SERVICES,
    functions: FUNCTIONS.map((row) => ({
      ...row,
      state: row.cardFunction === 'eWallet' ? 'absent' : 'active',
      lapsesOn: null,
      daysLeft: null,
    })),
    warnings: [],
    canChangePin: false,
  }),
  named('menu-warned', {
    screen: 'menu',
    holder: '欧阳小丽',
    identifiedBy: 'idCard',
    idCard: { until: '2036-01-01', daysLeft: null },
    verified: true,
    group: null,
    services: SERVICES,
    functions: FUNCTIONS,
    warnings: [text('金融功能已临时挂失，11 月 27 日自动恢复。', 'The bank function is reported lost until 27 November.')],
    canChangePin: false,
  }),
  named('menu-initial-pin', {
    screen: 'menu',
    holder: '欧阳小丽',
    identifiedBy: 'card',
    verified: true,
    group: null,
    services: SERVICES,
    functions: FUNCTIONS.map((row) => ({ ...row, lapsesOn: null, daysLeft: null })),
    warnings: [
      text(
        '您的社保卡密码还是初始密码，人人都猜得到，请先修改。',
        'Your card still has its first PIN, which anybody can guess. Please change it first.',
      ),
    ],
    canChangePin: true,
  }),
  ...MENU_GROUPS.map((group) =>
    named(`menu-${group}`, {
      screen: 'menu',
      holder: HOLDER,
      identifiedBy: 'card',
      verified: true,
      group,
      services: SERVICES,
      functions: FUNCTIONS,
      warnings: [],
      canChangePin: false,
    }),
  ),
  named('personalInformation', INFORMATION),
  named('personalInformation-photo', {
    ...INFORMATION,
    initialPinWarning: false,
    photo: 'undecoded',
    idCard: { until: 'longTerm', daysLeft: null },
  }),
  named('personalInformation-card-only', {
    ...INFORMATION,
    insurances: [],
    initialPinWarning: false,
    canChangePin: false,
    recordsFault: 'host.socialSecurity.timeout',
  }),
  named('statement', STATEMENT),
  named('statement-middle', { ...STATEMENT, page: 2 }),
  named('statement-empty', { ...STATEMENT, rows: [], pages: 1, closingFen: STATEMENT.openingFen, canPrint: false }),
  named('statement-years', { ...STATEMENT, from: '2021-12-01', flow: YEARS_OF_FLOW }),
  ...LOOK_UP_VIEWS.map(([name, view]) => named(name, view)),
  ...pressed('statement', STATEMENT, [
    ['chart', ['[data-part=chart]']],
    ['chart-older', ['[data-part=chart]', '[data-intent=nextPage]']],
    ['totals', ['[data-part=totals]']],
  ]),
  ...pressed('statement-years', { ...STATEMENT, from: '2021-12-01', flow: YEARS_OF_FLOW }, [['chart', ['[data-part=chart]']]]),
  ...pressed('statement-empty', { ...STATEMENT, rows: [], totals: [], flow: EMPTY_FLOW, pages: 1 }, [
    ['chart', ['[data-part=chart]']],
    ['totals', ['[data-part=totals]']],
  ]),
  ...LOOK_UP_PRESSED.flatMap(([name, view, presses]) => pressed(name, view, presses)),
  named('chooseFunction', {
    screen: 'chooseFunction',
    service: 'temporaryLoss',
    holder: HOLDER,
    options: [
      { cardFunction: 'socialSecurity', available: true, state: 'active' },
      {
        cardFunction: 'bank',
        available: false,
        state: 'temporarilyLost',
        reason: text('已经挂失，不用再办', 'Already reported lost'),
      },
      { cardFunction: 'eWallet', available: false, state: 'absent', reason: text('这张卡没有电子钱包', 'This card has no e-wallet') },
    ],
  }),
  named('presentIdCard', { screen: 'presentIdCard', service: 'resetSocialSecurityPin', lastTry: 'none' }),
  named('presentIdCard-unreadable', { screen: 'presentIdCard', service: 'temporaryLoss', lastTry: 'unreadable' }),
  named('confirm', {
    screen: 'confirm',
    service: 'temporaryLoss',
    holder: HOLDER,
    functions: ['socialSecurity', 'bank'],
    consequences: [
      text('社保功能和金融功能立即停用，看病不能刷卡。', 'Both functions stop at once; the card cannot be used for medical care.'),
      text(
        '5 天后自动恢复。要长期停用，请在 5 天内到窗口办正式挂失。',
        'It lapses in 5 days. To keep it, report the loss formally at a window before then.',
      ),
      text('挂失前已被冒用的钱，不能由本次挂失追回。', 'Money used before the report is not returned by it.'),
    ],
    lapsesOn: '2026-11-27',
  }),
  named(
    'confirm-photo',
    {
      screen: 'confirm',
      photo: 'undecoded',
      idCard: { until: '2026-12-01', daysLeft: 9 },
      service: 'temporaryLoss',
      holder: HOLDER,
      functions: ['socialSecurity', 'bank'],
      consequences: [
        text('社保功能和金融功能立即停用，看病不能刷卡。', 'Both functions stop at once; the card cannot be used for medical care.'),
        text(
          '5 天后自动恢复。要长期停用，请在 5 天内到窗口办正式挂失。',
          'It lapses in 5 days. To keep it, report the loss formally at a window before then.',
        ),
        text('挂失前已被冒用的钱，不能由本次挂失追回。', 'Money used before the report is not returned by it.'),
      ],
      lapsesOn: '2026-11-27',
    },
    { idCardLies: true },
  ),
  named('result', {
    screen: 'result',
    service: 'temporaryLoss',
    facts: [
      { fact: 'receiptNumber', value: 'CS0001-20261122-0042' },
      { fact: 'functions', functions: ['socialSecurity', 'bank'] },
      { fact: 'lapsesOn', date: '2026-11-27', days: 5 },
      { fact: 'text', text: text('找到卡，可在本机解除挂失', 'If you find the card, lift the report here') },
    ],
    canPrint: true,
  }),
  named('result-pin-reset', {
    screen: 'result',
    service: 'resetSocialSecurityPin',
    facts: [{ fact: 'receiptNumber', value: 'CS0001-20261122-0043' }, { fact: 'newPin000000' }, { fact: 'changePinSoon' }],
    canPrint: true,
  }),
  named('result-lifted', {
    screen: 'result',
    service: 'liftLoss',
    facts: [
      { fact: 'receiptNumber', value: 'CS0001-20261122-0044' },
      { fact: 'usableAgain' },
      { fact: 'bankNotTold' },
      { fact: 'neverLapses' },
      { fact: 'movedBalance', amountFen: 123_456 },
    ],
    canPrint: false,
  }),
  named('result-bank-pin', { screen: 'result', service: 'bankPinCheck', facts: [], canPrint: false }),
  named('accepted', {
    screen: 'accepted',
    service: 'temporaryLoss',
    number: 'W-000017',
    functions: ['socialSecurity'],
    goTo: [text('拨打 12333 人社服务热线', 'Call 12333, the social security hotline'), text('社保卡服务窗口', 'The card service window')],
    canPrint: true,
  }),
  named('settled', {
    screen: 'settled',
    holder: HOLDER,
    entries: [
      { operation: 'resetSocialSecurityPin', outcome: 'done', receiptNumber: 'CS-20261122-000044' },
      { operation: 'temporaryLoss', outcome: 'notDone', receiptNumber: null },
    ],
  }),
  named('settled-pin-unknown', {
    screen: 'settled',
    holder: HOLDER,
    entries: [{ operation: 'changeSocialSecurityPin', outcome: 'unknown', receiptNumber: null }],
  }),
  named('settled-partly', {
    screen: 'settled',
    holder: HOLDER,
    entries: [{ operation: 'writeItems', outcome: 'partly', receiptNumber: null }],
  }),
  named('settled-reset-unknown', {
    screen: 'settled',
    holder: HOLDER,
    entries: [
      { operation: 'temporaryLoss', outcome: 'done', receiptNumber: 'CS-20261122-000044' },
      { operation: 'resetSocialSecurityPin', outcome: 'unknown', receiptNumber: null },
    ],
  }),
  named('confirm-change-pin', {
    screen: 'confirm',
    service: 'changeSocialSecurityPin',
    holder: HOLDER,
    functions: [],
    consequences: [
      text('先输现在的密码，再输两次新密码。', 'You type your present PIN, then the new one twice.'),
      text('改好后旧密码立即作废，请记住新密码。', 'The old PIN stops working at once. Remember the new one.'),
      text('办理中请不要拔卡。', 'Leave the card in until it is done.'),
    ],
    lapsesOn: null,
  }),
  named('result-change-pin', {
    screen: 'result',
    service: 'changeSocialSecurityPin',
    facts: [{ fact: 'receiptNumber', value: 'CS-20261122-000045' }, { fact: 'ownPinHolds' }],
    canPrint: true,
  }),
  named('refused', {
    screen: 'refused',
    service: 'temporaryLoss',
    reason: text('金融功能的挂失只能由发卡银行办理', 'A loss of the bank function can only be reported to the issuing bank'),
    goTo: WHERE,
    bring: BRING,
  }),
  named('printing', { screen: 'printing', document: 'personalInformation' }, { secondsLeft: null }),
  ...(['printed', 'paperOut', 'jammed', 'notConfirmed', 'cancelled', 'absent'] as const).map((outcome) =>
    named(`printed-${outcome}`, {
      screen: 'printed',
      document: 'receipt',
      outcome,
      serial: 'CS0001-20261122-0042',
      faultCode: outcome === 'printed' ? null : 'slip.paperOut',
    }),
  ),
  named('takeCard', { screen: 'takeCard', urgent: false }, { secondsLeft: 30 }),
  named('takeCard-urgent', { screen: 'takeCard', urgent: true }, { secondsLeft: 12 }),
  named('takeCard-id-card', { screen: 'takeCard', urgent: false, idCard: 'too' }, { secondsLeft: null, idCardLies: true }),
  named(
    'takeCard-id-card-alone',
    { screen: 'takeCard', urgent: true, idCard: 'alone' },
    { secondsLeft: null, cardIn: false, idCardLies: true },
  ),
  named('stillThere', { screen: 'stillThere', secondsLeft: 20 }, { secondsLeft: 20 }),
  named('goodbye', { screen: 'goodbye', reason: 'ended' }, NO_SESSION),
  named('goodbye-card-removed', { screen: 'goodbye', reason: 'cardRemoved' }, NO_SESSION),
  named('goodbye-idle', { screen: 'goodbye', reason: 'idle' }, NO_SESSION),
  ...TROUBLES.map(trouble),
  {
    name: 'maintenanceDevices-more',
    frame: frameOf({ screen: 'maintenanceDevices', devices: DEVICES, looking: false }, { ...NO_SESSION, secondsLeft: 240 }),
    press: ['[data-intent=nextPage]'],
  },
  ...MAINTENANCE_VIEWS.map(([name, view]) =>
    named(name, view, { ...NO_SESSION, secondsLeft: 240, pad: name.includes('-code') ? PAD : null }),
  ),
];
