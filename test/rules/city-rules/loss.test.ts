/** CITY-RULES, loss: every line of the table in Suzhou, Zhaotong and Changsha. */
import type { Evidence } from '../../../db/rules/model.ts';
import type { CityId } from '../../../db/rules/words.ts';
import { ALL, counter, describeRows, kiosk, shown, telephone, type Ask, type Row } from './sentences.ts';

const ID = shown('idCard');
const CARD_AND_ID = shown('card', 'idCard');
const report = (cardFunction: 'socialSecurity' | 'bank' | 'eWallet'): Ask => ({
  service: 'temporaryLoss',
  cardFunction,
  functionState: 'active',
});
const lift = (cardFunction: 'socialSecurity' | 'bank'): Ask => ({ service: 'liftLoss', cardFunction, functionState: 'temporarilyLost' });
const formal = (cardFunction: 'socialSecurity' | 'bank'): Ask => ({ service: 'formalLoss', cardFunction, functionState: 'active' });
const proxy = (...items: readonly (keyof Evidence)[]) => shown('proxy', ...items);

const SUZHOU_PHONE = '电话口挂:拨打苏州银行服务热线96067或社会保障·市民卡服务热线962026';
const SUZHOU_OUTLET = '网点口挂:直接前往苏州银行各营业网点办理';
const FROZEN = '挂失后,社会保障功能、银行账户将会联动冻结,电子钱包账户不冻结';
const LIFTING = '电话口挂的解挂可至苏州银行各营业网点办理,网点口挂的解挂须至原口挂网点办理';
const ZT_SOCIAL = '人社功能临时挂失可通过拨打12333或到人社部门社会保障卡服务窗口办理';
const ZT_BANK = '金融功能临时挂失可拨打合作银行服务电话办理';
const ZT_LIFT = '持卡人如需提前解除临时挂失,须本人持社会保障卡和有效身份证件分别到对应合作银行网点及人社部门社会保障卡服务窗口办理';
const CS_REPLACE = '可以个人携带身份证原件到任一长沙银行柜台办理挂失补办';
const bank = counter('issuingBankOutlet');
const window = counter('cardServiceWindow');

const TEMPORARY: readonly Row[] = [
  [
    'S2',
    SUZHOU_PHONE,
    'by telephone with the ID number',
    'suzhou',
    { ...report('socialSecurity'), ...telephone, evidence: ID },
    { is: 'allowed' },
  ],
  ['S2', SUZHOU_OUTLET, 'at an outlet of the bank', 'suzhou', { ...report('socialSecurity'), ...bank, evidence: ID }, { is: 'allowed' }],
  [
    'S2',
    SUZHOU_OUTLET,
    'at a kiosk in the outlet',
    'suzhou',
    { ...report('bank'), ...kiosk('issuingBankOutlet'), evidence: ID },
    { is: 'allowed' },
  ],
  [
    'S2',
    SUZHOU_PHONE,
    'in a hospital: outlets and both hotlines are named',
    'suzhou',
    { ...report('socialSecurity'), ...kiosk('designatedHospital') },
    { is: 'place', goTo: ['苏州银行各营业网点', '96067', '962026'] },
  ],
  [
    'S2',
    FROZEN,
    'social security takes the bank along',
    'suzhou',
    { ...report('socialSecurity'), ...bank },
    { is: 'allowed', linked: ['bank'], says: ['电子钱包'] },
  ],
  [
    'S2',
    FROZEN,
    'the bank takes social security along',
    'suzhou',
    { ...report('bank'), ...bank },
    { is: 'allowed', linked: ['socialSecurity'] },
  ],
  ['S2', FROZEN, 'the e-wallet is not reported', 'suzhou', { ...report('eWallet'), ...bank }, { is: 'notOffered', says: ['电子钱包'] }],
  ['S2', '口头挂失可办理解挂手续', 'it never lapses', 'suzhou', { ...report('socialSecurity'), ...bank }, { is: 'allowed', lapses: null }],
  ['S4', ZT_SOCIAL, 'by telephone', 'zhaotong', { ...report('socialSecurity'), ...telephone, evidence: ID }, { is: 'allowed' }],
  [
    'S4',
    ZT_SOCIAL,
    'at the card service window',
    'zhaotong',
    { ...report('socialSecurity'), ...window, evidence: ID },
    { is: 'allowed', linked: [] },
  ],
  [
    'S4',
    ZT_SOCIAL,
    'at the bank: telephone and window are named',
    'zhaotong',
    { ...report('socialSecurity'), ...bank },
    { is: 'place', goTo: ['12333', '社会保障卡服务窗口'] },
  ],
  [
    'S4',
    ZT_BANK,
    'by telephone of the bank',
    'zhaotong',
    { ...report('bank'), ...telephone, evidence: ID },
    { is: 'allowed', linked: [], lapses: null },
  ],
  [
    'S4',
    ZT_BANK,
    'at the window: the bank’s telephone is named',
    'zhaotong',
    { ...report('bank'), ...window },
    { is: 'channel', goTo: ['银行服务电话'] },
  ],
  [
    'S4',
    ZT_BANK,
    'at a kiosk of the bank',
    'zhaotong',
    { ...report('bank'), ...kiosk('issuingBankOutlet') },
    { is: 'channel', goTo: ['银行服务电话'] },
  ],
  [
    'S4',
    '人社功能临时挂失有效期限限为20天,超过有效时限将自动解除临时挂失',
    'social security',
    'zhaotong',
    { ...report('socialSecurity'), ...window },
    { is: 'allowed', lapses: 20, says: ['20天'] },
  ],
  [
    'ours',
    'Changsha is silent on temporary reports',
    'the centre takes one that does not lapse',
    'changsha',
    { ...report('socialSecurity'), ...window },
    { is: 'allowed', lapses: null },
  ],
];

const toldBy = (channel: 'telephone' | 'counter' | 'kiosk', sameOutlet: boolean) => ({ lossReport: { channel, sameOutlet } });

const LIFTED: readonly Row[] = [
  [
    'S2',
    LIFTING,
    'reported by telephone: any outlet',
    'suzhou',
    { ...lift('socialSecurity'), ...bank, evidence: CARD_AND_ID, ...toldBy('telephone', false) },
    { is: 'allowed', linked: ['bank'] },
  ],
  [
    'S2',
    LIFTING,
    'reported at this outlet',
    'suzhou',
    { ...lift('socialSecurity'), ...bank, evidence: CARD_AND_ID, ...toldBy('counter', true) },
    { is: 'allowed' },
  ],
  [
    'S2',
    LIFTING,
    'reported at another outlet',
    'suzhou',
    { ...lift('socialSecurity'), ...bank, ...toldBy('counter', false) },
    { is: 'place', goTo: ['原口头挂失的网点'] },
  ],
  [
    'S2',
    LIFTING,
    'reported at a kiosk of another outlet',
    'suzhou',
    { ...lift('bank'), ...bank, ...toldBy('kiosk', false) },
    { is: 'place', goTo: ['原口头挂失的网点'] },
  ],
  [
    'S2',
    LIFTING,
    'not at a hospital',
    'suzhou',
    { ...lift('socialSecurity'), ...counter('designatedHospital') },
    { is: 'place', goTo: ['苏州银行各营业网点'] },
  ],
  [
    'S2',
    LIFTING,
    'not by telephone',
    'suzhou',
    { ...lift('socialSecurity'), ...telephone },
    { is: 'channel', goTo: ['苏州银行各营业网点'] },
  ],
  [
    'S2',
    '办理解挂手续须出示社会保障•市民卡及本人身份证',
    'only the card',
    'suzhou',
    { ...lift('socialSecurity'), ...bank, evidence: shown('card', 'socialSecurityPin') },
    { is: 'needs', missing: ['idCard'] },
  ],
  [
    'S2',
    '办理解挂手续须出示社会保障•市民卡及本人身份证',
    'only the ID card',
    'suzhou',
    { ...lift('socialSecurity'), ...bank, evidence: ID },
    { is: 'needs', missing: ['card'] },
  ],
  [
    'S2',
    '解挂业务不得代办',
    'somebody else',
    'suzhou',
    { ...lift('socialSecurity'), ...bank, evidence: proxy('card', 'idCard') },
    { is: 'proxy', says: ['不得代办'] },
  ],
  [
    'S2',
    '办理书面挂失后,不可解挂',
    'formally lost',
    'suzhou',
    { ...lift('bank'), ...bank, functionState: 'formallyLost' },
    { is: 'state', says: ['书面挂失', '不可解挂'] },
  ],
  [
    'S2',
    '解挂后,社会保障•市民卡相关功能即行恢复',
    'what follows',
    'suzhou',
    { ...lift('bank'), ...bank },
    { is: 'allowed', linked: ['socialSecurity'], says: ['即行恢复'] },
  ],
  [
    'S4',
    ZT_LIFT,
    'social security at the window',
    'zhaotong',
    { ...lift('socialSecurity'), ...window, evidence: CARD_AND_ID },
    { is: 'allowed', linked: [] },
  ],
  [
    'S4',
    ZT_LIFT,
    'social security at the bank',
    'zhaotong',
    { ...lift('socialSecurity'), ...bank },
    { is: 'place', goTo: ['社会保障卡服务窗口'] },
  ],
  [
    'S4',
    ZT_LIFT,
    'the bank function at the bank',
    'zhaotong',
    { ...lift('bank'), ...bank, evidence: CARD_AND_ID },
    { is: 'allowed', linked: [] },
  ],
  ['S4', ZT_LIFT, 'the bank function at the window', 'zhaotong', { ...lift('bank'), ...window }, { is: 'place', goTo: ['发卡银行网点'] }],
  [
    'S4',
    ZT_LIFT,
    'without the card',
    'zhaotong',
    { ...lift('socialSecurity'), ...window, evidence: ID },
    { is: 'needs', missing: ['card'] },
  ],
  [
    'S4',
    '解除临时挂失后,二代社保卡方可正常使用',
    'the other function is lifted apart',
    'zhaotong',
    { ...lift('socialSecurity'), ...window },
    { is: 'allowed', says: ['银行功能', '另'] },
  ],
  [
    'S4',
    '非本人办理解除人社功能临时挂失需出示代办人有效身份证件原件',
    'social security',
    'zhaotong',
    { ...lift('socialSecurity'), ...window, evidence: proxy('card', 'idCard') },
    { is: 'allowed', bring: ['代办人有效身份证件原件'] },
  ],
  [
    'S4',
    ZT_LIFT,
    'the bank function: nobody else',
    'zhaotong',
    { ...lift('bank'), ...bank, evidence: proxy('card', 'idCard') },
    { is: 'proxy' },
  ],
];

const BANK_PIN = '参保人凭本人身份证件和银行账户密码到苏州银行各营业网点办理书面挂失';
const FOR_GOOD: readonly Row[] = [
  [
    'S2',
    BANK_PIN,
    'with both',
    'suzhou',
    { ...formal('socialSecurity'), ...bank, evidence: shown('idCard', 'bankPin') },
    { is: 'allowed', linked: ['bank'] },
  ],
  [
    'S2',
    BANK_PIN,
    'without the bank PIN',
    'suzhou',
    { ...formal('socialSecurity'), ...bank, evidence: CARD_AND_ID },
    { is: 'needs', missing: ['bankPin'] },
  ],
  [
    'S2',
    BANK_PIN,
    'not by telephone',
    'suzhou',
    { ...formal('bank'), ...telephone },
    { is: 'channel', goTo: ['苏州银行各营业网点'], bring: ['银行密码'] },
  ],
  [
    'S2',
    BANK_PIN,
    'not at the card service centre',
    'suzhou',
    { ...formal('bank'), ...window },
    { is: 'place', goTo: ['苏州银行各营业网点'] },
  ],
  [
    'S2',
    '委托办理的,须一并提供委托人和受委托人身份证',
    'somebody else',
    'suzhou',
    { ...formal('bank'), ...bank, evidence: proxy('idCard', 'bankPin') },
    { is: 'allowed', bring: ['受委托人身份证', '委托人身份证'] },
  ],
  [
    'S4',
    '应及时持有效身份证件到开户银行网点办理挂失业务',
    'at the issuing bank',
    'zhaotong',
    { ...formal('socialSecurity'), ...bank, evidence: ID },
    { is: 'allowed' },
  ],
  [
    'S4',
    '应及时持有效身份证件到开户银行网点办理挂失业务',
    'at another bank',
    'zhaotong',
    { ...formal('bank'), ...counter('partnerBankOutlet'), banks: { terminal: '建设银行', issuer: '农业银行' } },
    { is: 'place', goTo: ['发卡银行网点'] },
  ],
  [
    'S4',
    '可以到服务银行网点进行正式挂失补办',
    'it leads to a new card',
    'zhaotong',
    { ...formal('bank'), ...bank },
    { is: 'allowed', says: ['补办'] },
  ],
  [
    'S0',
    CS_REPLACE,
    'formal report at any counter of the bank',
    'changsha',
    { ...formal('socialSecurity'), ...bank, evidence: ID },
    { is: 'allowed', says: ['挂失与补办一次办理'] },
  ],
  [
    'S0',
    CS_REPLACE,
    'not at the centre',
    'changsha',
    { ...formal('socialSecurity'), ...window },
    { is: 'place', goTo: ['任一长沙银行柜台'], bring: ['身份证'] },
  ],
];

const renew = (functionState: 'active' | 'temporarilyLost' | 'formallyLost'): Ask => ({ service: 'replacement', functionState });
const FEE =
  '补办或更换卡需按照《云南省发展和改革委员会省财政厅关于调整社会保障IC卡收费标准的通知》(云发改收费〔2007〕1871号)文件规定,缴纳工本费22元';
const REPLACED: readonly Row[] = [
  [
    'S2',
    '办理书面挂失后,可申请补卡。补卡周期为7天',
    'after the formal report',
    'suzhou',
    { ...renew('formallyLost'), ...bank, evidence: ID },
    { is: 'allowed', readyOn: '2024-05-27', terms: { 'replacement.term': '7 day' } },
  ],
  [
    'S2',
    '办理书面挂失后,可申请补卡。补卡周期为7天',
    'after a temporary report',
    'suzhou',
    { ...renew('temporarilyLost'), ...bank },
    { is: 'state', says: ['书面挂失'] },
  ],
  [
    'S2',
    '办理补卡需收取补卡工本费',
    'it costs something',
    'suzhou',
    { ...renew('formallyLost'), ...bank },
    { is: 'allowed', terms: { 'replacement.fee': 'some fen' } },
  ],
  [
    'S2',
    '领卡时须本人凭身份证和业务回执',
    'in person',
    'suzhou',
    { service: 'collectCard', circumstances: ['afterLoss'], ...window, evidence: ID },
    { is: 'allowed', bring: ['业务回执'] },
  ],
  [
    'S2',
    '领卡时须本人凭身份证和业务回执',
    'nobody else',
    'suzhou',
    { service: 'collectCard', circumstances: ['afterLoss'], ...window, evidence: proxy('idCard') },
    { is: 'proxy', says: ['本人'] },
  ],
  [
    'S4',
    '如属于挂失补办直接到发卡合作银行办理相关业务',
    'at the issuing bank',
    'zhaotong',
    { ...renew('formallyLost'), ...bank, evidence: ID },
    { is: 'allowed', says: ['30分钟'] },
  ],
  [
    'S4',
    '如属于挂失补办直接到发卡合作银行办理相关业务',
    'not at the window',
    'zhaotong',
    { ...renew('formallyLost'), ...window },
    { is: 'place', goTo: ['发卡银行网点'] },
  ],
  ['S4', FEE, '22 yuan', 'zhaotong', { ...renew('formallyLost'), ...bank }, { is: 'allowed', terms: { 'replacement.fee': '2200 fen' } }],
  ['S0', CS_REPLACE, 'in one, so also while active', 'changsha', { ...renew('active'), ...bank, evidence: ID }, { is: 'allowed' }],
  [
    'S0',
    CS_REPLACE,
    'not at a kiosk',
    'changsha',
    { ...renew('formallyLost'), ...kiosk('issuingBankOutlet') },
    { is: 'channel', goTo: ['任一长沙银行柜台'] },
  ],
];

const ORDER = '必须按先后顺序先向就医地社保经办机构进行挂失再按上述流程在参保地挂失';
const settled = { circumstances: ['settledElsewhere'] } as const;
const ONLY_THERE = '仅在就医地挂失的,社会保障·市民卡异地就医实时划卡功能冻结,银行账户、电子钱包账户不冻结';
const OFFICE = counter('officeOfTreatment');
const reportedThere = { circumstances: ['settledElsewhere', 'reportedAtPlaceOfTreatment'] } as const;
const ELSEWHERE: readonly Row[] = [
  [
    'S2',
    ONLY_THERE,
    'at the office there',
    'suzhou',
    { service: 'lossElsewhere', ...OFFICE, evidence: ID, ...settled },
    {
      is: 'allowed',
      linked: [],
      lapses: null,
      says: ['只冻结异地就医实时划卡', '参保地挂失'],
      terms: { 'loss.elsewhere.freezes': 'settlementElsewhere' },
    },
  ],
  [
    'S2',
    ORDER,
    'at an outlet at home',
    'suzhou',
    { service: 'lossElsewhere', ...bank, ...settled },
    { is: 'place', goTo: ['就医地社保经办机构', '苏州银行'] },
  ],
  [
    'S2',
    '已办理苏州大市异地就医结算手续的苏州市区参保人员',
    'nobody else',
    'suzhou',
    { service: 'lossElsewhere', ...OFFICE },
    { is: 'notOffered' },
  ],
  [
    'S2',
    ORDER,
    'temporary, at home after it',
    'suzhou',
    { ...report('bank'), ...bank, ...reportedThere },
    { is: 'allowed', linked: ['socialSecurity'] },
  ],
  ['S2', ORDER, 'formal, at home after it', 'suzhou', { ...formal('bank'), ...bank, ...reportedThere }, { is: 'allowed' }],
  [
    'S2',
    '解挂业务不得代办',
    'what was reported there',
    'suzhou',
    { service: 'liftLossElsewhere', ...OFFICE, evidence: proxy('card', 'idCard') },
    { is: 'proxy' },
  ],
  [
    'S2',
    '办理解挂手续须出示社会保障•市民卡及本人身份证',
    'what was reported there',
    'suzhou',
    { service: 'liftLossElsewhere', ...OFFICE, evidence: ID },
    { is: 'needs', missing: ['card'] },
  ],
  [
    'S2',
    ORDER,
    'temporary, at home first',
    'suzhou',
    { ...report('socialSecurity'), ...bank, ...settled },
    { is: 'notOffered', goTo: ['就医地社保经办机构'] },
  ],
  [
    'S2',
    ORDER,
    'formal, at home first',
    'suzhou',
    { ...formal('bank'), ...bank, ...settled },
    { is: 'notOffered', goTo: ['就医地社保经办机构'] },
  ],
];

describeRows('S2, S4, S0: a temporary report of loss', TEMPORARY);
describeRows('S2, S4: lifting', LIFTED);
describeRows('S2, S4, S0: a formal report', FOR_GOOD);
describeRows('S2, S4, S0: a replacement', REPLACED);
describeRows('S2: those settled elsewhere', ELSEWHERE);

/** Whatever the city, what is shown never helps at the wrong place. */
const NOWHERE: readonly CityId[] = ['zhaotong', 'suzhou'];
describeRows(
  'S2, S4: a report at no place at all',
  NOWHERE.map((city): Row => [
    city === 'suzhou' ? 'S2' : 'S4',
    city === 'suzhou' ? SUZHOU_OUTLET : ZT_SOCIAL,
    'nowhere',
    city,
    { ...report('socialSecurity'), evidence: ALL },
    { is: 'place' },
  ]),
);
