/** CITY-RULES, who may do what to which password: every place against every password. */
import { describe, expect, it } from 'vitest';
import { decide, packHelp } from '../../../db/rules/decide.ts';
import type { DecisionRequest } from '../../../db/rules/model.ts';
import type { CityId, ServiceId } from '../../../db/rules/words.ts';
import { ALL, ask, atm, counter, describeRows, kiosk, MONDAY, packOf, shown, type Row } from './sentences.ts';

type Spot = Pick<DecisionRequest, 'channel' | 'outletKinds' | 'banks'>;
type Verb = 'query change' | 'pin change' | 'pin unlock' | 'pin reset' | 'bank change' | 'bank reset';
const SERVICES: Readonly<Record<Verb, ServiceId>> = {
  'query change': 'changeQueryPassword',
  'pin change': 'changeSocialSecurityPin',
  'pin unlock': 'unlockSocialSecurityPin',
  'pin reset': 'resetSocialSecurityPin',
  'bank change': 'changeBankPin',
  'bank reset': 'resetBankPin',
};
const VERBS = Object.keys(SERVICES) as readonly Verb[];
const BANK = { terminal: '长沙银行', issuer: '长沙银行' };
const OTHER_BANK = { terminal: '建设银行', issuer: '长沙银行' };

/** Document, sentence, place, what may be done there, and what the document says nothing of. */
type Line = readonly [document: string, sentence: string, name: string, spot: Spot, may: readonly Verb[], unsaid: readonly Verb[]];

const CENTRE = '社会保障卡管理服务中心只能修改社保查询密码及社保账户密码';
const PARTNER = '各合作银行社保卡服务网点都可以修改社保查询密码及社保账户密码';
const UNLOCK = '部分结算量大的三级协议医疗机构和特殊门诊药店也可以进行社保账户密码解锁与密码重置操作';
const ISSUER = '金融账户密码只能前往发卡银行ATM机或柜台进行密码重置和修改';
const CHANGSHA: readonly Line[] = [
  ['S1', CENTRE, 'card service centre', counter('cardServiceWindow'), ['query change', 'pin change'], []],
  ['S1', CENTRE, 'a kiosk in the centre', kiosk('cardServiceWindow'), ['query change', 'pin change'], []],
  ['S1', PARTNER, 'another partner bank', { ...counter('partnerBankOutlet'), banks: OTHER_BANK }, ['query change', 'pin change'], []],
  [
    'S1',
    PARTNER,
    'a bank’s outlet that is not the issuer’s',
    { ...counter('issuingBankOutlet'), banks: OTHER_BANK },
    ['query change', 'pin change'],
    [],
  ],
  [
    'S1',
    ISSUER,
    'counter of the issuing bank',
    { ...counter('issuingBankOutlet'), banks: BANK },
    ['query change', 'pin change', 'bank change', 'bank reset'],
    [],
  ],
  [
    'S1',
    ISSUER,
    'a partner that is the issuer',
    { ...counter('partnerBankOutlet'), banks: BANK },
    ['query change', 'pin change', 'bank change', 'bank reset'],
    [],
  ],
  ['S1', ISSUER, 'ATM of the issuing bank', { ...atm('issuingBankOutlet'), banks: BANK }, ['bank change', 'bank reset'], []],
  ['S1', ISSUER, 'ATM of another bank', { ...atm('issuingBankOutlet'), banks: OTHER_BANK }, [], []],
  ['S1', UNLOCK, 'a large tertiary hospital', counter('largeTertiaryHospital'), ['pin unlock', 'pin reset'], []],
  ['S1', UNLOCK, 'a special outpatient pharmacy', kiosk('specialOutpatientPharmacy'), ['pin unlock', 'pin reset'], []],
  ['S1', UNLOCK, 'any other hospital', counter('designatedHospital'), [], []],
  ['S1', UNLOCK, 'any other pharmacy', counter('designatedPharmacy'), [], []],
];

const HOSPITAL = '一个是社保功能密码,初始密码为“000000”,可到市内定点医院或定点药店修改密码';
const COUNTY = '若因密码输错被锁定的,需同时持本人身份证和二代社保卡到参保地县(区)医保经办机构重置';
const BANKS = '银行密码需按合作银行管理办法执行';
const query = ['query change'] as const;
const ZHAOTONG: readonly Line[] = [
  ['S4', HOSPITAL, 'a designated hospital', counter('designatedHospital'), ['pin change'], query],
  ['S4', HOSPITAL, 'a designated pharmacy', kiosk('designatedPharmacy'), ['pin change'], query],
  ['S4', COUNTY, 'the county medical insurance office', counter('countyMedicalInsuranceOffice'), ['pin reset'], query],
  ['S4', HOSPITAL, 'the card service window', counter('cardServiceWindow'), [], query],
  ['S4', BANKS, 'counter of the issuing bank', counter('issuingBankOutlet'), ['bank change', 'bank reset'], query],
  ['S4', BANKS, 'a bank that did not issue it', { ...counter('issuingBankOutlet'), banks: OTHER_BANK }, [], query],
];

/** What is reset or unlocked is locked, what is changed is not. */
function askedAt(city: CityId, verb: Verb, spot: Spot) {
  const functionState = verb === 'pin unlock' || verb === 'pin reset' ? 'locked' : 'active';
  return decide(packOf(city), { service: SERVICES[verb], functionState, evidence: ALL, on: MONDAY, ...spot });
}

describe.each([
  ['changsha', CHANGSHA],
  ['zhaotong', ZHAOTONG],
] as const)('passwords in %s', (city, lines) => {
  it.each(lines)('%s %s: %s', (document, _sentence, _name, spot, may, unsaid) => {
    const said = VERBS.filter((verb) => !unsaid.includes(verb));
    const answers = said.map((verb) => [verb, askedAt(city, verb, spot)] as const);
    expect(answers.filter(([, { decision }]) => decision === 'allowed').map(([verb]) => verb)).toEqual(
      said.filter((verb) => may.includes(verb)),
    );
    for (const [verb, answer] of answers) {
      if (answer.decision !== 'refused') continue;
      expect(answer.goTo.length, `${verb} is refused and names a place`).toBeGreaterThan(0);
      expect(answer.sources[0]?.document, verb).toBe(document);
    }
  });
});

const HELD: readonly Row[] = [
  [
    'S1',
    ISSUER,
    'at the centre: the issuing bank is named',
    'changsha',
    { service: 'resetBankPin', ...counter('cardServiceWindow') },
    { is: 'place', goTo: ['发卡银行ATM机或柜台'] },
  ],
  [
    'S1',
    UNLOCK,
    'at the centre: hospitals and pharmacies are named',
    'changsha',
    { service: 'unlockSocialSecurityPin', functionState: 'locked', ...counter('cardServiceWindow') },
    { is: 'place', goTo: ['三级协议医疗机构', '特殊门诊药店'] },
  ],
  [
    'S1',
    PARTNER,
    'at a hospital: centre and banks are named',
    'changsha',
    { service: 'changeSocialSecurityPin', ...counter('largeTertiaryHospital') },
    { is: 'place', goTo: ['社会保障卡管理服务中心', '合作银行'] },
  ],
  [
    'S4',
    COUNTY,
    'both the ID card and the card',
    'zhaotong',
    { service: 'resetSocialSecurityPin', functionState: 'locked', ...counter('countyMedicalInsuranceOffice'), evidence: shown('card') },
    { is: 'needs', missing: ['idCard'] },
  ],
  [
    'S4',
    COUNTY,
    'both the card and the ID card',
    'zhaotong',
    { service: 'resetSocialSecurityPin', functionState: 'locked', ...counter('countyMedicalInsuranceOffice'), evidence: shown('idCard') },
    { is: 'needs', missing: ['card'] },
  ],
  [
    'S4',
    COUNTY,
    'at a hospital: the county office is named',
    'zhaotong',
    { service: 'resetSocialSecurityPin', functionState: 'locked', ...counter('designatedHospital') },
    { is: 'place', goTo: ['县（区）医保经办机构'], bring: ['身份证', '社会保障卡'] },
  ],
  [
    'S4',
    HOSPITAL,
    'at the window: hospitals and pharmacies are named',
    'zhaotong',
    { service: 'changeSocialSecurityPin', ...counter('cardServiceWindow') },
    { is: 'place', goTo: ['定点医院', '定点药店'] },
  ],
  [
    'S4',
    COUNTY,
    'a locked PIN is not changed',
    'zhaotong',
    { service: 'changeSocialSecurityPin', functionState: 'locked', ...counter('designatedHospital') },
    { is: 'state', goTo: ['县（区）医保经办机构'] },
  ],
  [
    'S4',
    HOSPITAL,
    'after the reset',
    'zhaotong',
    { service: 'resetSocialSecurityPin', functionState: 'locked', ...counter('countyMedicalInsuranceOffice') },
    { is: 'allowed', says: ['000000'] },
  ],
];
describeRows('a refusal names the place that can help', HELD);

describe('the PIN of a new card', () => {
  it('S4 初始密码为“000000”, 补、换的二代社保卡人社功能密码仍为“000000”', () => {
    expect(packOf('zhaotong').initialPin).toMatchObject({ value: '000000', source: { document: 'S4' } });
    const replaced = ask('zhaotong', { service: 'replacement', functionState: 'formallyLost', ...counter('issuingBankOutlet') });
    expect(replaced.decision === 'allowed' && replaced.consequences.some(({ zh }) => zh.includes('000000'))).toBe(true);
  });

  it('S1, S4: who has locked one is sent to the places of the table', () => {
    const goTo = (city: CityId) =>
      packHelp(packOf(city), 'socialSecurityPinLocked')
        .goTo.map(({ zh }) => zh)
        .join();
    expect(goTo('changsha')).toContain('三级协议医疗机构');
    expect(goTo('zhaotong')).toContain('县（区）医保经办机构');
  });
});
