import { describe, expect, it } from 'vitest';
import { hex } from '../../base/bytes.ts';
import { poweredCard, say, SELECT_SSSE } from './script.fixture.ts';
import { cardTimeMs, REALISTIC_T0, realisticTiming } from './timing.ts';

describe('time on faster lines', () => {
  it('is less by the rate', () => {
    const [select, answer] = [hex('00A4000002EF05'), hex('9000')];
    const line = (baud: number) => cardTimeMs(select, answer, { ...realisticTiming(baud), processingMs: 0 });
    expect([9600, 38400, 115200].map(line)).toEqual([12.5, 3.125, expect.closeTo(1.0417, 3)]);
  });

  it('on T=1 is 11 etu a character in blocks of four more, chained above 32 bytes', () => {
    const line = { ...realisticTiming(9600, 'T1'), processingMs: 0 };
    expect(cardTimeMs(hex('0084000008'), hex('01020304050607089000'), line)).toBeCloseTo(((5 + 10 + 8) * 11) / 9.6);
    expect(cardTimeMs(new Uint8Array(40), hex('9000'), line)).toBeCloseTo(((40 + 2 + 12 + 4) * 11) / 9.6);
  });
});

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
