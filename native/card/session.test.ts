import { describe, expect, it } from 'vitest';
import { scriptedConnection } from '../../test/support/scripted-connection.ts';
import { hex } from '../base/bytes.ts';
import { ok } from '../base/result.ts';
import { verifyPin } from './commands/verify.ts';
import { readRecordByTag } from './commands/read-record.ts';
import { createCardSession } from './session.ts';
import type { TraceLine } from './trace.ts';

describe('conversations', () => {
  it('run one after another, whole', async () => {
    const session = createCardSession(
      scriptedConnection([
        ['00B2010001', '9000'],
        ['00B2020001', '9000'],
        ['00B2030001', '9000'],
      ]),
    );
    const first = session.converse(async (card) => {
      const one = await card.send(readRecordByTag(1, 1));
      return one.ok ? card.send(readRecordByTag(2, 1)) : one;
    });
    const second = session.converse((card) => card.send(readRecordByTag(3, 1)));
    expect([(await first).ok, (await second).ok]).toEqual([true, true]);
  });

  it('that are cancelled before their turn say nothing to the card', async () => {
    const session = createCardSession(scriptedConnection([]));
    const answer = await session.converse((card) => card.send(readRecordByTag(1, 1)), AbortSignal.abort());
    expect(!answer.ok && answer.error.code).toBe('card.cancelled');
  });

  it('that are cancelled between two commands stop there', async () => {
    const abort = new AbortController();
    const session = createCardSession(scriptedConnection([['00B2010001', '9000']]));
    const answer = await session.converse(async (card) => {
      const one = await card.send(readRecordByTag(1, 1));
      abort.abort();
      return one.ok ? card.send(readRecordByTag(2, 1)) : one;
    }, abort.signal);
    expect(!answer.ok && answer.error.code).toBe('card.cancelled');
  });

  it('forget the selected application at a reset', async () => {
    const session = createCardSession(scriptedConnection([]));
    const before = await session.converse((card) => {
      card.selected = 'SSSE';
      return Promise.resolve(ok(card.selected));
    });
    expect(before).toEqual({ ok: true, value: 'SSSE' });
    expect((await session.reset()).ok).toBe(true);
    const selected = await session.converse((card) => Promise.resolve(ok(card.selected)));
    expect(selected).toEqual({ ok: true, value: null });
  });
});

describe('the trace', () => {
  async function traced(
    run: (session: ReturnType<typeof createCardSession>) => Promise<unknown>,
    script: [string, string][],
  ): Promise<string> {
    const lines: TraceLine[] = [];
    await run(createCardSession(scriptedConnection(script), { trace: (line) => lines.push(line) }));
    return lines.map(({ text }) => text).join(' | ');
  }

  it('never shows a PIN', async () => {
    const text = await traced(
      (session) => session.converse((card) => card.send(verifyPin(Uint8Array.of(1, 2, 3, 4, 5, 6)))),
      [['0020000003123456', '63C5']],
    );
    expect(text).toBe('00200000 Lc=3 ** (3) | 63C5');
  });

  it('shows of a record no more than its tag, length and size', async () => {
    const number = '0812313131313131313938313031303131313130';
    const text = await traced(
      (session) => session.converse((card) => card.send(readRecordByTag(8, 20))),
      [['00B2080014', `${number}9000`]],
    );
    expect(text).toBe('00B20800 Le=20 | 0812~ (20) 9000');
    expect(text).not.toContain(number.slice(4, 12));
  });
});

it('wipes the bytes that carried a PIN', async () => {
  const sent: Uint8Array[] = [];
  const connection = {
    ...scriptedConnection([]),
    transmit: (command: Uint8Array) => (sent.push(command), Promise.resolve(ok(hex('9000')))),
  };
  const answer = await createCardSession(connection).converse((card) => card.send(verifyPin(Uint8Array.of(1, 2, 3, 4, 5, 6))));
  expect(answer.ok).toBe(true);
  expect(sent[0]?.every((byte) => byte === 0)).toBe(true);
});
