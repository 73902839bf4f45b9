import { describe, expect, it } from 'vitest';
import { decide, hotlineTexts, packHelp, packWarnings } from './decide.ts';
import { loadPack } from './load-pack.ts';
import type { CityId, Decision, DecisionRequest, Evidence } from './model.ts';
import type { Pack } from './pack-schema.ts';

const NOTHING: Evidence = { card: false, idCard: false, socialSecurityPin: false, bankPin: false, proxy: false };
const CARD_AND_ID: Evidence = { ...NOTHING, card: true, idCard: true };
const CARD_AND_PIN: Evidence = { ...NOTHING, card: true, socialSecurityPin: true };

function pack(city: CityId): Pack {
  const loaded = loadPack(city);
  if (!loaded.ok) throw new Error(loaded.error.detail);
  return loaded.value;
}

function ask(city: CityId, request: Partial<DecisionRequest> & Pick<DecisionRequest, 'service'>): Decision {
  return decide(pack(city), { outletKinds: [], channel: 'kiosk', evidence: NOTHING, on: '2026-11-22', ...request });
}

/** What a refused person reads, in Chinese, as one text. */
function refusal(decision: Decision): string {
  if (decision.decision !== 'refused') throw new Error(`not refused: ${decision.decision}`);
  return [decision.reason, ...decision.goTo, ...decision.bring].map((text) => text.zh).join('|');
}

describe('S4 Zhaotong, loss', () => {
  const loss = { service: 'temporaryLoss', cardFunction: 'socialSecurity', functionState: 'active' } as const;

  it('人社功能临时挂失可通过拨打12333或到人社部门社会保障卡服务窗口办理: at the window with an ID card it is allowed', () => {
    const decision = ask('zhaotong', { ...loss, outletKinds: ['cardServiceWindow'], evidence: { ...NOTHING, idCard: true } });
    expect(decision.decision).toBe('allowed');
  });

  it('人社功能临时挂失可通过拨打12333…: at a hospital it is refused, and the refusal names window and telephone', () => {
    const decision = ask('zhaotong', { ...loss, outletKinds: ['designatedHospital'], evidence: CARD_AND_PIN });
    expect(refusal(decision)).toContain('社会保障卡服务窗口');
    expect(refusal(decision)).toContain('拨打12333');
    expect(decision).toMatchObject({ cause: 'place', sources: [{ document: 'S4' }] });
  });

  it('人社功能临时挂失可通过拨打12333…: by telephone no place is asked for', () => {
    expect(ask('zhaotong', { ...loss, channel: 'telephone', evidence: { ...NOTHING, idCard: true } }).decision).toBe('allowed');
  });

  it('人社功能临时挂失有效期限为20天，超过有效时限将自动解除临时挂失: it lapses after 20 days and freezes nothing else', () => {
    const decision = ask('zhaotong', { ...loss, outletKinds: ['cardServiceWindow'], evidence: { ...NOTHING, idCard: true } });
    expect(decision).toMatchObject({ lapsesAfterDays: 20, linkedFunctions: [] });
    expect(decision.sources.map((source) => source.quote).join()).toContain('20天');
  });

  it('the terminal asks for the PIN when the card is in, for the ID card when nothing is there', () => {
    const here = { ...loss, outletKinds: ['cardServiceWindow'] } as const;
    expect(ask('zhaotong', { ...here, evidence: { ...NOTHING, card: true } })).toMatchObject({
      decision: 'needs',
      missing: ['socialSecurityPin'],
    });
    expect(ask('zhaotong', here)).toMatchObject({ decision: 'needs', missing: ['idCard'], bring: [{ zh: '本人有效身份证' }] });
  });

  it('金融功能临时挂失可拨打合作银行服务电话办理: no terminal takes it, the bank hotline does', () => {
    const decision = ask('zhaotong', {
      ...loss,
      cardFunction: 'bank',
      outletKinds: ['cardServiceWindow', 'issuingBankOutlet'],
      evidence: CARD_AND_ID,
    });
    expect(refusal(decision)).toContain('拨打发卡银行服务电话');
    expect(decision).toMatchObject({ cause: 'channel' });
  });

  it('须本人持社会保障卡和有效身份证件分别到…银行网点及…服务窗口办理解除: each function at its own place, card and ID both', () => {
    const lift = { service: 'liftLoss', functionState: 'temporarilyLost' } as const;
    const window = { ...lift, cardFunction: 'socialSecurity', outletKinds: ['cardServiceWindow'] } as const;
    const bank = { ...lift, cardFunction: 'bank', outletKinds: ['issuingBankOutlet'] } as const;
    expect(ask('zhaotong', { ...window, evidence: CARD_AND_ID }).decision).toBe('allowed');
    expect(ask('zhaotong', { ...bank, evidence: CARD_AND_ID }).decision).toBe('allowed');
    expect(ask('zhaotong', { ...window, evidence: CARD_AND_PIN })).toMatchObject({ decision: 'needs', missing: ['idCard'] });
    expect(ask('zhaotong', { ...window, evidence: { ...NOTHING, idCard: true } })).toMatchObject({ decision: 'needs', missing: ['card'] });
    expect(refusal(ask('zhaotong', { ...window, cardFunction: 'bank', evidence: CARD_AND_ID }))).toContain('发卡银行网点');
    expect(refusal(ask('zhaotong', { ...bank, cardFunction: 'socialSecurity', evidence: CARD_AND_ID }))).toContain('社会保障卡服务窗口');
  });

  it('非本人办理解除人社功能临时挂失需出示代办人有效身份证件原件: a proxy may lift it and is told to bring the original', () => {
    const lift = {
      service: 'liftLoss',
      cardFunction: 'socialSecurity',
      functionState: 'temporarilyLost',
      outletKinds: ['cardServiceWindow'],
    } as const;
    expect(ask('zhaotong', { ...lift, evidence: { ...CARD_AND_ID, proxy: true } }).decision).toBe('allowed');
    const short = ask('zhaotong', { ...lift, evidence: { ...NOTHING, card: true, proxy: true } });
    expect(short).toMatchObject({ decision: 'needs', bring: [{ zh: '本人有效身份证' }, { zh: '代办人有效身份证件原件' }] });
  });

  it('确认卡已经丢失且无法找回，可以到服务银行网点进行正式挂失补办: a formal report is not lifted but leads to a replacement', () => {
    const decision = ask('zhaotong', {
      service: 'liftLoss',
      cardFunction: 'socialSecurity',
      functionState: 'formallyLost',
      outletKinds: ['cardServiceWindow'],
      evidence: CARD_AND_ID,
    });
    expect(refusal(decision)).toContain('补办新卡');
    expect(decision).toMatchObject({ cause: 'state' });
  });

  it('what is not lost cannot be lifted, what is lost cannot be reported again', () => {
    const at = { outletKinds: ['cardServiceWindow'], evidence: CARD_AND_ID } as const;
    expect(refusal(ask('zhaotong', { service: 'liftLoss', cardFunction: 'socialSecurity', functionState: 'active', ...at }))).toContain(
      '没有挂失',
    );
    expect(refusal(ask('zhaotong', { ...loss, functionState: 'temporarilyLost', ...at }))).toContain('已经挂失');
  });
});

describe('S4 Zhaotong, PIN and activation', () => {
  it('若因密码输错被锁定的，需同时持本人身份证和二代社保卡到参保地县（区）医保经办机构重置', () => {
    const reset = { service: 'resetSocialSecurityPin', cardFunction: 'socialSecurity', functionState: 'active' } as const;
    expect(ask('zhaotong', { ...reset, outletKinds: ['countyMedicalInsuranceOffice'], evidence: CARD_AND_ID }).decision).toBe('allowed');
    expect(
      ask('zhaotong', { ...reset, outletKinds: ['countyMedicalInsuranceOffice'], evidence: { ...NOTHING, card: true } }),
    ).toMatchObject({ missing: ['idCard'] });
    expect(refusal(ask('zhaotong', { ...reset, outletKinds: ['cardServiceWindow'], evidence: CARD_AND_ID }))).toContain(
      '参保地县（区）医保经办机构',
    );
    expect(packHelp(pack('zhaotong'), 'socialSecurityPinLocked')).toMatchObject({
      goTo: [{ zh: '参保地县（区）医保经办机构' }],
      bring: [{ zh: '本人有效身份证' }, { zh: '社会保障卡' }],
    });
  });

  it('社保功能密码，初始密码为“000000”，可到市内定点医院或定点药店修改密码', () => {
    expect(pack('zhaotong').initialPin).toMatchObject({ value: '000000', source: { document: 'S4' } });
    expect(packHelp(pack('zhaotong'), 'changeSocialSecurityPin').goTo).toEqual([expect.objectContaining({ zh: '市内定点医院或定点药店' })]);
  });

  it('在昭通市内所有定点药店和定点医院刷卡成功后即可激活使用: there with card and PIN, elsewhere sent there', () => {
    const activate = {
      service: 'activateFunction',
      cardFunction: 'socialSecurity',
      functionState: 'notActivated',
      evidence: CARD_AND_PIN,
    } as const;
    expect(ask('zhaotong', { ...activate, outletKinds: ['designatedPharmacy'] }).decision).toBe('allowed');
    expect(ask('zhaotong', { ...activate, outletKinds: ['designatedHospital'] }).decision).toBe('allowed');
    expect(refusal(ask('zhaotong', { ...activate, outletKinds: ['issuingBankOutlet'] }))).toContain('市内定点医院或定点药店');
  });

  it('医保功能激活后，原医保卡中个人账户余额自动划转至新卡，原卡自动作废: both are told before', () => {
    const decision = ask('zhaotong', {
      service: 'activateFunction',
      cardFunction: 'socialSecurity',
      functionState: 'notActivated',
      outletKinds: ['designatedHospital'],
      evidence: CARD_AND_PIN,
    });
    const told = decision.decision === 'allowed' ? decision.consequences.map((text) => text.zh).join('|') : '';
    expect(told).toContain('余额转入本卡');
    expect(told).toContain('原卡同时作废');
  });

  it('启用银行卡功能: 需本人持身份证到市内发卡银行网点柜台办理: counter yes, kiosk no, proxy no', () => {
    const activate = {
      service: 'activateFunction',
      cardFunction: 'bank',
      functionState: 'notActivated',
      outletKinds: ['issuingBankOutlet'],
      evidence: CARD_AND_ID,
    } as const;
    expect(ask('zhaotong', { ...activate, channel: 'counter' }).decision).toBe('allowed');
    expect(refusal(ask('zhaotong', activate))).toContain('发卡银行网点柜台');
    expect(ask('zhaotong', { ...activate, channel: 'counter', evidence: { ...CARD_AND_ID, proxy: true } })).toMatchObject({
      cause: 'proxy',
    });
  });

  it('参保人须及时设置个人密码并谨慎保管，一旦遗失，及时挂失或补办: menu and slip warn of it', () => {
    const warnings = packWarnings(pack('zhaotong'))
      .map((text) => text.zh)
      .join('|');
    expect(warnings).toContain('000000');
    expect(warnings).toContain('立即挂失');
    expect(hotlineTexts(pack('zhaotong'))).toContainEqual({ zh: '人社服务热线 12333', en: 'Social-security hotline 12333' });
  });
});

describe('S2 Suzhou, loss', () => {
  const BANK = { outletKinds: ['issuingBankOutlet'] } as const;
  const loss = {
    service: 'temporaryLoss',
    cardFunction: 'socialSecurity',
    functionState: 'active',
    ...BANK,
    evidence: { ...NOTHING, idCard: true },
  } as const;
  const lift = { service: 'liftLoss', cardFunction: 'bank', functionState: 'temporarilyLost', ...BANK, evidence: CARD_AND_ID } as const;

  it('挂失后，社会保障功能、银行账户将会联动冻结: either freezes both', () => {
    expect(ask('suzhou', loss)).toMatchObject({ decision: 'allowed', linkedFunctions: ['bank'] });
    expect(ask('suzhou', { ...loss, cardFunction: 'bank' })).toMatchObject({ decision: 'allowed', linkedFunctions: ['socialSecurity'] });
  });

  it('电子钱包账户不冻结: it cannot be reported lost', () => {
    expect(refusal(ask('suzhou', { ...loss, cardFunction: 'eWallet' }))).toContain('电子钱包账户不冻结');
  });

  it('口头挂失 has no term: it never lapses by itself', () => {
    expect(ask('suzhou', loss)).toMatchObject({ lapsesAfterDays: null });
  });

  it('直接前往苏州银行各营业网点办理: elsewhere one is sent there or to 96067 and 962026', () => {
    const text = refusal(ask('suzhou', { ...loss, outletKinds: ['communityPoint'] }));
    expect(text).toContain('96067');
    expect(text).toContain('962026');
  });

  it('电话口挂的解挂可至苏州银行各营业网点办理，网点口挂的解挂须至原口挂网点办理', () => {
    expect(ask('suzhou', { ...lift, lossReport: { channel: 'telephone', sameOutlet: false } }).decision).toBe('allowed');
    expect(ask('suzhou', { ...lift, lossReport: { channel: 'counter', sameOutlet: true } }).decision).toBe('allowed');
    expect(refusal(ask('suzhou', { ...lift, lossReport: { channel: 'counter', sameOutlet: false } }))).toContain('原口头挂失的网点');
  });

  it('办理解挂手续须出示社会保障•市民卡及本人身份证', () => {
    expect(ask('suzhou', { ...lift, evidence: { ...NOTHING, card: true } })).toMatchObject({ decision: 'needs', missing: ['idCard'] });
  });

  it('解挂业务不得代办', () => {
    expect(refusal(ask('suzhou', { ...lift, evidence: { ...CARD_AND_ID, proxy: true } }))).toContain('不得代办');
  });

  it('办理书面挂失后，不可解挂; 补卡周期为7天', () => {
    expect(refusal(ask('suzhou', { ...lift, functionState: 'formallyLost' }))).toContain('补卡周期为7天');
  });
});

describe('S1, S0 Changsha and S3 Hunan', () => {
  it('S1 三级协议医疗机构和特殊门诊药店也可以进行社保账户密码解锁与密码重置: there, not at the card service centre', () => {
    const reset = {
      service: 'resetSocialSecurityPin',
      cardFunction: 'socialSecurity',
      functionState: 'locked',
      evidence: CARD_AND_ID,
    } as const;
    expect(ask('changsha', { ...reset, outletKinds: ['largeTertiaryHospital'] }).decision).toBe('allowed');
    expect(ask('changsha', { ...reset, outletKinds: ['designatedHospital'] }).decision).toBe('refused');
    expect(refusal(ask('changsha', { ...reset, outletKinds: ['cardServiceWindow'] }))).toContain('特殊门诊药店');
  });

  it('S1 金融账户密码只能前往发卡银行ATM机或柜台: a locked bank PIN is sent there', () => {
    expect(packHelp(pack('changsha'), 'bankPinLocked').goTo).toEqual([expect.objectContaining({ zh: '发卡银行ATM机或柜台' })]);
  });

  it('S1 各合作银行社保卡服务网点都可以修改社保查询密码及社保账户密码: the PIN is changed there or at the card service centre', () => {
    const places = packHelp(pack('changsha'), 'changeSocialSecurityPin').goTo.map((text) => text.zh);
    expect(places).toEqual(['社会保障卡管理服务中心', '各合作银行社保卡服务网点']);
  });

  it('S0 带身份证原件在长沙银行柜台激活: the terminal refuses and names the counter', () => {
    const decision = ask('changsha', { service: 'activateFunction', cardFunction: 'bank', functionState: 'notActivated' });
    expect(refusal(decision)).toContain('长沙银行柜台');
  });

  it('S3 线下通过各级医保经办窗口、街道和社区医保服务站: the ledger is looked up with card and PIN', () => {
    expect(ask('hunan-ledger', { service: 'statement', outletKinds: ['communityPoint'], evidence: CARD_AND_PIN }).decision).toBe('allowed');
    expect(ask('hunan-ledger', { service: 'statement', on: '2023-09-30', evidence: CARD_AND_PIN })).toMatchObject({
      decision: 'refused',
      cause: 'notOffered',
    });
  });
});

it('a menu asks without a function and gets the best answer of all functions', () => {
  const at = { service: 'temporaryLoss', outletKinds: ['cardServiceWindow'] } as const;
  expect(ask('zhaotong', { ...at, evidence: CARD_AND_PIN }).decision).toBe('allowed');
  expect(ask('zhaotong', { ...at, outletKinds: ['designatedHospital'], evidence: CARD_AND_PIN }).decision).toBe('refused');
});
