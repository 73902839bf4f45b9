import { beforeEach, describe, expect, it } from 'vitest';
import type { AuthorityCommand, CommandOutcome } from './api.ts';
import { ordersOf } from '../stores/orders.ts';
import { findCard } from '../stores/cards.ts';
import { type Ask, type Bench, bench, CARD, DAY_MS, envelope, HOLDER, START_MS } from './testing.ts';

const MACHINE: Ask = {
  city: 'changsha',
  outletName: '长沙银行示范支行',
  outletKinds: ['issuingBankOutlet'],
  outletId: 'CSB-1',
  bank: '测试银行',
  circumstances: ['landRequisitionRetiree'],
};
const CLERK: Ask = { ...MACHINE, channel: 'counter', staff: '1001' };
const MADE = 'B00000018';

let b: Bench;
let order: string;
const code = (outcome: CommandOutcome): string => (outcome.outcome === 'done' ? 'done' : outcome.code);
const run = (command: AuthorityCommand): Promise<CommandOutcome> => b.authority.execute(command);
const begin = (over: Ask = {}) => run({ command: 'beginCardMaking', ...envelope({ ...MACHINE, ...over }), order });
const handedOver = (over: Ask = {}) =>
  run({ command: 'recordCardHandOver', ...envelope({ ...MACHINE, ...over }), order, cardNumber: MADE, expiresOn: '2036-11-22' });
const step = async () => (await ordersOf(b.db, HOLDER))[0]?.step;

beforeEach(async () => {
  b = await bench();
  const ordered = await run({ command: 'orderCard', ...envelope(MACHINE), kind: 'instant' });
  if (ordered.outcome !== 'done') throw new Error(ordered.code);
  order = ordered.receipt.number;
});

describe('a card that a self-service machine makes', () => {
  it('is the machine’s from the first blank on, and in the holder’s hand when it was taken', async () => {
    expect(await step()).toBe('dataCollected');
    expect(code(await begin())).toBe('done');
    expect(await step()).toBe('verified');
    const done = await handedOver();
    expect(done).toMatchObject({ outcome: 'done', receipt: { reference: order } });
    expect(await step()).toBe('collected');
    const card = await findCard(b.db, { socialSecurityNumber: HOLDER, cardNumber: MADE });
    expect(card).toMatchObject({ issuing_bank: '测试银行', expires_on: '2036-11-22', replaces: CARD, collected_on: '2026-11-22' });
  });

  it('may be begun again by the same machine after a blank was spoilt, by no other one', async () => {
    await begin();
    expect(code(await begin())).toBe('done');
    const other = { ...envelope(MACHINE), terminal: { ...envelope(MACHINE).terminal, id: 'T-02' } };
    expect(code(await run({ command: 'beginCardMaking', ...other, order }))).toBe('wrongState');
  });

  it('is not begun without the ID card, at a counter, at another outlet, or for somebody else', async () => {
    const evidence = { card: true, idCard: false, socialSecurityPin: true, bankPin: false, proxy: false };
    expect(code(await begin({ evidence }))).toBe('notAllowedHere');
    expect(code(await begin(CLERK))).toBe('notAuthorised');
    expect(code(await begin({ outletId: 'CSB-2' }))).toBe('notAuthorised');
    expect(code(await begin({ subject: { socialSecurityNumber: '530602199402251241' } }))).toBe('unknownOrder');
    expect(await step()).toBe('dataCollected');
  });

  it('is not recorded as handed over before it was begun, nor twice; told again it gives the first answer', async () => {
    expect(code(await handedOver())).toBe('wrongState');
    await begin();
    const first = await handedOver({ idempotencyKey: 'machine-1-handOver' });
    b.passMs(DAY_MS);
    expect(await handedOver({ idempotencyKey: 'machine-1-handOver' })).toEqual(first);
    expect(code(await handedOver())).toBe('wrongState');
    expect(first).toMatchObject({ receipt: { issuedAtMs: START_MS } });
  });

  it('stays open when its card was not taken: the clerk may still finish it', async () => {
    await begin();
    const card = { cardNumber: MADE, issuingBank: '长沙银行', expiresOn: null, functions: ['socialSecurity' as const] };
    const finished = await run({ command: 'advanceOrder', ...envelope({ ...CLERK }), order, event: 'handOver', card });
    expect(code(finished)).toBe('done');
    expect(code(await handedOver())).toBe('wrongState');
  });
});
