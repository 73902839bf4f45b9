/** CITY-RULES, what a person looks up, where else one can ask, and the warnings. */
import { describe, expect, it } from 'vitest';
import { packWarnings } from '../../../db/rules/decide.ts';
import { factOf } from '../../../db/rules/facts.ts';
import type { FactName } from '../../../db/rules/fact-names.ts';
import { isOpen } from '../../../db/rules/opening.ts';
import type { CityId, ServiceId } from '../../../db/rules/words.ts';
import { ask, counter, describeRows, kiosk, MONDAY, online, packOf, shown, telephone, valueOf, type Row } from './sentences.ts';

const NUMBERS = '准确输入本人公民身份号码(18位)和社保个人编号(8位)';
const WINDOW = '参保人需携带身份证原件及复印件、户口本原件及复印件、退休证原件及复印件到所属的社保分局进行现场查询';
const LIMITED = '查询对象仅限市区职工社会保险参保人员、退休人员';
const RESIDENTS = '查询对象为市区职工社会保险参保人员、退休人员及居民医疗保险参保人员';
const office = counter('socialInsuranceOffice');
const SEEN: readonly ServiceId[] = ['contributions', 'pension', 'medicalAccount', 'medicalCosts'];

const SUZHOU: readonly Row[] = [
  ...SEEN.flatMap((service): Row[] => [
    ['S2', NUMBERS, `${service} by both numbers`, 'suzhou', { service, evidence: shown('typedNumbers') }, { is: 'allowed' }],
    ['S2', NUMBERS, `${service} by the card`, 'suzhou', { service, evidence: shown('card', 'socialSecurityPin') }, { is: 'allowed' }],
    ['S2', NUMBERS, `${service} by nothing`, 'suzhou', { service, evidence: shown() }, { is: 'needs' }],
    ['S2', RESIDENTS, `${service} of a resident at a terminal`, 'suzhou', { service, circumstances: ['residentOnly'] }, { is: 'allowed' }],
    [
      'S2',
      WINDOW,
      `${service} at the window`,
      'suzhou',
      { service, ...office, at: '09:00' },
      { is: 'allowed', bring: ['身份证原件及复印件', '户口本', '退休证'] },
    ],
  ]),
  [
    'S2',
    NUMBERS,
    'how many digits',
    'suzhou',
    { service: 'contributions' },
    { is: 'allowed', terms: { 'lookUp.identityDigits': '18', 'lookUp.personalNumberDigits': '8' } },
  ],
  [
    'S2',
    '上班时间:周一至周五,上午08:30-11:45、下午13:00-17:00',
    'at noon: today',
    'suzhou',
    { service: 'pension', ...office, at: '12:00' },
    { is: 'closed', onDay: MONDAY },
  ],
  [
    'S2',
    '上班时间:周一至周五,上午08:30-11:45、下午13:00-17:00',
    'after work: tomorrow',
    'suzhou',
    { service: 'pension', ...office, at: '17:00' },
    { is: 'closed', onDay: '2024-05-21' },
  ],
  [
    'S2',
    '上班时间:周一至周五,上午08:30-11:45、下午13:00-17:00',
    'on a Saturday: Monday',
    'suzhou',
    { service: 'pension', ...office, on: '2024-05-25' },
    { is: 'closed', onDay: '2024-05-27' },
  ],
  [
    'ours',
    'public holidays of 2026 (S2 names none)',
    'after work on the Friday before the Spring Festival, whose Saturday is worked',
    'suzhou',
    { service: 'pension', ...office, on: '2026-02-13', at: '17:00' },
    { is: 'closed', onDay: '2026-02-14' },
  ],
  [
    'ours',
    'public holidays of 2026 (S2 names none)',
    'after work on the Saturday before the Spring Festival',
    'suzhou',
    { service: 'pension', ...office, on: '2026-02-14', at: '17:00' },
    { is: 'closed', onDay: '2026-02-24' },
  ],
  [
    'S2',
    LIMITED,
    'a resident on line',
    'suzhou',
    { service: 'contributions', ...online, circumstances: ['residentOnly'] },
    { is: 'notOffered', goTo: ['自助查询机'] },
  ],
  [
    'S2',
    LIMITED,
    'a resident by telephone',
    'suzhou',
    { service: 'medicalAccount', ...telephone, circumstances: ['residentOnly'] },
    { is: 'notOffered' },
  ],
];

const PROGRESS =
  '目前长沙已开放12333官网、12333热线、市人社局官方微信公众号“长沙人社12333”、智慧人社APP及自助服务一体机等五种方式提供社会保障卡进度查询服务';
const HUNAN = '线下通过各级医保经办窗口、街道和社区医保服务站等途径查询个人账户“记账户”资金计入、计息、使用和余额等信息';
const SLIP = '可以携带身份证原件在人社查询一体机上社保证明菜单下打印“个人信息打印”';
const STATEMENT = '可以本人携带身份证原件及医保卡到长沙银行柜台打印医保个人账户明细对账单';
const OTHERS: readonly Row[] = [
  [
    'S1',
    PROGRESS,
    'at a terminal with the ID card',
    'changsha',
    { service: 'orderProgress', evidence: shown('idCard') },
    { is: 'allowed' },
  ],
  ['S1', PROGRESS, 'at a terminal with the card', 'changsha', { service: 'orderProgress', evidence: shown('card') }, { is: 'allowed' }],
  ['S1', PROGRESS, 'by telephone', 'changsha', { service: 'orderProgress', ...telephone, evidence: shown('idCard') }, { is: 'allowed' }],
  ['S1', PROGRESS, 'on the site', 'changsha', { service: 'orderProgress', ...online, evidence: shown('idCard') }, { is: 'allowed' }],
  ['S0', SLIP, 'with the ID card', 'changsha', { service: 'personalInformation', evidence: shown('idCard') }, { is: 'allowed' }],
  [
    'S0',
    '由单位专干或本人携带参保人身份证原件到社保自助查询机上参保证明菜单下打印“个人信息打印”',
    'the employer’s agent',
    'changsha',
    { service: 'personalInformation', evidence: shown('idCard', 'proxy') },
    { is: 'allowed', bring: ['参保人身份证原件'] },
  ],
  [
    'S0',
    STATEMENT,
    'with ID and card',
    'changsha',
    { service: 'statement', ...counter('issuingBankOutlet'), evidence: shown('card', 'idCard') },
    { is: 'allowed' },
  ],
  [
    'S0',
    STATEMENT,
    'with the ID card alone',
    'changsha',
    { service: 'statement', ...counter('issuingBankOutlet'), evidence: shown('idCard') },
    { is: 'needs', missing: ['card'] },
  ],
  [
    'S0',
    STATEMENT,
    'somebody else',
    'changsha',
    { service: 'statement', ...counter('issuingBankOutlet'), evidence: shown('card', 'idCard', 'proxy') },
    { is: 'proxy' },
  ],
  [
    'S3',
    HUNAN,
    'with the ID card',
    'hunan-ledger',
    { service: 'medicalAccount', ...kiosk('communityPoint'), evidence: shown('idCard') },
    { is: 'allowed', terms: { 'ledger.shows': 'credit interest use balance', 'account.keepings': 'cardAccount ledgerAccount' } },
  ],
  [
    'S3',
    HUNAN,
    'with the card',
    'hunan-ledger',
    { service: 'medicalAccount', evidence: shown('card', 'socialSecurityPin') },
    { is: 'allowed' },
  ],
  [
    'S3',
    '“医保卡”余额和收支明细仍通过原途径进行查询',
    'the card account beside it',
    'hunan-ledger',
    { service: 'medicalAccount' },
    { is: 'allowed', says: ['医保卡余额', '原途径'] },
  ],
  ...(['functionStates', 'medicalAccount', 'referralFiling'] as const).map((service): Row => [
    'ours',
    'card and ID (S4 is silent on how)',
    service,
    'zhaotong',
    { service, evidence: shown('card', 'idCard') },
    { is: 'allowed' },
  ]),
];
describeRows('S2: looked up in Suzhou', SUZHOU);
describeRows('S0, S1, S3, S4: looked up elsewhere', OTHERS);

type Contact = readonly [document: string, sentence: string, city: CityId, fact: FactName, value: string];
const CONTACTS: readonly Contact[] = [
  ['S0', '可以拨打医保卡咨询电话84024458', 'changsha', 'contact.medicalCard', 'telephone 84024458'],
  ['S0', '或拨打长沙银行客服电话96511', 'changsha', 'contact.bank', 'telephone 96511'],
  ['S0', '在长沙银行e钱庄APP里面查看自己的医保卡号以及账户余额', 'changsha', 'contact.bankApp', 'app e钱庄'],
  ['S0', '到长沙银行柜台打印医保个人账户明细对账单', 'changsha', 'contact.counter', 'counter'],
  ['S1', PROGRESS, 'changsha', 'contact.site', 'site www.cs12333.com'],
  ['S1', PROGRESS, 'changsha', 'contact.hotline12333', 'telephone 12333'],
  ['S1', PROGRESS, 'changsha', 'contact.officialAccount', 'officialAccount 长沙人社12333'],
  ['S1', PROGRESS, 'changsha', 'contact.app', 'app 智慧人社'],
  ['S1', PROGRESS, 'changsha', 'contact.terminal', 'terminal'],
  ['S2', '拨打苏州银行服务热线96067', 'suzhou', 'contact.bank', 'telephone 96067'],
  ['S2', '社会保障·市民卡服务热线962026', 'suzhou', 'contact.card', 'telephone 962026'],
  ['S2', '12333是全国统一的人力资源和社会保障公益咨询服务号码', 'suzhou', 'contact.hotline12333', 'telephone 12333'],
  ['S2', '拨打16822666(医疗保险声讯电话)', 'suzhou', 'contact.voiceLine', 'telephone 16822666'],
  ['S2', '资费(信息费)每分钟0.2元', 'suzhou', 'contact.voiceLine.fee', '20 fen'],
  ['S2', '发送至1065830312333,申请定制“社保通”短信服务', 'suzhou', 'contact.message', 'message 1065830312333'],
  ['S2', '资费每月1元', 'suzhou', 'contact.message.fee', '100 fen'],
  ['S2', '上班时间:周一至周五,上午08:30-11:45、下午13:00-17:00', 'suzhou', 'hours.windows', '12345 08:30-11:45 13:00-17:00'],
  ['S2', '人工咨询服务时间为每周一至周五8:30~17:00(节假日除外)', 'suzhou', 'hours.hotline12333', '12345 08:30-17:00'],
  ['S3', '可线上通过“湘医保”APP、公众号、小程序等途径', 'hunan-ledger', 'contact.ledgerApp', 'app 湘医保'],
  ['S3', '可线上通过“湘医保”APP、公众号、小程序等途径', 'hunan-ledger', 'contact.ledgerMiniProgram', 'miniProgram 湘医保'],
  ['S3', '湘医保微信公众号', 'hunan-ledger', 'contact.ledgerAccount', 'officialAccount 湘医保'],
  ['S3', HUNAN, 'hunan-ledger', 'contact.medicalWindow', 'window'],
  ['S3', HUNAN, 'hunan-ledger', 'contact.community', 'community'],
  ['S4', '可通过拨打12333或到人社部门社会保障卡服务窗口办理', 'zhaotong', 'contact.hotline12333', 'telephone 12333'],
  ['S4', '可通过拨打12333或到人社部门社会保障卡服务窗口办理', 'zhaotong', 'contact.cardWindow', 'window'],
  ['S4', '目前合作银行为:工行、农行、中行、建行、农信社五家银行', 'zhaotong', 'contact.banks', 'counter'],
];

describe('where else one can ask', () => {
  it.each(CONTACTS)('%s %s: %s %s', (document, _sentence, city, name, value) => {
    const fact = factOf(packOf(city), name, MONDAY);
    expect(fact === null ? null : valueOf(fact)).toBe(value);
    expect(fact?.sources.map((source) => source.document)).toContain(document);
  });

  it('S2 人工咨询服务时间为每周一至周五8:30~17:00(节假日除外),自动语音服务为24小时', () => {
    const staffed = factOf(packOf('suzhou'), 'hours.hotline12333', MONDAY);
    const voice = factOf(packOf('suzhou'), 'hours.voice12333', MONDAY);
    if (staffed === null || voice === null) throw new Error('no hours');
    expect(staffed.exceptHolidays).toBe(true);
    expect(['08:29', '08:30', '12:30', '16:59', '17:00'].map((at) => isOpen(staffed, MONDAY, at))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
    expect(isOpen(voice, '2024-05-26', '03:00')).toBe(true);
  });
});

describe('warnings', () => {
  const warned = (city: CityId): string =>
    packWarnings(packOf(city))
      .map(({ zh }) => zh)
      .join();
  it('S1 切勿轻信“…请提供医保卡号和密码…”之类的诈骗电话或短信: every city warns of it', () => {
    for (const city of ['changsha', 'hunan-ledger', 'suzhou', 'zhaotong'] as const) {
      expect(warned(city)).toMatch(/卡号和密码/);
      expect(warned(city)).toMatch(/电话/);
    }
  });

  it('S1 切勿随意关联其他人社保账户', () => {
    expect(warned('changsha')).toContain('关联其他人');
  });

  it('S4 参保人须及时设置个人密码并谨慎保管,一旦遗失,及时挂失或补办', () => {
    expect(warned('zhaotong')).toContain('000000');
    expect(warned('zhaotong')).toContain('挂失');
  });
});

describe('what a slip carries', () => {
  it.each(['changsha', 'hunan-ledger', 'suzhou', 'zhaotong'] as const)('in %s, with the hotline', (city) => {
    const slip = factOf(packOf(city), 'slip.receipt', MONDAY)?.values;
    expect(slip).toEqual([
      'serial',
      'time',
      'terminal',
      'outlet',
      'service',
      'maskedCardNumber',
      'maskedIdentityNumber',
      'result',
      'whatFollows',
      'hotline',
    ]);
    expect(ask(city, { service: 'statement' }).decision).toBe('allowed');
  });
});
