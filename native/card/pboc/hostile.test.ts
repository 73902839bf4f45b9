/** The whole read against a card that answers what it likes: damaged answers of a good card, foreign bytes, any status word. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scriptedConnection } from '../../../test/support/scripted-connection.ts';
import { concat, hex, toHex } from '../../base/bytes.ts';
import { ok } from '../../base/result.ts';
import type { CardConnection } from '../../ports/card-reader.ts';
import { createCardSession } from '../session.ts';
import { createBankCard } from './driver.ts';
import { createECashWallet } from './e-cash-wallet.ts';
import { ALL_RECORDS, DIRECTORY, GPO, SELECT } from './session.fixture.ts';

const GOOD_ANSWERS = [...DIRECTORY, ...SELECT, ...GPO, ...ALL_RECORDS].map(([, answer]) => hex(answer));
/** Far above any real read: seven questions, each with at most 255 log records or 64 records of a file locator. */
const MOST_COMMANDS = 2500;
const KNOWN_FAULTS = /^(pboc|card)\./;

const good = fc.constantFrom(...GOOD_ANSWERS);
const flipped = fc
  .tuple(good, fc.nat(), fc.integer({ min: 1, max: 255 }))
  .map(([answer, at, mask]) => answer.map((byte, i) => (i === at % answer.length ? byte ^ mask : byte)));
const cut = fc.tuple(good, fc.nat()).map(([answer, length]) => concat(answer.subarray(0, length % answer.length), hex('9000')));
const foreign = fc
  .tuple(fc.uint8Array({ maxLength: 40 }), fc.constantFrom('9000', '6283', '6A82', '6985', '63C2'))
  .map(([data, sw]) => concat(data, hex(sw)));
const anyStatus = fc.uint8Array({ minLength: 0, maxLength: 2 });

/** Answers one after another, from the beginning again at the end. */
function hostileCard(answers: readonly Uint8Array[]): CardConnection & { readonly sent: () => number } {
  let sent = 0;
  const transmit = () => Promise.resolve(ok(answers[sent++ % answers.length]?.slice() ?? hex('6F00')));
  return { ...scriptedConnection([], 'chipT0'), transmit, sent: () => sent };
}

it('ends with data or with a known fault, without a throw and without an endless conversation', async () => {
  const answers = fc.array(fc.oneof(good, flipped, cut, foreign, anyStatus), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(answers, async (list) => {
      const card = hostileCard(list);
      const session = createCardSession(card);
      const bank = createBankCard(session);
      const outcomes = [
        await bank.readIdentity(),
        await bank.readApplications(),
        await bank.readObjects(),
        await bank.readPinTries(),
        await bank.readECash(),
        await bank.readLog('transactions'),
        await createECashWallet(session).readBalance(),
      ];
      for (const outcome of outcomes) if (!outcome.ok) expect(outcome.error.code).toMatch(KNOWN_FAULTS);
      expect(card.sent()).toBeLessThan(MOST_COMMANDS);
    }),
    { numRuns: 300 },
  );
});

it('one damaged byte in one answer never gives another card number', async () => {
  const script = [...DIRECTORY, ...SELECT, ...GPO, ...ALL_RECORDS].map(([command, answer]) => [command, hex(answer)] as const);
  const damage = fc.record({ which: fc.nat(script.length - 1), at: fc.nat(), mask: fc.integer({ min: 1, max: 255 }) });
  await fc.assert(
    fc.asyncProperty(damage, async ({ which, at, mask }) => {
      const answers = new Map(
        script.map(([command, answer], i) => [
          command,
          i === which ? answer.map((b, j) => (j === at % answer.length ? b ^ mask : b)) : answer,
        ]),
      );
      const transmit = (command: Uint8Array) => Promise.resolve(ok(answers.get(toHex(command)) ?? hex('6A82')));
      const card: CardConnection = { ...scriptedConnection([], 'chipT1'), transmit };
      const identity = await createBankCard(createCardSession(card)).readIdentity();
      if (identity.ok) expect(identity.value.pan).toBe('6217000000000000012');
    }),
    { numRuns: 2000 },
  );
});
