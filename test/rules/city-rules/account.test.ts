/** CITY-RULES, the medical personal account: who has one, the credit and its days, the two keepings, what it may pay. */
import { describe, expect, it } from 'vitest';
import { payableFen, type Purpose } from '../../../db/machines/carried.ts';
import { creditFen, creditWindow, frozenFrom, retirementWindow, withheldFen, type Scheme } from '../../../db/machines/credit.ts';
import { keepingOf, type Keeping, type KeepingFacts } from '../../../db/machines/keeping.ts';
import { carriedTermsOf, creditTermsOf, keepingTermsOf } from '../../../db/office/terms.ts';
import { factOf } from '../../../db/rules/facts.ts';
import { counter, describeRows, kiosk, MONDAY, online, packOf, shown, type Row } from './sentences.ts';

const { rates, calendar } = creditTermsOf(packOf('changsha'), '2023-09-01');
const BASE = 500_000;

const RETIRED =
  '单位退休人员的本人缴费基数高于单位在职缴费平均基数,按本人基数计算,如果低于单位在职缴费平均基数,则按照当年度单位缴费基数计算';
type Credit = readonly [sentence: string, scheme: Scheme, ageYears: number, average: number | null, fen: number];
const CREDITS: readonly Credit[] = [
  ['45岁以下个人账户划拨金额为缴费基数的2.7%', 'employed', 44, null, 13_500],
  ['45岁以上个人账户划拨金额为缴费基数的3.2%', 'employed', 45, null, 16_000],
  ['已办理医保退休人员的个人账户划拨金额为缴费基数的4%', 'retired', 61, null, 20_000],
  [RETIRED, 'retired', 61, 400_000, 20_000],
  [RETIRED, 'retired', 61, 600_000, 24_000],
  ['城镇灵活就业人员参加职工医保只有在办理医保退休以后才会有个人账户划拨', 'flexible', 50, null, 0],
  ['城镇灵活就业人员参加职工医保只有在办理医保退休以后才会有个人账户划拨', 'flexibleRetired', 60, null, 20_000],
  ['只参加居民医保的人员和灵活就业个人缴费人员是不会有医保卡个人账户划拨的', 'resident', 30, null, 0],
];

describe('S0: the monthly credit of a base of 5,000 yuan', () => {
  it.each(CREDITS)('%s: %s, %i years, average %s', (_sentence, scheme, ageYears, employerAverageFen, fen) => {
    expect(creditFen({ scheme, ageYears, ownBaseFen: BASE, employerAverageFen }, rates)).toBe(fen);
  });
});

const ARRIVAL = '职工医保个人账户一般在单位缴费的下个月中下旬注资到位';
const LATE = '如果单位缴费在月底(25-31号)则算作下个财务期缴费,个人账户则可能要在下下个月才会注资到位';
type Arrival = readonly [sentence: string, paidOn: string, madeOn: string | null, from: string, to: string];
const ARRIVALS: readonly Arrival[] = [
  [ARRIVAL, '2023-03-01', null, '2023-04-11', '2023-04-30'],
  [ARRIVAL, '2023-03-24', null, '2023-04-11', '2023-04-30'],
  [LATE, '2023-03-25', null, '2023-05-11', '2023-05-31'],
  [LATE, '2023-03-31', null, '2023-05-11', '2023-05-31'],
  [LATE, '2022-12-28', null, '2023-02-11', '2023-02-28'],
  ['新制卡人员在单位足额缴费以后一般要到制卡的下个月底发放', '2023-03-10', '2023-03-20', '2023-04-21', '2023-04-30'],
  ['新制卡人员在单位足额缴费以后一般要到制卡的下个月底发放', '2023-03-10', '2023-06-02', '2023-07-21', '2023-07-31'],
];

describe('S0: when the credit arrives', () => {
  it.each(ARRIVALS)('%s: paid on %s, card made %s', (_sentence, paidOn, madeOn, from, to) => {
    expect(creditWindow(paidOn, calendar, madeOn)).toMatchObject({ from, to });
  });

  it.each([
    ['一般在下月产生个人账户,下下个月中下旬才会划拨注资到位', '2023-03-06', '2023-03-06', '2023-04', '2023-05-11'],
    ['如医保退休一次性缴费在月底(25-31号),则有可能还会推迟一个月才会进行划拨', '2023-03-06', '2023-03-25', '2023-04', '2023-06-11'],
  ])('%s: retired on %s, lump sum on %s', (_sentence, retiredOn, lumpSumPaidOn, accountFrom, from) => {
    expect(retirementWindow(retiredOn, lumpSumPaidOn, calendar)).toMatchObject({ accountFrom, from });
  });

  it('灵活就业退休人员一般每年的年初有两个月划拨金额会减少,是因为在划拨前代扣了大病医疗互助', () => {
    expect(factOf(packOf('changsha'), 'credit.lower.months', MONDAY)).toMatchObject({ months: [1, 2] });
    const { withholding } = creditTermsOf(packOf('changsha'), MONDAY);
    const retiree = { scheme: 'flexibleRetired', ageYears: 60, ownBaseFen: 500_000, employerAverageFen: null } as const;
    // 4 % of 5,000 yuan, less the 90 yuan that are ours.
    const credited = ['2025-12', '2026-01', '2026-02', '2026-03'].map((month) => {
      const whole = creditFen(retiree, rates);
      return whole - withheldFen(whole, retiree.scheme, month, withholding);
    });
    expect(credited).toEqual([20_000, 11_000, 11_000, 20_000]);
  });
});

const NEW = '从2023年10月起,省本级和长沙市新增参保人员不再办理个人账户“医保卡”,个人账户资金将计入本人“记账户”';
const ALL_TO_LEDGER = '从2023年11月起,个人账户资金划入参保个人“记账户”,实行收支记账管理,不再划拨到“医保卡”';
const OPEN = '请于11月30日前在长沙银行的任意网点办理“医保卡”开户手续,12月底将划拨10月及以前个人账户资金至“医保卡”';
const NOT_OPENED = '如果11月30日仍未办理“医保卡”开户手续,其个人账户资金将通过“记账户”模式实行收支记账管理';
const PROVINCE = '对于省本级的参保人,2023年10月1日前已参保但还未办理“医保卡”开户手续的单位职工,个人账户资金将划入本人医保“记账户”';
const ELSEWHERE = '其他13个市州统筹区实行“记账户”管理模式';
const BEFORE = '以前医保部门按月将所有参保人员个人账户的核定额度划拨到“医保卡”上';
type Kept = readonly [
  sentence: string,
  pool: KeepingFacts['pool'],
  insuredSince: string,
  cardOpenedOn: string | null,
  month: string,
  keeping: Keeping,
  creditedOn: string | null,
];
const KEPT: readonly Kept[] = [
  [BEFORE, 'changsha', '2015-03-01', '2015-05-01', '2023-09', 'card', null],
  [BEFORE, 'changsha', '2015-03-01', '2015-05-01', '2023-10', 'card', null],
  [BEFORE, 'province', '2015-03-01', '2015-05-01', '2023-10', 'card', null],
  [NEW, 'changsha', '2023-10-01', null, '2023-10', 'ledger', null],
  [NEW, 'changsha', '2023-10-01', '2023-11-20', '2023-10', 'ledger', null],
  [NEW, 'province', '2023-10-01', null, '2023-10', 'ledger', null],
  [ALL_TO_LEDGER, 'changsha', '2015-03-01', '2015-05-01', '2023-11', 'ledger', null],
  [ALL_TO_LEDGER, 'province', '2015-03-01', '2015-05-01', '2023-11', 'ledger', null],
  [ALL_TO_LEDGER, 'changsha', '2023-09-30', '2023-11-30', '2023-11', 'ledger', null],
  [OPEN, 'changsha', '2023-09-30', '2023-10-01', '2023-10', 'card', '2023-12-31'],
  [OPEN, 'changsha', '2023-09-30', '2023-11-30', '2023-10', 'card', '2023-12-31'],
  [OPEN, 'changsha', '2023-06-01', '2023-11-30', '2023-07', 'card', '2023-12-31'],
  [NOT_OPENED, 'changsha', '2023-09-30', '2023-12-01', '2023-10', 'ledger', null],
  [NOT_OPENED, 'changsha', '2023-09-30', null, '2023-10', 'ledger', null],
  [PROVINCE, 'province', '2023-09-30', null, '2023-10', 'ledger', null],
  [PROVINCE, 'province', '2023-09-30', '2023-11-15', '2023-10', 'ledger', null],
  [ELSEWHERE, 'ledgerArea', '2010-01-01', '2012-01-01', '2020-01', 'ledger', null],
];

describe('S3: card account and ledger account', () => {
  it.each(KEPT)(
    '%s: %s, insured since %s, card opened %s, month %s',
    (_sentence, pool, insuredSince, cardOpenedOn, month, keeping, creditedOn) => {
      const pack = packOf(pool === 'province' ? 'hunan-ledger' : 'changsha');
      const answer = keepingOf({ pool, insuredSince, cardOpenedOn }, month, keepingTermsOf(pack, '2024-01-02'));
      expect(answer).toMatchObject({ keeping, creditedOn, source: { document: 'S3' } });
    },
  );
});

const open = { service: 'openCardAccount', ...counter('issuingBankOutlet'), evidence: shown('idCard') } as const;
const unopened = { circumstances: ['unopenedCard'] } as const;
const window = counter('medicalInsuranceWindow');
const SHARING = '可实现绑定其配偶、父母、子女(以下简称共济对象),参保人员个人账户资金可由共济对象使用';
const MOVED = '参保人跨统筹区参加职工医保,需办理医保关系转移接续,原“医保卡”内的余额可继续使用或一次性支取';
const ENDED = '在办理终止参保业务后,可办理医保个人账户(含“医保卡”和“记账户”)余额一次性支取';
const SUB = '可以将参保人员“医保卡”个人账户余额转入“金融子账户”,参保人员可继续使用';
const LEDGER: readonly Row[] = [
  [
    'S3',
    OPEN,
    'on the last day',
    'changsha',
    { ...open, on: '2023-11-30', ...unopened },
    {
      is: 'allowed',
      says: ['12月底', '10月'],
      terms: { 'cardAccount.creditUntil': '2023-10-31', 'cardAccount.lastCreditOn': '2023-12-31' },
    },
  ],
  ['S3', NOT_OPENED, 'the day after', 'changsha', { ...open, on: '2023-12-01', ...unopened }, { is: 'notOffered', says: ['记账户'] }],
  [
    'S3',
    NEW,
    'newly insured',
    'changsha',
    { ...open, on: '2023-10-01', circumstances: ['newlyInsured'] },
    { is: 'notOffered', says: ['不再办理医保卡'] },
  ],
  ['S3', PROVINCE, 'not opened', 'hunan-ledger', { ...open, on: '2023-10-15', ...unopened }, { is: 'notOffered', says: ['记账户'] }],
  [
    'S3',
    '可凭本人“医保码”(医保电子凭证)或社会保障卡,在本统筹区内定点医药机构就医购药',
    'at a pharmacy',
    'changsha',
    { service: 'payFromAccount', ...kiosk('designatedPharmacy') },
    { is: 'allowed', bring: ['医保码', '社会保障卡'], says: ['跨省'] },
  ],
  [
    'S3',
    SHARING,
    'at a window',
    'changsha',
    { service: 'familySharing', ...window },
    { is: 'allowed', terms: { 'ledger.family': 'spouse parents children' } },
  ],
  [
    'ours',
    SHARING,
    'at a bank (S3 names no place)',
    'hunan-ledger',
    { service: 'familySharing', ...counter('issuingBankOutlet') },
    { is: 'place' },
  ],
  [
    'S3',
    '可代缴共济对象参加城乡居民基本医疗保险个人缴费',
    'at a window',
    'changsha',
    { service: 'payFamilyPremium', ...window },
    { is: 'allowed', terms: { 'ledger.ownMajorIllnessPremium': 'withheld' } },
  ],
  [
    'S3',
    MOVED,
    'the card’s balance',
    'changsha',
    { service: 'withdrawAccount', ...window, circumstances: ['movedAway'] },
    { is: 'allowed', says: ['只有医保卡余额'] },
  ],
  [
    'S3',
    '“记账户”余额原则上随同医保关系转移划转到新参保地使用',
    'the ledger’s balance',
    'changsha',
    { service: 'transferAccount', ...window },
    { is: 'allowed', says: ['随医保关系划转'] },
  ],
  [
    'S3',
    ENDED,
    'after the insurance is ended',
    'hunan-ledger',
    { service: 'withdrawAccount', ...window, circumstances: ['ended'] },
    { is: 'allowed', says: ['医保卡和记账户余额一次性支取'] },
  ],
  [
    'S3',
    ENDED,
    'without a reason',
    'changsha',
    { service: 'withdrawAccount', ...window },
    { is: 'notOffered', says: ['死亡', '出国', '跨制度'] },
  ],
  [
    'S3',
    SUB,
    'filed as living elsewhere',
    'changsha',
    { service: 'moveToBankSubAccount', ...window, circumstances: ['filed'] },
    { is: 'allowed', says: ['金融子账户'] },
  ],
  ['S3', SUB, 'not filed', 'changsha', { service: 'moveToBankSubAccount', ...window }, { is: 'notOffered', says: ['备案'] }],
  [
    'S0',
    '只参加居民医保的人员和灵活就业个人缴费人员是不会有医保卡个人账户划拨的',
    'residents',
    'changsha',
    { service: 'medicalAccount', circumstances: ['residentOnly'] },
    { is: 'notOffered', says: ['居民医保'] },
  ],
];
describeRows('S3: the ledger account', LEDGER);

describe('S3: what stays as it was', () => {
  it('按照“老户老办法”执行,个人账户存量资金不转入“记账户”; 未调整计入比例和划入金额', () => {
    const pack = packOf('changsha');
    expect(factOf(pack, 'account.oldBalance', '2024-01-01')).toMatchObject({ choice: 'staysOnCard' });
    expect(factOf(pack, 'account.ratios', '2024-01-01')).toMatchObject({ choice: 'unchanged' });
    expect(creditTermsOf(pack, '2024-01-31').rates).toEqual(rates);
  });
});

const pay = { service: 'payFromAccount', ...counter('designatedHospital') } as const;
const FITNESS = '医保个人账户往年结余金额超过3000元的人员,可在规定限额内,申请将部分资金划转计入“阳光健身卡”用于健身消费';
const OWN = '其个人账户往年结余金额超过6000元且上述医疗费用中有自费费用的,自费部分直接自动从个人账户往年结余金额6000元以上部分中支付';
const LATE_PAID = '用人单位和参保人员未按时缴纳或中断缴纳医疗保险费的,参保人员个人账户从次月起冻结';
const office = counter('socialInsuranceOffice');
const SUZHOU: readonly Row[] = [
  ['S2', '用于支付职工医疗保险参保人员本人门诊医疗费用', 'outpatient', 'suzhou', pay, { is: 'allowed', says: ['本人门诊'] }],
  [
    'S2',
    '还可用于支付住院医疗费用中的个人自负部分',
    'inpatient',
    'suzhou',
    { ...pay, circumstances: ['inpatient'] },
    { is: 'allowed', says: ['个人自负'] },
  ],
  [
    'S2',
    FITNESS,
    'with 3,000 yuan',
    'suzhou',
    { service: 'payFromAccount', ...office, circumstances: ['fitnessOrInsurance'], carriedFen: 300_000 },
    { is: 'state', says: ['3000元'] },
  ],
  [
    'S2',
    FITNESS,
    'with a fen more',
    'suzhou',
    { service: 'payFromAccount', ...office, circumstances: ['fitnessOrInsurance'], carriedFen: 300_001 },
    { is: 'allowed', says: ['直系亲属'] },
  ],
  [
    'S2',
    OWN,
    'with 6,000 yuan',
    'suzhou',
    { ...pay, circumstances: ['ownExpense'], carriedFen: 600_000 },
    { is: 'state', says: ['6000元'] },
  ],
  ['S2', OWN, 'with a fen more', 'suzhou', { ...pay, circumstances: ['ownExpense'], carriedFen: 600_001 }, { is: 'allowed' }],
  [
    'S2',
    LATE_PAID,
    'frozen',
    'suzhou',
    { ...pay, circumstances: ['contributionBroken'] },
    { is: 'notOffered', says: ['次月起冻结', '往年结余', '当年预划'] },
  ],
  [
    'S2',
    '参保人员转出本市市区统筹范围或发生死亡等情况,个人或单位应及时办理医保个人账户金额清算手续',
    'moved away',
    'suzhou',
    { service: 'withdrawAccount', ...office, circumstances: ['movedAway'] },
    { is: 'allowed', says: ['清算'] },
  ],
  [
    'S2',
    '参保人员转出本市市区统筹范围或发生死亡等情况,个人或单位应及时办理医保个人账户金额清算手续',
    'died: somebody else',
    'suzhou',
    { service: 'withdrawAccount', ...office, circumstances: ['ended'], evidence: shown('proxy', 'idCard') },
    { is: 'allowed' },
  ],
  [
    'S2',
    '由市社保中心于每年4月份账户更新后,通过养老金社会化发放渠道一次性发放给个人',
    'retired elsewhere',
    'suzhou',
    { service: 'withdrawAccount', ...office, circumstances: ['pensionElsewhere'] },
    { is: 'notOffered', says: ['每年4月'] },
  ],
];
describeRows('S2: what the account pays', SUZHOU);

describe('S2: from which money, with 1,000 yuan of this year and 7,000 carried', () => {
  const terms = carriedTermsOf(packOf('suzhou'), MONDAY);
  it.each<readonly [string, Purpose, number]>([
    ['用于支付职工医疗保险参保人员本人门诊医疗费用', 'outpatient', 800_000],
    ['上年累计结余…还可用于支付住院医疗费用中的个人自负部分', 'selfPaidInpatient', 700_000],
    [FITNESS, 'fitnessOrInsurance', 400_000],
    [OWN, 'ownExpense', 100_000],
  ])('%s: %s', (_sentence, purpose, fen) => {
    expect(payableFen({ currentFen: 100_000, carriedFen: 700_000 }, purpose, terms)).toBe(fen);
  });

  it(`${LATE_PAID}: nothing paid for March, frozen from 1 April`, () => {
    const later = factOf(packOf('suzhou'), 'account.frozen.monthsLater', MONDAY)?.count ?? 0;
    expect(frozenFrom('2024-03', later)).toBe('2024-04-01');
    expect(frozenFrom('2024-12', later)).toBe('2025-01-01');
  });
});

const LOOK_UP_S0 = '进入长沙12333网站注册登录以后查询自己的医保账号及个人账户余额';
describeRows('S0: looking the credit up', [
  [
    'S0',
    LOOK_UP_S0,
    'on the site',
    'changsha',
    { service: 'medicalAccount', ...online, on: '2023-09-01' },
    { is: 'allowed', terms: { 'credit.rate.under45': '270', 'credit.rate.from45': '320', 'credit.rate.retired': '400' } },
  ],
]);
