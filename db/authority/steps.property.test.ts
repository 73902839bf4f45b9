/** Orders and query passwords over random histories, each command twice at once, against their tables. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { onBothDatabases } from '../../test/support/databases.ts';
import { firstStep, nextOrderStep, ORDER_EVENTS, type OrderEvent, type OrderStep } from '../machines/card-order.ts';
import { nextPassword } from '../machines/password.ts';
import type { AuthoritySchema } from '../schema.ts';
import type { CommandOutcome } from './api.ts';
import { bench as benchOn, envelope, HOLDER, NEWCOMER, prepareBench, type Bench } from './testing.ts';

const ALL = { card: true, idCard: true, socialSecurityPin: true, bankPin: true, proxy: false };
const ask = () => envelope({ city: 'suzhou', channel: 'counter', evidence: ALL });
const code = (outcome: CommandOutcome) => (outcome.outcome === 'done' ? 'done' : outcome.code);
const twice = <T>(act: () => Promise<T>): Promise<T[]> => Promise.all([act(), act()]);

async function ordered(b: Bench): Promise<string> {
  const lost = await b.authority.execute({ command: 'reportFormalLoss', cardFunction: 'bank', ...ask() });
  const order = await b.authority.execute({ command: 'orderCard', kind: 'replacement', ...ask() });
  if (lost.outcome !== 'done' || order.outcome !== 'done') throw new Error('the order was not taken');
  return order.receipt.number;
}

let cards = 0;
function step(b: Bench, order: string, event: OrderEvent): Promise<CommandOutcome> {
  if (event === 'collect') return b.authority.execute({ command: 'collectCard', order, ...ask() });
  const card = { cardNumber: `T8${++cards}`, issuingBank: '测试银行', expiresOn: null, functions: ['socialSecurity' as const] };
  const makes = event === 'make' || event === 'handOver';
  return b.authority.execute({ command: 'advanceOrder', order, event, ...ask(), ...(makes ? { card } : {}) });
}

onBothDatabases('step by step', (databases) => {
  const bench = async () => benchOn(await databases.prepared<AuthoritySchema>('bench', prepareBench));

  it('an order goes as the table says, and no step is taken twice', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...ORDER_EVENTS), { maxLength: 12 }), async (events) => {
        const b = await bench();
        const order = await ordered(b);
        let at: OrderStep = firstStep('replacement');
        let taken = 1;
        for (const event of events) {
          const codes = (await twice(() => step(b, order, event))).map(code);
          const next = nextOrderStep('replacement', at, event);
          // Before there is a card there is nothing to collect.
          const none = event === 'collect' && (at === 'verified' || at === 'cancelled') ? 'unknownOrder' : 'wrongState';
          if (next.ok) {
            at = next.value.to;
            taken += 1;
            expect(codes.toSorted()).toEqual(['done', 'wrongState']);
          } else expect(codes).toEqual([none, none]);
        }
        const seen = await b.authority.inquire('orders', { inquiry: 'orders', subject: { socialSecurityNumber: HOLDER } });
        expect(seen).toMatchObject({ ok: true, value: [{ step: at, steps: { length: taken } }] });
        const cardsMade = await b.db.selectFrom('cards').select('card_number').where('card_number', 'like', 'T8%').execute();
        expect(cardsMade.length).toBeLessThanOrEqual(1);
        await b.db.destroy();
      }),
      { numRuns: 12 },
    );
  });

  it('a query password counts as the table says: two tries at once are two tries', { timeout: 120_000 }, async () => {
    const event = fc.constantFrom('right' as const, 'wrong' as const, 'wrong' as const, 'reset' as const);
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 8 }), async (events) => {
        const b = await bench();
        const about = () => envelope({ channel: 'counter', evidence: ALL, subject: { socialSecurityNumber: NEWCOMER } });
        const change = () => b.authority.execute({ command: 'changeQueryPassword', newPassword: '246810', ...about() });
        const check = (password: string) => b.authority.execute({ command: 'checkQueryPassword', password, ...about() });
        const first = await change();
        const triesMax = first.outcome === 'done' ? (first.receipt.password?.triesLeft ?? 0) : 0;
        let triesLeft = triesMax;
        for (const one of events) {
          const outcomes = await twice(() => (one === 'reset' ? change() : check(one === 'right' ? '246810' : '111111')));
          const expected = [0, 1].map(() => {
            const next = nextPassword({ triesLeft, triesMax }, one);
            triesLeft = next.triesLeft;
            return triesLeft;
          });
          const told = outcomes.map((outcome) => (outcome.outcome === 'done' ? outcome.receipt.password?.triesLeft : outcome.code));
          expect(told.toSorted()).toEqual(expected.toSorted());
        }
        await b.db.destroy();
      }),
      { numRuns: 6 },
    );
  });
});
