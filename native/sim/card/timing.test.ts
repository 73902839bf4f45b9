import { describe, expect, it } from 'vitest';
import { hex } from '../../base/bytes.ts';
import { poweredCard, say, SELECT_SSSE } from './script.fixture.ts';
import { cardTimeMs, REALISTIC_T0 } from './timing.ts';

describe('time of a T=0 card at 9600 bits per second', () => {
  const line = { ...REALISTIC_T0, processingMs: 0 };

  it('is 1.25 ms a character: header, procedure byte, data, status word', () => {
    expect(cardTimeMs(hex('0084000008'), hex('01020304050607089000'), line)).toBe((5 + 1 + 8 + 2) * 1.25);
    expect(cardTimeMs(hex('0020000003000000'), hex('9000'), line)).toBe((5 + 1 + 3 + 2) * 1.25);
    expect(cardTimeMs(hex('00200000'), hex('63C6'), line)).toBe((5 + 2) * 1.25);
    expect(cardTimeMs(hex('00A4000002EF0500'), hex('9000'), line)).toBe((5 + 1 + 2 + 2) * 1.25);
  });

  it('is waited for and added up', async () => {
    const waits: number[] = [];
    const card = poweredCard('zhaotong', { timing: REALISTIC_T0, delay: async (ms) => void waits.push(ms) });
    await say(card, SELECT_SSSE);
    await say(card, '00C0000018');
    expect(waits).toEqual([(5 + 1 + 15 + 2) * 1.25 + 2, (5 + 1 + 24 + 2) * 1.25 + 2]);
    expect(card.ownTimeMs()).toBeCloseTo(waits.reduce((sum, ms) => sum + ms, 0));
  });

  it('is nothing without timing', async () => {
    const card = poweredCard('zhaotong');
    await say(card, SELECT_SSSE);
    expect(card.ownTimeMs()).toBe(0);
  });
});
