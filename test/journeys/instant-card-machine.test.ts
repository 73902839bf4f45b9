/** 当场制卡 at a machine with a dispenser: in Changsha, at a bank's self-service machine. */
import { cpSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { ok } from '../../native/base/result.ts';
import type { Terminal } from '../../db/authority/api.ts';
import type { Configuration } from '../../electron/configuration.ts';
import type { IdCardSummary } from '../../electron/session/effects.ts';
import { blankCard, type VirtualCard } from '../../native/sim/card/index.ts';
import { CardDispenserSim } from '../../native/sim/card-dispenser.ts';
import { createRetainBinSim } from '../../native/sim/retain-bin.ts';
import type { Machine } from '../../electron/compose.ts';
import { type InProcess, startInProcess } from '../support/in-process.ts';
import { Rig, rigConfig, WANG, WANG_RECORDS } from '../support/terminal-rig.ts';

const MACHINE: Terminal = { id: 'CS1', city: 'changsha', outletName: '长沙银行示范支行', outletKinds: ['issuingBankOutlet'] };
const TAKE_MS = 10_000;
const NUMBER = '430121195803120015';
const ID_CARD: IdCardSummary = {
  name: '周福田',
  maskedName: '*福田',
  maskedIdentityNumber: '430***********0015',
  validUntil: 'longTerm',
  matchesCard: null,
};
const RECEIPT = { number: 'CS-1', issuedAtMs: 0, functions: [], lapsesOn: null, movedBalanceFen: null };

function ordered(rig = byIdCard()): Rig {
  rig.intent({ intent: 'choose', service: 'instantCard' });
  rig.intent({ intent: 'chooseReason', reason: 'landRequisitionRetiree' });
  expect(rig.screen('confirm').consequences[0]?.zh).toContain('本机');
  rig.intent({ intent: 'confirm' });
  rig.answer({ of: 'records.order', result: { outcome: 'done', receipt: RECEIPT } });
  return rig;
}

function byIdCard(): Rig {
  const rig = new Rig({ ...rigConfig(MACHINE), makesCards: { takeMs: TAKE_MS } });
  rig.intent({ intent: 'begin' });
  rig.answer({ of: 'idCard.read', result: { outcome: 'read', session: 'S-1', idCard: ID_CARD, settled: [] } });
  rig.answer({ of: 'records.person', result: { outcome: 'failed', code: 'authority.unknownCard' } });
  return rig;
}

describe('a card on the spot at a machine with a dispenser', () => {
  it('is made after the order, held out, and in the person’s hand', () => {
    const rig = ordered();
    expect(rig.screen('waiting')).toMatchObject({ task: 'makingCard', cancellable: false });
    rig.intent({ intent: 'back' });
    rig.answer({ of: 'maker.make', result: { outcome: 'made' } });
    expect(rig.screen('takeNewCard')).toMatchObject({ holder: '周福田', seconds: 10 });
    expect(rig.effects).toContainEqual({ effect: 'light', light: 'cardDispenser', on: true });
    expect(rig.asked('maker.handOut')).toMatchObject({ order: 'CS-1', key: rig.asked('maker.make').key });
    rig.answer({ of: 'maker.handOut', result: { outcome: 'taken', receipt: RECEIPT } });
    expect(rig.screen('result').made).toBe('taken');
    rig.intent({ intent: 'print' });
    expect(JSON.stringify(rig.asked('print').document)).toContain('新卡已交给您');
  });

  it('that was not taken, or could not be made, leaves the order for the counter, and says so', () => {
    for (const code of ['making.spoilt', 'dispenser.jammed', 'keys.unavailable', 'authority.notAllowedHere']) {
      const rig = ordered();
      rig.answer({ of: 'maker.make', result: { outcome: 'failed', code } });
      expect(rig.screen('result')).toMatchObject({ made: 'failed' });
      expect(JSON.stringify(rig.screen('result').facts)).toContain('柜台');
    }
    const left = ordered();
    left.answer({ of: 'maker.make', result: { outcome: 'made' } });
    left.answer({ of: 'maker.handOut', result: { outcome: 'kept' } });
    expect(left.screen('result').made).toBe('kept');
  });

  it.each([
    ['dispenser.empty', 'cardMakerEmpty'],
    ['dispenser.jammed', 'cardMakerDown'],
    ['dispenser.gone', 'cardMakerDown'],
    ['bin.full', 'cardMakerDown'],
  ] as const)('%s is told before anything begins', (faultCode, kind) => {
    const rig = byIdCard();
    rig.send({ event: 'cardMaker', faultCode });
    rig.intent({ intent: 'choose', service: 'instantCard' });
    rig.intent({ intent: 'chooseReason', reason: 'landRequisitionRetiree' });
    expect(rig.screen('trouble')).toMatchObject({ trouble: kind, faultCode });
    expect(rig.effects.some(({ effect }) => effect === 'records.order')).toBe(false);
    rig.send({ event: 'cardMaker', faultCode: null });
    rig.intent({ intent: 'back' });
    rig.intent({ intent: 'chooseReason', reason: 'landRequisitionRetiree' });
    rig.screen('confirm');
  });

  it('goes on with an order that a power cut left open, and with no other one', () => {
    const order = { order: 'CS-7', since: '', orderedOn: '', dueOn: null, outletId: null, feeFen: null, steps: [] };
    const again = (kind: 'instant' | 'replacement'): Rig => {
      const rig = byIdCard();
      rig.intent({ intent: 'choose', service: 'instantCard' });
      rig.intent({ intent: 'chooseReason', reason: 'landRequisitionRetiree' });
      rig.intent({ intent: 'confirm' });
      const reason = { zh: '您已有一张卡正在制作。', en: '' };
      rig.answer({ of: 'records.order', result: { outcome: 'refused', code: 'wrongState', reason } });
      const answer = [{ ...order, kind, step: 'verified' as const }];
      rig.answer({ of: 'records.inquire', result: { outcome: 'found', found: { inquiry: 'orders', answer } } });
      return rig;
    };
    expect(again('instant').asked('maker.make').order).toBe('CS-7');
    expect(again('replacement').screen('refused').reason.zh).toContain('正在制作');
  });

  it('is begun neither on battery nor cut off by it: what is made is handed out', () => {
    const rig = byIdCard();
    rig.intent({ intent: 'choose', service: 'instantCard' });
    rig.intent({ intent: 'chooseReason', reason: 'landRequisitionRetiree' });
    rig.send({ event: 'power', source: 'battery' });
    rig.intent({ intent: 'confirm' });
    expect(rig.screen('trouble').trouble).toBe('powerOnBattery');
    const begun = ordered();
    begun.send({ event: 'power', source: 'low' });
    begun.answer({ of: 'maker.make', result: { outcome: 'made' } });
    begun.screen('takeNewCard');
    begun.answer({ of: 'maker.handOut', result: { outcome: 'taken', receipt: null } });
    expect(begun.effects.filter(({ effect }) => effect === 'shutdown')).toHaveLength(1);
  });

  it('asks for the ID card too, and lets the old card be taken while the new one is made', () => {
    const rig = new Rig({ ...rigConfig(MACHINE), makesCards: { takeMs: TAKE_MS } });
    rig.verify(WANG, WANG_RECORDS);
    rig.intent({ intent: 'menu' });
    rig.intent({ intent: 'choose', service: 'instantCard' });
    rig.intent({ intent: 'chooseReason', reason: 'landRequisitionRetiree' });
    rig.screen('presentIdCard');
    rig.answer({ of: 'idCard.read', result: { outcome: 'read', session: 's', idCard: { ...ID_CARD, matchesCard: true }, settled: [] } });
    rig.intent({ intent: 'confirm' });
    rig.answer({ of: 'records.order', result: { outcome: 'done', receipt: RECEIPT } });
    rig.send({ event: 'cardRemoved', insertion: 1 });
    rig.screen('waiting');
    rig.send({ event: 'timer', timer: 'idle' });
    rig.answer({ of: 'maker.make', result: { outcome: 'made' } });
    rig.answer({ of: 'maker.handOut', result: { outcome: 'taken', receipt: null } });
    rig.intent({ intent: 'end' });
    rig.screen('goodbye');
  });
});

describe('in a whole terminal', () => {
  let kiosk: InProcess;
  afterEach(async () => {
    expect(kiosk.bugs).toEqual([]);
    await kiosk.close();
  });

  const atMachine = (same: Configuration): Configuration => ({
    ...same,
    terminal: { ...MACHINE, id: same.terminal.id, bank: '长沙银行' },
    cardMaking: { ...same.cardMaking, takeMs: TAKE_MS },
  });
  const orders = async () => {
    const told = await kiosk.records.authority.inquire('orders', { inquiry: 'orders', subject: { socialSecurityNumber: NUMBER } });
    return told.ok ? told.value.map(({ step }) => step) : [];
  };
  const bin = async () => (await kiosk.machine.retainBin.status()).count;

  async function begin(): Promise<void> {
    kiosk.intent({ intent: 'begin' });
    await kiosk.until('insertCard');
    const document = { number: NUMBER, name: '周福田', validFrom: '2016-01-01', validUntil: 'longTerm' } as const;
    kiosk.machine.idReaderSim.place({ kind: 'residentIdCard', ...document });
    await kiosk.until('menu');
    kiosk.intent({ intent: 'choose', service: 'instantCard' });
    await kiosk.until('chooseReason');
    kiosk.intent({ intent: 'chooseReason', reason: 'landRequisitionRetiree' });
  }

  async function order(): Promise<void> {
    await begin();
    await kiosk.until('confirm');
    kiosk.intent({ intent: 'confirm' });
  }

  /** The hand waits until the card has come out. */
  async function taken(): Promise<VirtualCard | null> {
    let card: VirtualCard | null = null;
    await expect.poll(() => (card ??= kiosk.machine.cardDispenser.take())).not.toBeNull();
    return card;
  }

  it('a spoilt blank goes into the bin, the next one is made and taken; the order is collected, the card reads as the person’s', async () => {
    kiosk = await startInProcess(atMachine);
    kiosk.machine.cardDispenser.spoilNext();
    await order();
    await kiosk.until('takeNewCard');
    const card = await taken();
    expect((await kiosk.until('result')).made).toBe('taken');
    expect([await orders(), await bin()]).toEqual([['collected'], 1]);
    kiosk.machine.idReaderSim.takeAway();
    kiosk.intent({ intent: 'end' });
    await kiosk.untilFrame(({ view }) => view.screen === 'goodbye' || view.screen === 'attract');
    if (card !== null) kiosk.insertCard(card);
    expect(await kiosk.until('pin')).toMatchObject({ holder: '*福田' });
  });

  it('a jam in the middle leaves the order open; the next person hears of it before anything begins', async () => {
    kiosk = await startInProcess(atMachine);
    kiosk.machine.cardDispenser.jamNext();
    await order();
    expect((await kiosk.until('result')).made).toBe('failed');
    expect(await orders()).toEqual(['verified']);
    kiosk.intent({ intent: 'menu' });
    await kiosk.until('menu');
    kiosk.intent({ intent: 'choose', service: 'instantCard' });
    await kiosk.until('chooseReason');
    kiosk.intent({ intent: 'chooseReason', reason: 'landRequisitionRetiree' });
    expect(await kiosk.until('trouble')).toMatchObject({ faultCode: 'dispenser.jammed' });
  });

  it.each([
    ['taken in the dark: told at the next start, once, and the order is collected', true],
    ['left at the exit: drawn in at the next start, and the order stays open', false],
  ] as const)('a power cut with the card at the exit, %s', async (_name, inHand) => {
    kiosk = await startInProcess(atMachine);
    await order();
    await expect.poll(async () => (await kiosk.machine.cardDispenser.status()).media).toBe('present');
    // What the disk holds at that moment is all that the next start has.
    const disk = `${kiosk.directory}-after`;
    cpSync(kiosk.directory, disk, { recursive: true });
    await kiosk.close();
    const bin = createRetainBinSim();
    const dispenser = new CardDispenserSim({ blank: () => blankCard(1), bin });
    expect(await dispenser.dispense(new AbortController().signal)).toEqual(ok(undefined));
    expect(await dispenser.present()).toEqual(ok(undefined));
    if (inHand) dispenser.take();
    const equip = (machine: Machine): Machine => ({ ...machine, cardDispenser: dispenser, retainBin: bin });
    kiosk = await startInProcess(atMachine, disk, null, undefined, equip);
    await expect.poll(async () => (await dispenser.status()).media).toBe('notPresent');
    await expect.poll(orders).toEqual([inHand ? 'collected' : 'verified']);
    expect((await bin.status()).count).toBe(inHand ? 0 : 1);
    expect(kiosk.journal.unresolved().filter(({ step }) => step.startsWith('card.write.'))).toEqual([]);
  });

  it('an empty stack is told before the order', async () => {
    kiosk = await startInProcess(atMachine);
    kiosk.machine.cardDispenser.fill(0);
    await begin();
    expect(await kiosk.until('trouble')).toMatchObject({ trouble: 'cardMakerEmpty' });
    expect(await orders()).toEqual([]);
  });
});
