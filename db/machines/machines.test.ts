import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CARD_FUNCTION_EVENTS, CARD_FUNCTION_TABLE, functionMay, nextFunctionState, type CardFunctionState } from './card-function.ts';
import { FUNCTION_STATES } from '../rules/words.ts';
import { firstStep, nextOrderStep, ORDER_EVENTS, ORDER_KINDS, orderTable, type OrderStep } from './card-order.ts';
import { KEEPING_TABLE, keepingOf, type KeepingFacts } from './keeping.ts';
import { addMonths, dayOf } from './months.ts';
import { keepingTermsOf } from '../office/terms.ts';
import { packOf } from '../office/testing.ts';
import { nextPassword, PASSWORD_EVENTS, PASSWORD_TABLE } from './password.ts';
import { SETTLEMENT_TABLE } from './settlement-elsewhere.ts';

describe('every table', () => {
  it.each([
    ['of a card function', CARD_FUNCTION_TABLE],
    ['of an order from the workshop', orderTable('first')],
    ['of an instant order', orderTable('instant')],
    ['of a report at the place of treatment', SETTLEMENT_TABLE],
    ['of a password', PASSWORD_TABLE.map((line) => ({ ...line, to: line.answer }))],
  ])('%s has one line for a state and an event, and each line says on what it rests', (_what, table) => {
    const keys = table.map((line) => `${line.from} ${line.on}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const line of table) expect(line.source.quote.length).toBeGreaterThan(3);
  });
});

describe('a function of a card', () => {
  const history = fc.array(fc.constantFrom(...CARD_FUNCTION_EVENTS), { maxLength: 40 });

  it('once formally lost, void, expired or absent never works again, whatever happens', () => {
    fc.assert(
      fc.property(fc.constantFrom<CardFunctionState>('formallyLost', 'void', 'expired', 'absent'), history, (start, events) => {
        let state: CardFunctionState = start;
        for (const event of events) {
          const next = nextFunctionState(state, event, 'active');
          if (next.ok) state = next.value;
          expect(['formallyLost', 'void', 'expired', 'absent']).toContain(state);
        }
      }),
    );
  });

  it('is active only after it was collected and activated', () => {
    fc.assert(
      fc.property(history, (events) => {
        let state: CardFunctionState = 'made';
        let before: CardFunctionState | null = null;
        const passed: string[] = [];
        for (const event of events) {
          if (['reportTemporary', 'freezeAlong'].includes(event) && functionMay(state, event)) before = state;
          const next = nextFunctionState(state, event, before);
          if (!next.ok) continue;
          passed.push(event);
          state = next.value;
          if (state === 'active') expect(passed).toEqual(expect.arrayContaining(['collect', 'activate']));
        }
      }),
    );
  });

  it('comes back from a lifted or lapsed report as it was', () => {
    for (const before of FUNCTION_STATES.filter((state) => functionMay(state, 'reportTemporary'))) {
      expect(nextFunctionState('temporarilyLost', 'lift', before)).toEqual({ ok: true, value: before });
      expect(nextFunctionState('temporarilyLost', 'lapse', before)).toEqual({ ok: true, value: before });
    }
    expect(nextFunctionState('formallyLost', 'lift', 'active')).toEqual({ ok: false, error: 'wrongState' });
  });
});

describe('an order', () => {
  it('reaches the hand by steps that follow each other, and nothing follows the hand', () => {
    const walk = (kind: (typeof ORDER_KINDS)[number], events: readonly (typeof ORDER_EVENTS)[number][]) =>
      events.reduce<OrderStep>((step, event) => {
        const next = nextOrderStep(kind, step, event);
        if (!next.ok) throw new Error(`${event} after ${step}`);
        return next.value.to;
      }, firstStep(kind));
    expect(walk('first', ['verify', 'make', 'deliver', 'collect'])).toBe('collected');
    expect(walk('first', ['reject', 'correct', 'verify', 'make', 'deliver', 'collect'])).toBe('collected');
    expect(walk('replacement', ['make', 'deliver', 'collect'])).toBe('collected');
    expect(walk('instant', ['verify', 'handOver'])).toBe('collected');
    for (const kind of ORDER_KINDS) for (const event of ORDER_EVENTS) expect(nextOrderStep(kind, 'collected', event).ok).toBe(false);
  });
});

describe('a password at the host', () => {
  it('counts down to the lock, and only a reset opens it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.array(fc.constantFrom(...PASSWORD_EVENTS), { maxLength: 60 }), (triesMax, events) => {
        let triesLeft = triesMax;
        for (const event of events) {
          const locked = triesLeft === 0;
          const next = nextPassword({ triesLeft, triesMax }, event);
          if (locked && event !== 'reset') expect(next).toEqual({ answer: 'locked', triesLeft: 0 });
          if (!locked && event === 'right') expect(next).toEqual({ answer: 'accepted', triesLeft: triesMax });
          if (!locked && event === 'wrong')
            expect(next).toEqual({ answer: triesLeft === 1 ? 'lockedNow' : 'refused', triesLeft: triesLeft - 1 });
          if (event === 'reset') expect(next.triesLeft).toBe(triesMax);
          triesLeft = next.triesLeft;
        }
      }),
    );
  });
});

const SWITCH = keepingTermsOf(packOf('changsha'), '2026-11-22');

describe('the keeping of an account (S3, 5 and 6)', () => {
  const old = { pool: 'changsha', insuredSince: '2015-03-01', cardOpenedOn: '2015-05-01' } as const;

  it('从2023年10月起 新增参保人员 不再办理医保卡: their first credit is in the ledger already', () => {
    for (const pool of ['changsha', 'province'] as const) {
      expect(keepingOf({ pool, insuredSince: '2023-10-01', cardOpenedOn: null }, '2023-10', SWITCH)).toMatchObject({ keeping: 'ledger' });
      expect(keepingOf({ pool, insuredSince: '2023-09-30', cardOpenedOn: '2023-09-30' }, '2023-10', SWITCH)).toMatchObject({
        keeping: 'card',
      });
    }
  });

  it('从2023年11月起 划入记账户: the last credit to a card is that of October', () => {
    expect(keepingOf(old, '2023-10', SWITCH)).toMatchObject({ keeping: 'card', creditedOn: null });
    expect(keepingOf(old, '2023-11', SWITCH)).toMatchObject({ keeping: 'ledger', creditedOn: null });
  });

  it('11月30日前开户, 12月底划拨10月及以前: a card opened in time gets it at the end of December, one day later the ledger has it', () => {
    const opened = (cardOpenedOn: string | null) => keepingOf({ ...old, cardOpenedOn }, '2023-09', SWITCH);
    expect(opened('2023-11-30')).toMatchObject({ keeping: 'card', creditedOn: '2023-12-31' });
    expect(opened('2023-10-01')).toMatchObject({ keeping: 'card', creditedOn: '2023-12-31' });
    expect(opened('2023-12-01')).toMatchObject({ keeping: 'ledger', creditedOn: null });
    expect(opened(null)).toMatchObject({ keeping: 'ledger' });
  });

  it('省本级 未办理开户: straight to the ledger', () => {
    expect(keepingOf({ pool: 'province', insuredSince: '2015-03-01', cardOpenedOn: null }, '2023-08', SWITCH)).toMatchObject({
      keeping: 'ledger',
    });
  });

  it('is decided for everybody in every month, and never goes back from the ledger to the card', () => {
    const date = fc.integer({ min: 0, max: 4_000 }).map((days) => new Date(Date.UTC(2015, 0, 1 + days)).toISOString().slice(0, 10));
    const facts: fc.Arbitrary<KeepingFacts> = fc.record({
      pool: fc.constantFrom('province' as const, 'changsha' as const, 'ledgerArea' as const, 'cardArea' as const),
      insuredSince: date,
      cardOpenedOn: fc.option(date),
    });
    fc.assert(
      fc.property(facts, (one) => {
        const months = Array.from({ length: 60 }, (_unused, index) => addMonths('2021-01', index));
        const kept = months.map((month) => keepingOf(one, month, SWITCH).keeping);
        const first = kept.indexOf('ledger');
        if (first >= 0) expect(kept.slice(first)).toEqual(kept.slice(first).map(() => 'ledger'));
        if (one.pool !== 'cardArea') expect(keepingOf(one, '2023-11', SWITCH).keeping).toBe('ledger');
      }),
    );
    expect(KEEPING_TABLE).toHaveLength(8);
    expect(dayOf('2024-02', 31)).toBe('2024-02-29');
  });
});
