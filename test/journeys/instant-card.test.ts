/** A card on the spot: in Changsha made at the bank for two kinds of retirees, in Zhaotong with the window's application notice. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Terminal } from '../../db/authority/api.ts';
import type { Configuration } from '../../electron/configuration.ts';
import type { OrderReason } from '../../electron/api/order-view.ts';
import type { IdCardSummary, PersonSummary } from '../../electron/session/effects.ts';
import { type InProcess, startInProcess } from '../support/in-process.ts';
import { Rig, rigConfig, SERVICE_CENTRE, WANG, WANG_RECORDS } from '../support/terminal-rig.ts';

const BANK_OF_CHANGSHA: Terminal = { id: 'CS1', city: 'changsha', outletName: '长沙银行示范支行', outletKinds: ['issuingBankOutlet'] };
const CENTRE_OF_CHANGSHA: Terminal = { id: 'CS2', city: 'changsha', outletName: '长沙示范社保卡中心', outletKinds: ['cardServiceWindow'] };
const SUZHOU_BANK: Terminal = { id: 'SZ2', city: 'suzhou', outletName: '苏州示范支行', outletKinds: ['issuingBankOutlet'] };
const ID_CARD: IdCardSummary = {
  name: '周福田',
  maskedName: '*福田',
  maskedIdentityNumber: '430***********0015',
  validUntil: 'longTerm',
  matchesCard: null,
};

/** Somebody with nothing but their ID card; the records know no card of theirs unless told. */
function byIdCard(terminal: Terminal, person: PersonSummary | null = null): Rig {
  const rig = new Rig(rigConfig(terminal));
  rig.intent({ intent: 'begin' });
  rig.answer({ of: 'idCard.read', result: { outcome: 'read', session: 'S-20261122-0001', idCard: ID_CARD, settled: [] } });
  const failed = { outcome: 'failed', code: 'authority.unknownCard' } as const;
  rig.answer({ of: 'records.person', result: person === null ? failed : { outcome: 'found', person } });
  return rig;
}

function offered(rig: Rig): string | undefined {
  return rig.screen('menu').services.find(({ service }) => service === 'instantCard')?.state;
}

function asked(terminal: Terminal, reason: OrderReason | 'none', person: PersonSummary | null = null): Rig {
  const rig = byIdCard(terminal, person);
  rig.intent({ intent: 'choose', service: 'instantCard' });
  rig.intent({ intent: 'chooseReason', reason });
  return rig;
}

const RECEIPT = {
  number: 'ZT-20261122-000017',
  issuedAtMs: Date.parse('2026-11-22T02:01:00Z'),
  functions: [],
  lapsesOn: null,
  movedBalanceFen: null,
};

describe('in Changsha', () => {
  it('asks one plain question and says what follows before the order, under a key of its own', () => {
    const rig = byIdCard(BANK_OF_CHANGSHA);
    expect(offered(rig)).toBe('available');
    rig.intent({ intent: 'choose', service: 'instantCard' });
    expect(rig.screen('chooseReason').reasons).toEqual(['landRequisitionRetiree', 'flexibleRetiree']);
    rig.intent({ intent: 'chooseReason', reason: 'flexibleRetiree' });
    expect(rig.screen('confirm').terms?.[0]?.zh).toContain('1个月');
    rig.intent({ intent: 'confirm' });
    expect(rig.asked('records.order')).toMatchObject({ kind: 'instant', circumstance: 'flexibleRetiree' });
    rig.answer({ of: 'records.order', result: { outcome: 'done', receipt: RECEIPT } });
    expect(rig.screen('result').alsoPrints).toBeUndefined();
    rig.intent({ intent: 'print' });
    expect(JSON.stringify(rig.asked('print').document)).toContain('请把回执和身份证交给本网点');
  });

  it('sends everybody else to where their card is to be had', () => {
    const rig = asked(BANK_OF_CHANGSHA, 'none');
    expect(rig.screen('refused').reason.zh).toContain('只限拆迁退休和灵活就业退休');
    expect(rig.screen('refused').goTo.length).toBeGreaterThan(0);
  });

  it('sends a retiree at another outlet to a machine of the bank', () => {
    const rig = byIdCard(CENTRE_OF_CHANGSHA);
    expect(offered(rig)).toBe('unavailable');
    rig.intent({ intent: 'choose', service: 'instantCard' });
    rig.intent({ intent: 'chooseReason', reason: 'landRequisitionRetiree' });
    expect(rig.screen('refused').reason.zh).toContain('长沙银行自助机');
  });

  it('tells a holder that the old card gives way, and orders a lost answer again under the same key', () => {
    const rig = asked(BANK_OF_CHANGSHA, 'landRequisitionRetiree', WANG_RECORDS);
    expect(rig.screen('confirm').consequences.map(({ zh }) => zh)).toContain('领到新卡启用后，原卡作废。');
    rig.intent({ intent: 'confirm' });
    const { key } = rig.asked('records.order');
    rig.answer({ of: 'records.order', result: { outcome: 'failed', code: 'host.unknownOutcome' } });
    expect(rig.screen('trouble').trouble).toBe('unknownOutcome');
    rig.intent({ intent: 'again' });
    expect(rig.asked('records.order').key).toBe(key);
  });

  it('asks a person who came with the card for the ID card, and takes no other’s', () => {
    const rig = new Rig(rigConfig(BANK_OF_CHANGSHA));
    rig.verify(WANG, WANG_RECORDS);
    rig.intent({ intent: 'menu' });
    rig.intent({ intent: 'choose', service: 'instantCard' });
    rig.intent({ intent: 'chooseReason', reason: 'landRequisitionRetiree' });
    rig.screen('presentIdCard');
    rig.answer({ of: 'idCard.read', result: { outcome: 'read', session: 's', idCard: { ...ID_CARD, matchesCard: false }, settled: [] } });
    expect(rig.screen('trouble').trouble).toBe('idCardMismatch');
  });
});

describe('in Zhaotong', () => {
  it('prints the application notice at the card service window, with the fields of the pack', () => {
    const rig = asked(SERVICE_CENTRE, 'urgent');
    expect(rig.screen('confirm').terms?.map(({ zh }) => zh)).toEqual(expect.arrayContaining(['即时制卡约30分钟。', '首次领取免费。']));
    rig.intent({ intent: 'confirm' });
    rig.answer({ of: 'records.order', result: { outcome: 'done', receipt: RECEIPT } });
    expect(rig.screen('result').alsoPrints).toBe('notice');
    rig.intent({ intent: 'print', paper: 'notice' });
    expect(rig.screen('printing').document).toBe('notice');
    const { document, printer } = rig.asked('print');
    expect(printer).toBe('document');
    expect(document.title).toBe('制卡申请通知');
    const lines = document.blocks.flatMap((block) => (block.kind === 'line' ? [`${block.label}：${block.value}`] : []));
    expect(lines).toEqual([
      '通知编号：ZT-20261122-000017',
      '姓名：周福田',
      '社会保障号码：430***********0015',
      '申请事由：急需用卡，首次制卡',
      '制卡银行：工商银行、农业银行、中国银行、建设银行、农商行（信用社）',
      '费用：首次领取免费',
      '办理窗口：昭通市示范区便民服务中心',
      '日期：2026年11月22日',
      '银行经办人签章：＿＿＿＿＿＿＿＿＿＿',
      '领卡人签名：＿＿＿＿＿＿＿＿＿＿',
    ]);
  });

  it('sends a holder who lost the card to the bank that issued it, with cost and time', () => {
    const rig = asked(SERVICE_CENTRE, 'afterLoss', WANG_RECORDS);
    const refused = rig.screen('refused');
    expect(refused.reason.zh).toContain('发卡银行');
    expect(refused.terms?.map(({ zh }) => zh).join()).toMatch(/30分钟.*22/u);
    const misprinted = asked(SERVICE_CENTRE, 'misprint', WANG_RECORDS).screen('refused');
    expect(misprinted.terms?.map(({ zh }) => zh)).toContain('卡面信息印刷有误的不收取费用。');
  });

  it('does not ask a holder whether they have no card yet', () => {
    const rig = byIdCard(SERVICE_CENTRE, WANG_RECORDS);
    rig.intent({ intent: 'choose', service: 'instantCard' });
    expect(rig.screen('chooseReason').reasons).toEqual(['misprint', 'afterLoss']);
  });
});

describe('formal loss', () => {
  it('in Suzhou is told elsewhere without the card: nobody can check the bank PIN then', () => {
    const rig = byIdCard(SUZHOU_BANK, WANG_RECORDS);
    rig.intent({ intent: 'choose', service: 'formalLoss' });
    const refused = rig.screen('refused');
    expect(refused.reason.zh).toContain('银行密码');
    expect(refused.goTo.length).toBeGreaterThan(0);
    expect(refused.bring.length).toBeGreaterThan(0);
    expect(refused.terms?.map(({ zh }) => zh).join()).toContain('7天');
  });

  it('in Suzhou asks for bank PIN and ID card, says that it cannot be lifted, and freezes both functions', () => {
    const rig = new Rig(rigConfig(SUZHOU_BANK));
    rig.verify(WANG, WANG_RECORDS);
    rig.intent({ intent: 'menu' });
    rig.intent({ intent: 'choose', service: 'formalLoss' });
    rig.answer({ of: 'bank.pinState', result: { outcome: 'state', triesLeft: 3, locked: false } });
    expect(rig.screen('pin')).toMatchObject({ pin: 'bank', purpose: 'formalLoss' });
    rig.answer({ of: 'pad.enter', result: { outcome: 'entered' } });
    rig.answer({ of: 'bank.verifyPin', result: { outcome: 'correct' } });
    rig.screen('presentIdCard');
    rig.answer({ of: 'idCard.read', result: { outcome: 'read', session: 's', idCard: { ...ID_CARD, matchesCard: true }, settled: [] } });
    const confirm = rig.screen('confirm');
    expect(confirm.functions).toEqual(['socialSecurity', 'bank']);
    expect(confirm.consequences.map(({ zh }) => zh)).toContain('书面挂失不可解挂。');
    rig.intent({ intent: 'confirm' });
    expect(rig.asked('records.execute')).toMatchObject({ command: 'reportFormalLoss' });
    rig.answer({ of: 'records.execute', result: { outcome: 'done', receipt: { ...RECEIPT, bring: [] } } });
    expect(rig.screen('result').facts).toContainEqual({ fact: 'neverLifted' });
  });

  it.each(['changsha', 'zhaotong'] as const)('in %s is told with place and papers', (city) => {
    const rig = byIdCard({ ...SUZHOU_BANK, city }, WANG_RECORDS);
    rig.intent({ intent: 'choose', service: 'formalLoss' });
    expect(rig.screen('refused').goTo.length).toBeGreaterThan(0);
    rig.intent({ intent: 'menu' });
    rig.intent({ intent: 'choose', service: 'replacement' });
    expect(rig.screen('refused').bring.length).toBeGreaterThan(0);
  });
});

describe('in a whole terminal', () => {
  let kiosk: InProcess;
  afterEach(async () => {
    expect(kiosk.bugs).toEqual([]);
    await kiosk.close();
  });

  async function order(reason: OrderReason): Promise<void> {
    kiosk.intent({ intent: 'begin' });
    await kiosk.until('insertCard');
    const number = '430121195803120015';
    kiosk.machine.idReaderSim.place({ kind: 'residentIdCard', number, name: '周福田', validFrom: '2016-01-01', validUntil: 'longTerm' });
    await kiosk.until('menu');
    kiosk.machine.idReaderSim.takeAway();
    kiosk.intent({ intent: 'choose', service: 'instantCard' });
    await kiosk.until('chooseReason');
    kiosk.intent({ intent: 'chooseReason', reason });
    await kiosk.until('confirm');
    kiosk.intent({ intent: 'confirm' });
    await kiosk.untilFrame(({ view }) => ['result', 'refused', 'trouble'].includes(view.screen));
  }

  it('a retiree without a card orders one in Changsha, at a machine without a dispenser; a second is not ordered', async () => {
    const there = (same: Configuration) => ({ ...same, terminal: { ...BANK_OF_CHANGSHA, id: same.terminal.id } });
    kiosk = await startInProcess(there, undefined, null, undefined, ({ cardDispenser: _none, ...machine }) => machine);
    await order('landRequisitionRetiree');
    expect((await kiosk.until('result')).facts[0]).toMatchObject({ fact: 'receiptNumber' });
    kiosk.intent({ intent: 'end' });
    await kiosk.until('goodbye');
    kiosk.intent({ intent: 'begin' });
    await kiosk.until('attract');
    await order('landRequisitionRetiree');
    expect((await kiosk.until('refused')).reason.zh).toContain('正在制作');
  });

  it('the notice comes out in Zhaotong', async () => {
    kiosk = await startInProcess();
    await order('urgent');
    await kiosk.until('result');
    kiosk.intent({ intent: 'print', paper: 'notice' });
    expect(await kiosk.until('printed')).toMatchObject({ outcome: 'printed', document: 'notice' });
    expect(kiosk.machine.documentSim.documents()[0]?.sheets).toBe(1);
  });
});
